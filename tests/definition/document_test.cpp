#include <catch2/catch.hpp>

#include "reading.hpp"

namespace document_test {

using namespace track;
using Shown = std::vector<std::string>;

TEST_CASE("A byte order mark and line ends of Windows are accepted") {
  std::string text = "\xEF\xBB\xBFstatus = 1\r\n[[theme]]\r\nid = 3\r\nname = \"柱\"\r\n";
  for (char letter : reading::plan_table())
    text += letter == '\n' ? "\r\n" : std::string(1, letter);
  const std::vector<Diagnostic> faults = reading::files({text}).faults;
  REQUIRE(reading::shown(faults) ==
          Shown{"1:10 '1' \"status\" is not a single table", "3:6 '3' \"id\" is not text"});
  CHECK(faults[0].source_line == "status = 1");
}

TEST_CASE("Text that is not UTF-8 is a fault at its first such character") {
  const std::vector<Diagnostic> faults =
      reading::files({"[plan]\nname = \"計\x8c\x76\"\n" + std::string("x = \xff")}).faults;
  REQUIRE(faults.size() == 1);
  CHECK(reading::shown(faults[0]) == "2:10 '\xEF\xBF\xBD' not valid UTF-8");
  CHECK(faults[0].source_line == "name = \"計\xEF\xBF\xBDv\"");
  CHECK(faults[0].rule.ja ==
        "文字コードをUTF-8にして保存し直してください（Shift_JISで保存されている可能性があります）");
}

TEST_CASE("A NUL is a fault") {
  using namespace std::string_literals;
  CHECK(reading::shown(reading::files({"a = 1\nb\0 = 2"s}).faults) ==
        Shown{"2:2 '\0' a NUL character"s});
}

TEST_CASE("A file too large, or with a line too long, is one fault") {
  CHECK(reading::shown(reading::files({std::string(10'000'001, '\n')}).faults) ==
        Shown{"1:1 '' the file is larger than 10 MB"});
  CHECK(reading::shown(reading::files({"\n#" + std::string(20'000, 'x')}).faults) ==
        Shown{"2:1 '' the line is longer than 20000 bytes"});
}

}  // namespace document_test
