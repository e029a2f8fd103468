#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>

#include "cp932.hpp"
#include "track/base/encoding.hpp"

namespace track {

namespace {

constexpr char32_t missing_letter = U'〓';

// What Unicode's own decompositions do not lead to. The first ones stand where other programs than
// Windows' have the same bytes of Shift_JIS.
struct Nearest {
  char32_t character;
  std::string_view nearest;
};
constexpr Nearest near_characters[] = {
    {U'〜', "～"},   {U'—', "―"},      {U'−', "－"},     {U'‖', "∥"},     {U'¢', "￠"},
    {U'£', "￡"},    {U'¬', "￢"},     {U'¦', "￤"},     {U'¥', "￥"},    {U'‾', "￣"},
    {U'–', "-"},     {U'\u2011', "-"}, {U'\u2012', "-"}, {U'•', "・"},    {U'·', "・"},
    {U'«', "《"},    {U'»', "》"},     {U'€', "EUR"},    {U'©', "(C)"},   {U'®', "(R)"},
    {U'ß', "ss"},    {U'æ', "ae"},     {U'Æ', "AE"},     {U'ø', "o"},     {U'Ø', "O"},
    {U'ł', "l"},     {U'Ł', "L"},      {U'đ', "d"},      {U'Đ', "D"},     {U'ð', "d"},
    {U'þ', "th"},    {U'œ', "oe"},     {U'Œ', "OE"},     {U'ı', "i"},     {U'\u2044', "/"},
    {U'✓', "レ"},    {U'☑', "レ"},     {U'⚫', "●"},      {U'⚪', "○"},     {U'𠮷', "吉"},
    {U'\u00AD', ""}, {U'\u200B', ""},  {U'\u200C', ""},  {U'\u200D', ""}, {U'\u2060', ""},
    {U'\uFEFF', ""},
};

bool is_unicode(Encoding encoding) {
  return encoding != Encoding::cp932;
}

bool holds(std::int32_t character) {
  return character >= 0 && character < 0x10000 &&
         (character == 0 || cp932().bytes.at(static_cast<std::size_t>(character)) != 0);
}

// Marks over and under letters, and what chooses between the shapes of one.
bool is_mark(std::int32_t character) {
  constexpr std::uint32_t marks = U_GC_MN_MASK | U_GC_ME_MASK;
  return (U_GET_GC_MASK(character) & marks) != 0;
}

// The character in the parts that Unicode takes it for, those that CP932 holds.
std::string decomposed(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKDInstance(status);
  const auto length = static_cast<std::int32_t>(bytes.size());
  const icu::UnicodeString parts =
      form->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(bytes.data(), length)), status);
  std::string text;
  for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
    const auto part = static_cast<std::int32_t>(parts.char32At(at));
    if (is_mark(part)) continue;
    const auto* near =
        std::ranges::find(near_characters, static_cast<char32_t>(part), &Nearest::character);
    if (near != std::end(near_characters)) {
      text += near->nearest;
    } else if (holds(part)) {
      append_utf8(static_cast<char32_t>(part), text);
    } else {
      return {};
    }
  }
  return text;
}

// The last character with the mark that follows it as one ("か" and U+3099); whether there is one.
bool put_on_last(std::int32_t mark, std::string& text) {
  if (text.empty()) return false;
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  std::string_view last = std::string_view(text).substr(begin);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  const auto both = form->composePair(take_character(last).code_point, mark);
  if (!holds(both)) return false;
  text.resize(begin);
  append_utf8(static_cast<char32_t>(both), text);
  return true;
}

void append_nearest(const Utf8Character& character, std::string& text) {
  if (character.code_point >= 0) {
    const auto* near = std::ranges::find(
        near_characters, static_cast<char32_t>(character.code_point), &Nearest::character);
    if (near != std::end(near_characters)) {
      text += near->nearest;
      return;
    }
    if (is_mark(character.code_point)) {
      put_on_last(character.code_point, text);
      return;
    }
    const std::string parts = decomposed(character.bytes);
    if (!parts.empty()) {
      text += parts;
      return;
    }
  }
  append_utf8(missing_letter, text);
}

void append_cp932(std::int32_t character, std::string& bytes) {
  const char32_t held = holds(character) ? static_cast<char32_t>(character) : missing_letter;
  const std::uint16_t code = cp932().bytes.at(held);
  if (code > 0xFF) bytes += static_cast<char>(code >> 8U);
  bytes += static_cast<char>(code & 0xFFU);
}

void append_utf16(std::int32_t character, Encoding encoding, std::string& bytes) {
  const auto unit = [&](std::uint32_t value) {
    const char low = static_cast<char>(value & 0xFFU);
    const char high = static_cast<char>(value >> 8U & 0xFFU);
    bytes += encoding == Encoding::utf16le ? low : high;
    bytes += encoding == Encoding::utf16le ? high : low;
  };
  const auto value = static_cast<std::uint32_t>(character < 0 ? 0xFFFD : character);
  if (value < 0x10000) return unit(value);
  unit(0xD800U + ((value - 0x10000U) >> 10U));
  unit(0xDC00U + ((value - 0x10000U) & 0x3FFU));
}

}  // namespace

std::optional<Utf8Character> first_unfit(std::string_view text, Encoding encoding) {
  while (!text.empty()) {
    const Utf8Character character = take_character(text);
    if (character.code_point < 0) return character;
    if (!is_unicode(encoding) && !holds(character.code_point)) return character;
  }
  return std::nullopt;
}

std::string transliterated(std::string_view text, Encoding encoding) {
  std::string result;
  while (!text.empty()) {
    const Utf8Character character = take_character(text);
    if (character.code_point >= 0 && (is_unicode(encoding) || holds(character.code_point))) {
      result += character.bytes;
    } else if (is_unicode(encoding)) {
      append_utf8(U'\uFFFD', result);
    } else {
      append_nearest(character, result);
    }
  }
  return result;
}

std::string encoded(std::string_view text, Encoding encoding) {
  std::string bytes;
  while (!text.empty()) {
    const Utf8Character character = take_character(text);
    if (encoding == Encoding::cp932) {
      append_cp932(character.code_point, bytes);
    } else if (encoding == Encoding::utf16le || encoding == Encoding::utf16be) {
      append_utf16(character.code_point, encoding, bytes);
    } else if (character.code_point < 0) {
      append_utf8(U'\uFFFD', bytes);
    } else {
      bytes += character.bytes;
    }
  }
  return bytes;
}

}  // namespace track
