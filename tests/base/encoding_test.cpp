#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "base/generators.hpp"
#include "track/base/encoding.hpp"

namespace track::encoding_test {
namespace {

struct Decoded {
  std::string text;
  std::optional<std::uint64_t> misfit;
};

Decoded decoded(std::string_view bytes, Encoding encoding, std::size_t piece = 1000) {
  Decoder decoder(encoding);
  Decoded result;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
    result.text += decoder.decode(bytes.substr(0, piece));
  }
  decoder.end();
  result.misfit = decoder.misfit();
  return result;
}

TEST_CASE("a mark tells the encoding and is no part of the text") {
  CHECK(marked_encoding("\xEF\xBB\xBF"
                        "a") == Encoding::utf8_bom);
  CHECK(marked_encoding("\xFF\xFE"
                        "a") == Encoding::utf16le);
  CHECK(marked_encoding("\xFE\xFF") == Encoding::utf16be);
  CHECK_FALSE(marked_encoding("\xEF\xBB"));
  CHECK_FALSE(marked_encoding(""));
  for (const std::size_t piece : {1U, 2U, 3U, 100U}) {
    for (const Encoding each : {Encoding::utf8, Encoding::utf8_bom}) {
      CHECK(decoded("\xEF\xBB\xBF練馬", each, piece).text == "練馬");
      CHECK(decoded("\xEF\xBB\xBF\xEF\xBB\xBFx", each, piece).text == "\uFEFFx");
    }
    CHECK(decoded({"\xFF\xFE\x3D\xD8\x00\xDE"
                   "a\0",
                   8},
                  Encoding::utf16le, piece)
              .text == "😀a");
    CHECK(decoded({"\xFE\xFF\xD8\x3D\xDE\x00\0a", 8}, Encoding::utf16be, piece).text == "😀a");
  }
}

TEST_CASE("a byte that fits nothing is told with its place") {
  struct Case {
    std::string bytes;
    Encoding encoding;
    std::uint64_t misfit;
  };
  const std::vector<Case> cases = {
      {"ab\xE7", Encoding::utf8, 2},
      {"練\xE9\xA6", Encoding::utf8, 3},
      {"練\xE9\xA6x", Encoding::utf8, 3},
      {"\xEF\xBB\xBF練\x80", Encoding::utf8, 6},
      {"\xC0\xAF", Encoding::utf8, 0},           // "/" in two bytes
      {"a\xED\xA0\x80", Encoding::utf8, 1},      // half of a pair
      {"a\xF4\x90\x80\x80", Encoding::utf8, 1},  // beyond Unicode
      {"\xEF\xBB", Encoding::utf8, 0},
      {"a\x81", Encoding::cp932, 1},
      {"a\x81\x20", Encoding::cp932, 1},
      {"\x97\xFB\xFC\xFC", Encoding::cp932, 2},
      {"abcdefghijk\x80", Encoding::cp932, 11},
      {"\xA0", Encoding::cp932, 0},
      {"\xFD", Encoding::cp932, 0},
      {"\x85\x40", Encoding::cp932, 0},  // no character there
      {{"\xFF\xFE"
        "a\0b",
        5},
       Encoding::utf16le,
       4},
      {{"\xFF\xFE\x00\xDE"
        "a\0",
        6},
       Encoding::utf16le,
       2},
  };
  for (const Case& each : cases) {
    for (const std::size_t piece : {1U, 2U, 100U}) {
      INFO(each.bytes << " by " << piece);
      CHECK(decoded(each.bytes, each.encoding, piece).misfit == each.misfit);
    }
  }
  CHECK_FALSE(decoded("\xEF\xBB\xBF", Encoding::utf8).misfit);
  CHECK_FALSE(decoded("", Encoding::cp932).misfit);
}

TEST_CASE("CP932 is what Windows takes it for") {
  struct Case {
    const char* bytes;
    const char* text;
  };
  const std::vector<Case> cases = {
      {"\x81\x60", "～"},      // U+FF5E, not the wave dash U+301C
      {"\x81\x5C", "\u2015"},  // not U+2014
      {"\x81\x7C", "－"},      // U+FF0D, not U+2212
      {"\x81\x61", "∥"},       // U+2225, not U+2016
      {"\x81\x91", "￠"},     {"\x81\xCA", "￢"},     {"\x87\x40", "①"}, {"\x87\x54", "Ⅰ"},
      {"\x87\x75", "㎡"},     {"\x87\x8A", "㈱"},     {"\x87\x82", "№"}, {"\xFB\xFC", "髙"},
      {"\xFA\xB1", "﨑"},     {"\x5C", "\\"},         {"\x7E", "~"},     {"\x1A", "\x1A"},
      {"\x1C", "\x1C"},       {"\x7F", "\x7F"},       {"\xB1", "ｱ"},     {"\xF0\x40", "\uE000"},
      {"\x81\xE6", "∵"},      {"\x81\x40", "\u3000"},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    CHECK(decoded(each.bytes, Encoding::cp932).text == each.text);
    CHECK(encoded(each.text, Encoding::cp932) == each.bytes);
  }
  // What stands twice is read from either place.
  CHECK(decoded("\xFA\x58\xED\x40\xFA\x5C\x87\x9A", Encoding::cp932).text == "㈱纊纊∵");
}

TEST_CASE("a character that an encoding has no place for is told, or goes to the nearest") {
  struct Case {
    const char* text;
    const char* unfit;
    const char* nearest;
  };
  const std::vector<Case> cases = {
      {"10㎡", "", "10㎡"},
      {"通い〜泊まり", "〜", "通い～泊まり"},
      {"相談—件数", "—", "相談―件数"},
      {"café", "é", "cafe"},
      {"−3", "−", "－3"},
      {"½", "½", "1/2"},
      {"m²", "²", "m2"},
      {"か\u3099く", "\u3099", "がく"},
      {"葛\U000E0100城", "\U000E0100", "葛城"},
      {"😀", "😀", "〓"},
      {"한", "한", "〓"},
      {"a\u00A0b", "\u00A0", "a b"},
      {"¥100", "¥", "￥100"},
      {"Straße", "ß", "Strasse"},
      {"€5", "€", "EUR5"},
      {"a\xFF"
       "b",
       "\xFF", "a〓b"},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    const auto unfit = first_unfit(each.text, Encoding::cp932);
    CHECK((unfit ? unfit->bytes : "") == each.unfit);
    CHECK(transliterated(each.text, Encoding::cp932) == each.nearest);
    CHECK_FALSE(first_unfit(each.nearest, Encoding::cp932));
  }
  CHECK_FALSE(first_unfit("—😀", Encoding::utf8));
  CHECK(transliterated("—😀", Encoding::utf8_bom) == "—😀");
  CHECK(first_unfit("a\xFF", Encoding::utf8));
}

TEST_CASE("every text comes back from each encoding that can hold it, however it is cut") {
  const auto encodings = rc::gen::element(Encoding::utf8, Encoding::utf8_bom, Encoding::cp932,
                                          Encoding::utf16le, Encoding::utf16be);
  const auto part = rc::gen::oneOf(
      rc::gen::element<std::string>("\uFEFF", "—", "～", "①", "髙", "\uE000", "\x1A", "﨑"),
      generators::any_text());
  rc::prop("round trip", [&] {
    const Encoding encoding = *encodings;
    std::string text;
    for (const std::string& one : *rc::gen::container<std::vector<std::string>>(part)) text += one;
    text = transliterated(text, encoding);
    RC_ASSERT_FALSE(first_unfit(text, encoding));
    const std::string bytes =
        std::string(encoding_mark(encoding == Encoding::utf8 ? Encoding::utf8_bom : encoding)) +
        encoded(text, encoding);
    const Decoded again =
        decoded(bytes, encoding, static_cast<std::size_t>(*rc::gen::inRange(1, 9)));
    RC_ASSERT_FALSE(again.misfit);
    RC_ASSERT(again.text == text);
  });
}

}  // namespace
}  // namespace track::encoding_test
