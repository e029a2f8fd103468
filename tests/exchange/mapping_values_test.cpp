#include <catch2/catch.hpp>

#include "mapped.hpp"

namespace mapping_values_test {

using mapped::Shown;

// What a cell becomes as a value of an indicator: the value, "blank", or the problem and the rule.
std::string value(const std::string& cell, const std::string& indicator = "calls",
                  const std::string& lines = "") {
  const auto read =
      mapped::table("period = \"R4\"\nvalues = { \"値\" = \"" + indicator + "\" }\n" + lines,
                    "値\n" + cell + "\n");
  if (read.faults.size() == 1) {
    const std::string& fault = read.faults.front();
    return fault.substr(fault.find("': ") + 3);
  }
  if (read.entries.empty()) return "blank";
  const std::string& entry = read.entries.front();
  const std::size_t behind = entry.rfind(" 2022-04-01..");
  return entry.substr(indicator.size() + 1, behind - indicator.size() - 1);
}

struct Case {
  std::string cell;
  std::string becomes;  // the value, or how the fault begins
};

TEST_CASE("Cells as offices type them become a value, or are refused with the way out") {
  const std::string own = "\" has no meaning of its own in a sheet / say it: symbols = { \"";
  const std::vector<Case> cases = {
      {" 39,541", "39,541"},
      {"110,702 ", "110,702"},
      {"　１２３　", "123"},
      {"14 000", "14,000"},
      {"14\u00A0000", "14,000"},
      {"77.0", "77"},
      {"1,234 件", "1,234"},
      {"５件", "5"},
      {"=#12", "12"},
      {"=#1234.5000000000001", "1,234.5"},
      {"", "blank"},
      {" 　", "blank"},
      {"_x000D_", "blank"},
      {"12_x000D_", "12"},
      {"12\\n", "12"},
      {"unknown", "unknown"},
      {"不明", "unknown"},
      {"秘匿", "suppressed"},
      {"######", "the column was too narrow"},
      {"データなし", "\"データなし" + own + "データなし"},
      {"調整中", "\"調整中" + own},
      {"-", "\"-" + own},
      {"－", "\"－" + own},
      {"ー", "\"ー" + own},
      {"―", "\"―" + own},
      {"…", "\"…" + own},
      {"x", "\"x" + own},
      {"*", "\"*" + own},
      {"NA", "\"NA" + own},
      {"n/a", "\"n/a" + own},
      {"23(8)", "\"23(8)\" has no meaning of its own in a sheet / a cell has one figure"},
      {"43（16）", "\"43（16）\" has no meaning of its own in a sheet / a cell has one figure"},
      {"<500", "\"<500\" is not a number"},
      {"132①", "the unit \"①\" is not the indicator's"},
      {"1234p", "\"1234p\" is not a number"},
      {"△3.2", "\"-3.2\" is negative, and a count is 0 or more / what was counted too much"},
      {"1.613",
       "\"1.613\" can be read in two ways / write decimal = \",\" where it is 1613, decimal = "
       "\".\" where it is 1.613"},
      {"12 人", "the unit \"人\" is not the indicator's, which is \"件\""},
      {"67.30%", "\"67.3%\" is a percentage, not a number"},
      {"1,23", "misplaced"},
      {"4月初旬", "the unit \"月初旬\" is not the indicator's"},
      {"2/3～2/14", "\"2/3~2/14\" is a fraction"},
      {"=#0.123456", "0.123456 has more than four decimals / write round = 2"},
      {"=e#DIV/0!", "the formula gives the error #DIV/0! / mend the formula"},
      {"=f=A1+B1", "the formula has no stored result / open the file in a spreadsheet"},
      {"=d2022-04-01 m月", "2022-04-01 is a date, not a number"},
      {"=bTRUE", "TRUE is neither number nor value"},
  };
  for (const Case& one : cases) {
    INFO(one.cell);
    const std::string becomes = value(one.cell);
    if (one.becomes == "misplaced") {
      CHECK(becomes.find("separator") != std::string::npos);
    } else {
      CHECK(becomes.substr(0, one.becomes.size()) == one.becomes);
      CHECK(!becomes.empty());
    }
  }
}

TEST_CASE("A share is read as it is shown") {
  CHECK(value("67.30%", "known") == "67.3 %");
  CHECK(value("６８．６％", "known") == "68.6 %");
  CHECK(value("84/102", "known") == "84/102");
  CHECK(value("=#0.686 0.0%", "known") == "68.6 %");
  CHECK(value("=#0.68600000000000005 0.0%", "known") == "68.6 %");
  CHECK(value("=#1 0%", "known") == "100 %");
  CHECK(value("68.6", "known").ends_with("/ if these are percentages: value = \"{}%\""));
  CHECK(value("68.6", "known", "value = \"{}%\"") == "68.6 %");
  CHECK(value("=#0.960396039603 0.0%", "known").starts_with("96.0396039603 has more than four"));
  CHECK(value("=#0.960396039603 0.0%", "known", "round = 1") == "96 %");
}

TEST_CASE("Other kinds keep their words and signs") {
  CHECK(value("△3.2", "score") == "-3.2");
  CHECK(value("▲1,000", "score") == "-1,000");
  CHECK(value("- 1", "score") == "-1");
  CHECK(value("完了", "guide") == "done");
  CHECK(value("未着手", "guide") == "not started");
}

TEST_CASE("Symbols mean what the mapping says, and nothing else does") {
  const std::string symbols =
      "symbols = { \"…\" = \"unknown\", \"－\" = 0, \"x\" = \"suppressed\", \"NA\" = \"\", \"<*\" "
      "= "
      "\"suppressed\", \"*\" = \"unknown\", \"調整中\" = false, \"999\" = \"unknown\" }";
  CHECK(value("…", "calls", symbols) == "unknown");
  CHECK(value("－", "calls", symbols) == "0");
  CHECK(value("-", "calls", symbols) == "0");
  CHECK(value("X", "calls", symbols) == "suppressed");
  CHECK(value("na", "calls", symbols) == "blank");
  CHECK(value("<500", "calls", symbols) == "suppressed");
  CHECK(value("*", "calls", symbols) == "unknown");
  CHECK(value("調整中", "calls", symbols) == "blank");
  CHECK(value("=#999", "calls", symbols) == "unknown");
  CHECK(value("12", "calls", symbols) == "12");
  CHECK(value("**", "calls", symbols).find("no meaning") != std::string::npos);
}

TEST_CASE("A symbol in a part of a value is the whole of it") {
  const auto read = mapped::table(
      "period = \"R4\"\nindicator = \"known\"\nvalue = \"{a}/{b}\"\nsymbols = { \"…\" = "
      "\"unknown\" }",
      "a|b\n…|102\n1|4\n");
  CHECK(read.faults == Shown{});
  CHECK(read.entries ==
        Shown{"known unknown 2022-04-01..2023-03-31 A2", "known 1/4 2022-04-01..2023-03-31 A3"});
}

TEST_CASE("Values are multiples, by unit or number, and rounded when asked") {
  CHECK(value("1,234", "calls", "unit = \"千件\"") == "1,234,000");
  CHECK(value("1.5千件", "calls", "unit = \"千件\"") == "1,500");
  CHECK(value("2", "calls", "unit = \"百万件\"") == "2,000,000");
  CHECK(value("2", "calls", "unit = \"千人\"") ==
        "the unit \"千人\" is no multiple of that of calls, which is \"件\"");
  CHECK(value("=#12.5", "calls", "times = 1000") == "12,500");
  CHECK(value("5", "score", "times = 0.001") == "0.005");
  CHECK(value("=#2245.59295455029", "calls", "times = 1000\nround = 0") == "2,245,593");
  CHECK(value("0.05", "score", "round = 1") == "0.1");
  CHECK(value("△0.05", "score", "round = 1") == "-0.1");
  CHECK(value("9.996", "score", "round = 2\ndecimal = \".\"") == "10");
}

TEST_CASE("A decimal comma is read where the mapping says so") {
  CHECK(value("1.613", "calls", "decimal = \",\"") == "1,613");
  CHECK(value("1.613,5", "score", "decimal = \",\"") == "1,613.5");
  CHECK(value("0,05", "score", "decimal = \",\"") == "0.05");
  CHECK(value("1.61", "score", "decimal = \",\"").find("is not a number with a decimal comma") !=
        std::string::npos);
  CHECK(value("1.613", "score", "decimal = \".\"") == "1.613");
  CHECK(value("0.375", "score") == "0.375");
}

}  // namespace mapping_values_test
