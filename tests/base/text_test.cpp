#include "track/base/text.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

namespace track::text_test {

TEST_CASE("UTF-8 is told from other bytes") {
  CHECK(is_utf8(""));
  CHECK(is_utf8("plain"));
  CHECK(is_utf8("練馬区 😀"));
  CHECK_FALSE(is_utf8("\x97\xFB\x94\x6E"));  // Shift_JIS
  CHECK_FALSE(is_utf8("\xE7\xB7"));          // cut off
  CHECK_FALSE(is_utf8("\xC0\xAF"));          // overlong
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));      // surrogate
}

TEST_CASE("full-width letters and digits become half width") {
  CHECK(half_width("Ｒ４－Ｑ１") == "R4-Q1");
  CHECK(half_width("㎡") == "m2");
  CHECK(half_width("ﾈﾘﾏ") == "ネリマ");
  CHECK(half_width("R4 Q1") == "R4 Q1");
}

TEST_CASE("names that differ in width, case or space fold to the same") {
  CHECK(folded("在宅療養 講演会") == folded("在宅療養　講演会"));
  CHECK(folded("在宅療養 講演会") == folded("在宅療養講演会"));
  CHECK(folded("Ｌecture") == folded("lecture"));
  CHECK(folded(" Lecture\tOne ") == "lectureone");
  CHECK(folded("か\u3099") == folded("が"));
  CHECK(folded("講演会") != folded("研修会"));
}

TEST_CASE("trimming takes white space of any width off both ends") {
  CHECK(trimmed(" \t\u3000練 馬\u3000\n") == "練 馬");
  CHECK(trimmed("\u3000") == "");
  CHECK(trimmed("") == "");
  CHECK(trimmed("\xFF ") == "\xFF");
}

TEST_CASE("text fit for a terminal shows what would steer it") {
  CHECK(printable("練馬区 A-1 😀") == "練馬区 A-1 😀");
  CHECK(printable("\x1B[31mred") == "<U+001B>[31mred");
  CHECK(printable("a\u202Eb\u2066c\u200Fd\uFEFFe") == "a<U+202E>b<U+2066>c<U+200F>d<U+FEFF>e");
  CHECK(printable("\u0085\u009B\u2028\u2029\x7F") == "<U+0085><U+009B><U+2028><U+2029><U+007F>");
  CHECK(printable("a\xFF\xE7\xB7z") == "a<\\xFF><\\xE7><\\xB7>z");
  CHECK(printable_lines("a\tb\r\n\x1Bz\n\nc\n") == "a b\n<U+001B>z\n\nc\n");
  CHECK(printable_lines("").empty());
  CHECK(printable(std::string_view("a\0b", 3)) == "a<U+0000>b");
}

TEST_CASE("a line break or tab becomes one space") {
  CHECK(printable("a\r\nb\nc\rd\te") == "a b c d e");
}

TEST_CASE("joiners and variation selectors belong to their characters") {
  CHECK(printable("👩\u200D⚕") == "👩\u200D⚕");
  CHECK(printable("葛\U000E0100") == "葛\U000E0100");
}

TEST_CASE("laws of printable text") {
  rc::prop("it is UTF-8 without control characters, and stays as it is", [] {
    const auto bytes = *rc::gen::arbitrary<std::string>();
    const std::string shown = printable(bytes);
    RC_ASSERT(is_utf8(shown));
    RC_ASSERT(std::none_of(shown.begin(), shown.end(),
                           [](char each) { return (each >= 0 && each < ' ') || each == 0x7F; }));
    RC_ASSERT(printable(shown) == shown);
  });
}

TEST_CASE("a text is blank where nothing of it can be seen") {
  for (const char* blank : {"", " ", "\t\n", "\u3000", "\u00A0\u2003", "\u200B", "\uFEFF\u2060",
                            "\u200E", "\u3164", "\u2800", "\u00AD", "\x01", "\uFE0F"}) {
    INFO(printable(blank));
    CHECK(is_blank(blank));
  }
  for (const char* seen : {"a", " 練 ", "-", "\u200Bx", "\xFF", "．"}) CHECK_FALSE(is_blank(seen));
}

}  // namespace track::text_test
