#include <catch2/catch.hpp>

#include "reading.hpp"

namespace syntax_error_test {

using namespace track;
using Shown = std::vector<std::string>;

namespace {

// The only fault of a file, and what is suggested.
std::string fault_of(const std::string& text) {
  const std::vector<Diagnostic> faults = reading::files({text}).faults;
  return faults.size() == 1 ? reading::shown(faults.front()) : "";
}

std::string japanese_of(const std::string& text) {
  const std::vector<Diagnostic> faults = reading::files({text}).faults;
  return faults.size() == 1 ? faults.front().problem.ja : "";
}

}  // namespace

TEST_CASE("A text that is not closed is underlined from its quote") {
  CHECK(fault_of("x = 1\nname = \"計画 # a\nid = 3\n") ==
        "2:8 '\"計画 # a' the text is not closed");
  CHECK(fault_of("name = 'abc") == "1:8 ''abc' the text is not closed");
  CHECK(fault_of("a = \"\\\\\"\nname = \"\"\"\nabc\n\n") == "2:8 '\"\"\"' the text is not closed");
  CHECK(fault_of("a = [\"x\", \"y]\n") == "1:11 '\"y]' the text is not closed");
  CHECK(japanese_of("a = \"") == "文字列の引用符が閉じられていません");
}

TEST_CASE("Quotes that are closed are not taken for open ones") {
  CHECK(
      fault_of(
          "a = \"\\\"#\" # \"\nb = '\\'\nc = \"\"\"x\"\"\"\"\"\nd = ''\ne = '''it''s'''\nf = ?") ==
      "6:5 '?' the value is neither text in quotes nor a number");
}

TEST_CASE("What is given twice names the first") {
  CHECK(fault_of("[plan]\nid = \"a\"\n[plan]\n") == "3:1 '[plan]' given twice in this file");
  CHECK(reading::files({"[plan]\nid = \"a\"\n[plan]\n"}).faults[0].rule.en ==
        "it is first on line 1; keep one of them");
  CHECK(fault_of("[targets.x]\nR3 = 1\n  R3   = 2\n") == "3:3 'R3' given twice in this file");
  CHECK(fault_of("a = 1\n[a]\n") == "2:1 '[a]' given twice in this file");
  CHECK(fault_of("a = { b = 1 }\n[a.c]\n") == "2:1 '[a.c]' given twice in this file");
  CHECK(japanese_of("a = 1\na = 2") == "同じファイルに二度書かれています");
}

TEST_CASE("Common slips are named in our own words") {
  const std::string no_value = "no value";
  CHECK(fault_of("a = 1\n名 = 2\n") == "2:1 '名' this cannot start a key");
  CHECK(fault_of("name =\nid = 1") == "1:1 'name =' no value");
  CHECK(fault_of("name = # later\n") == "1:1 'name = ' no value");
  CHECK(fault_of("name =") == "1:1 'name =' no value");
  CHECK(fault_of("name \"x\"\n") == "1:1 'name \"x\"' \"=\" is missing");
  CHECK(fault_of("id = R3 # x\n") ==
        "1:6 'R3 # x' the value is neither text in quotes nor a number");
  CHECK(fault_of("id = “x”") == "1:6 '“x”' the value is neither text in quotes nor a number");
  CHECK(fault_of("id = yes\n") == "1:6 'yes' the value is neither text in quotes nor a number");
  CHECK(fault_of("id = 計画") == "1:6 '計画' the value is neither text in quotes nor a number");
  CHECK(fault_of("id = true1") ==
        "1:1 'id = true1' the value is neither text in quotes nor a number");
  CHECK(fault_of("id = \"計\" x\n") == "1:10 'x' more than one thing on the line");
  CHECK(fault_of("id　= 3") == "1:3 '　' white space other than a plain space or tab");
  CHECK(fault_of("[plan\nid = 3") == "1:1 '[plan' the table's name is not closed");
  CHECK(fault_of("a = [1, 2\n\n\n") ==
        "1:1 'a = [1, 2' the list is not closed, or a comma is missing");
  CHECK(fault_of("a = [\"1\" \"2\"]\n") ==
        "1:1 'a = [\"1\" \"2\"]' the list is not closed, or a comma is missing");
  CHECK(fault_of("a = { b = 1\nc = 2 }\n") ==
        "1:1 'a = { b = 1' the table in braces is not closed, or a comma is missing");
  CHECK(fault_of("a = \"\\d\"") == "1:7 'd' an unknown backslash escape");
  CHECK(fault_of("a = \"x\x01\"") == "1:7 '\x01' a control character");
  CHECK(fault_of("a = 1.2.3") == "1:1 'a = 1.2.3' not a valid TOML number");
  CHECK(fault_of("a = 012") == "1:1 'a = 012' not a valid TOML number");
  CHECK(fault_of("a = 2019-13-01") == "1:1 'a = 2019-13-01' not a valid TOML date or time");
  CHECK(japanese_of("a = R3") == "値が引用符で囲まれておらず、数としても読めません");
}

TEST_CASE("Anything else is told as the parser tells it, or in general") {
  const std::vector<Diagnostic> faults =
      reading::files({"a = " + std::string(300, '[') + std::string(300, ']')}).faults;
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].problem.en ==
        "not TOML: exceeded maximum nested value depth of 256 (TOML_MAX_NESTED_VALUES)");
  CHECK(faults[0].rule.ja == "書き方は https://toml.io/ja/ を参照してください");
}

TEST_CASE("A key of very many parts is refused before it can overflow the stack") {
  std::string deep = "a";
  for (int part = 0; part < 200'000; ++part) deep += ".a";
  CHECK(fault_of("x = \"" + std::string(100, '.') + "\"\n" + deep.substr(0, 101) + " = 1\n") ==
        "2:32 '.' a key has more than 16 parts");
  CHECK(reading::files({"[" + deep.substr(0, 15'001) + "]"}).faults.size() == 1);
  CHECK(reading::files({"# ..................\nx = \"..................\"\n"}).faults.size() == 2);
}

}  // namespace syntax_error_test
