#include <algorithm>
#include <catch2/catch.hpp>

#include <rapidcheck/catch.h>

#include "base/generators.hpp"
#include "track/base/text.hpp"

namespace track::text_layout_test {

namespace {

using Lines = std::vector<std::string>;

std::string without_spaces(std::string text) {
  for (const std::string space : {" ", "\u3000"}) {
    for (auto at = text.find(space); at != std::string::npos; at = text.find(space)) {
      text.erase(at, space.size());
    }
  }
  return text;
}

}  // namespace

TEST_CASE("wide characters take two columns, combining marks none") {
  CHECK(text_width("") == 0);
  CHECK(text_width("abc") == 3);
  CHECK(text_width("練馬区") == 6);
  CHECK(text_width("Ａ") == 2);
  CHECK(text_width("ﾈﾘﾏ") == 3);
  CHECK(text_width("か\u3099") == 2);
  CHECK(text_width("e\u0301") == 1);
  CHECK(text_width("○") == 1);  // ambiguous
  CHECK(text_width("葛\U000E0100") == 2);
}

TEST_CASE("padding fills up to a width, and leaves wider text whole") {
  CHECK(pad_right("練馬", 6) == "練馬  ");
  CHECK(pad_left("12", 4) == "  12");
  CHECK(pad_right("練馬区", 4) == "練馬区");
  CHECK(pad_left("", 2) == "  ");
}

TEST_CASE("lines break at spaces") {
  CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrap("one two three", 100) == Lines{"one two three"});
  CHECK(wrap("one   two", 5) == Lines{"one", "two"});
  CHECK(wrap("  one two", 5) == Lines{"  one", "two"});
}

TEST_CASE("Japanese lines keep punctuation off their start") {
  CHECK(wrap("在宅療養、講演会", 8) == Lines{"在宅療", "養、講演", "会"});
  CHECK(wrap("データ", 4) == Lines{"デー", "タ"});
}

TEST_CASE("a word longer than a line breaks anywhere") {
  CHECK(wrap("abcdefg", 3) == Lines{"abc", "def", "g"});
  CHECK(wrap("a bcdef g", 3) == Lines{"a", "bcd", "ef", "g"});
  CHECK(wrap("練", 1) == Lines{"練"});
  CHECK(wrap("か\u3099き", 1) == Lines{"か\u3099", "き"});
}

TEST_CASE("line breaks in the text are kept") {
  CHECK(wrap("a\n\nb", 10) == Lines{"a", "", "b"});
  CHECK(wrap("a\n", 10) == Lines{"a"});
  CHECK(wrap("", 10) == Lines{""});
}

TEST_CASE("laws of layout") {
  using generators::any_text;
  rc::prop("wrapping loses nothing but spaces and keeps to the width", [] {
    const std::string text = *any_text();
    const auto width = *rc::gen::inRange<std::size_t>(2, 20);
    const Lines lines = wrap(text, width);
    RC_ASSERT_FALSE(lines.empty());
    std::string joined;
    for (const auto& line : lines) {
      RC_ASSERT(text_width(line) <= width);
      joined += line;
    }
    RC_ASSERT(without_spaces(joined) == without_spaces(text));
  });
  rc::prop("padding reaches the width and keeps the text", [] {
    const std::string text = *any_text();
    const auto width = *rc::gen::inRange<std::size_t>(0, 40);
    const std::size_t expected = std::max(width, text_width(text));
    RC_ASSERT(text_width(pad_right(text, width)) == expected);
    RC_ASSERT(text_width(pad_left(text, width)) == expected);
    RC_ASSERT(pad_right(text, width).starts_with(text));
    RC_ASSERT(pad_left(text, width).ends_with(text));
  });
}

}  // namespace track::text_layout_test
