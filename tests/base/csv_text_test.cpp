#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "base/generators.hpp"
#include "track/base/csv.hpp"

namespace track {

TEST_CASE("a text that a spreadsheet would run gets an apostrophe, which is taken off again") {
  for (const char* text :
       {"=1+1", "+1",  "-1",       "@SUM(A1)", "＝1+1",    "＋1",          "－1",
        "＠x",  " =1", "\u3000=1", "\u00A0+1", "\u200B=1", " \t\u3000－1", "\tx",
        "\rx",  "\nx", "'=1",      "''=1",     "' =1",     "'\tx",         "-"}) {
    INFO(text);
    CHECK(defused(text) == "'" + std::string(text));
    CHECK(undefused(defused(text)) == text);
  }
}

TEST_CASE("any other text stays as it is, an apostrophe before it too") {
  for (const char* text : {"", "a=1", "1-2", " a", "'", "''", "'a", "' a", "’=1", "練馬-1", " "}) {
    INFO(text);
    CHECK(defused(text) == text);
    CHECK(undefused(text) == text);
  }
}

TEST_CASE("whatever was defused is read back as it was") {
  const auto part = rc::gen::oneOf(
      rc::gen::element<std::string>("=", "+", "-", "@", "'", " ", "\t", "\n", "＝", "\uFEFF"),
      generators::any_text());
  rc::prop("round trip", [&] {
    std::string text;
    for (const std::string& one : *rc::gen::container<std::vector<std::string>>(part)) text += one;
    RC_ASSERT(undefused(defused(text)) == text);
  });
}

TEST_CASE("a field is in quotes where RFC 4180 asks for it, or where a mark would be seen") {
  CHECK(csv_quoted("練馬") == "練馬");
  CHECK(csv_quoted("a,b") == "\"a,b\"");
  CHECK(csv_quoted("a;b") == "a;b");
  CHECK(csv_quoted("a;b", ",;\t") == "\"a;b\"");
  CHECK(csv_quoted("a\"b") == "\"a\"\"b\"");
  CHECK(csv_quoted("a\rb") == "\"a\rb\"");
  CHECK(csv_quoted("\uFEFFa") == "\"\uFEFFa\"");
}

}  // namespace track
