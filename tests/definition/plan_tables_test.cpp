#include <catch2/catch.hpp>

#include "reading.hpp"

namespace plan_tables_test {

using namespace track;
using Shown = std::vector<std::string>;

namespace {

// A whole plan with that line as its fifth.
definition::Definitions plan_with(const std::string& line,
                                  const std::string& years = "[\"R3\", \"R5\"]") {
  return reading::files(
      {"[plan]\nid = \"p\"\nname = \"計画\"\nyears = " + years + "\n" + line + "\n"});
}
Shown faults(const std::string& line) {
  return reading::shown(plan_with("era = \"japanese\"\n" + line).faults);
}
Shown years(const std::string& years) {
  return reading::shown(plan_with("era = \"japanese\"", years).faults);
}
std::string rule(const std::string& line) {
  return plan_with("era = \"japanese\"\n" + line).faults.at(0).rule.en;
}

}  // namespace

TEST_CASE("The start of the fiscal year is a month and day, not 29 February") {
  CHECK(faults("fiscal_year_starts = \"10-01\"") == Shown{});
  CHECK(plan_with("era = \"japanese\"\nfiscal_year_starts = \"12-31\"").plan.calendar.starts ==
        std::chrono::December / 31);
  for (const std::string wrong :
       {"4-1", "04/01", "13-01", "04-31", "00-01", "04-00", "0401", "+4-01"}) {
    CHECK(faults("fiscal_year_starts = \"" + wrong + "\"") ==
          Shown{"6:22 '\"" + wrong + "\"' \"" + wrong + "\" is not a day of the year"});
  }
  CHECK(rule("fiscal_year_starts = \"4-1\"") ==
        "month and day in two digits each, as in \"04-01\"");
  CHECK(faults("fiscal_year_starts = \"02-29\"") ==
        Shown{"6:22 '\"02-29\"' a fiscal year cannot start on 29 February"});
}

TEST_CASE("The time zone exists") {
  CHECK(faults("time_zone = \"Asia/Tokyo\"") == Shown{});
  CHECK(faults("time_zone = \"Asia/Tokio\"") ==
        Shown{"6:13 '\"Asia/Tokio\"' unknown time zone \"Asia/Tokio\""});
  CHECK(rule("time_zone = \"JST+9x\"") ==
        "a name of the IANA database, as in \"Asia/Tokyo\" or \"UTC\"");
}

TEST_CASE("An unknown era calendar is one fault: the years are read nevertheless") {
  const auto read = plan_with("era = \"japan\"");
  REQUIRE(reading::shown(read.faults) == Shown{"5:7 '\"japan\"' unknown era calendar \"japan\""});
  CHECK(read.faults[0].rule.en == "one of japanese, none; did you mean \"japanese\"?");
  CHECK(read.faults[0].rule.ja == "japanese, none のいずれかです。もしかして：「japanese」");
}

TEST_CASE("Eras need the era calendar") {
  const auto read = plan_with("");
  CHECK(reading::shown(read.faults) == Shown{"4:10 '\"R3\"' \"R3\" is not a fiscal year",
                                             "4:16 '\"R5\"' \"R5\" is not a fiscal year"});
  CHECK(plan_with("era = \"none\"", "[\"2021\", 2023]").faults.empty());
}

TEST_CASE("The years are a first and a last, at most a hundred") {
  CHECK(years("[\"R3\", 2023]") == Shown{});
  CHECK(years("[2021, 2120]") == Shown{});
  CHECK(years("[2021, 2121]") == Shown{"4:9 '[2021, 2121]' the plan has 101 years"});
  CHECK(years("[\"R5\", \"R3\"]") ==
        Shown{"4:9 '[\"R5\", \"R3\"]' the last year is before the first"});
  CHECK(years("[\"R3\"]") == Shown{"4:9 '[\"R3\"]' \"years\" is not a first and a last year"});
  CHECK(years("[\"R3\", \"R4\", \"R5\"]").size() == 1);
  CHECK(years("\"R3\"").size() == 1);
  CHECK(years("[\"R3\", \"\"]") == Shown{"4:16 '\"\"' \"years\" is empty"});
  CHECK(years("[\"R3\", \"X5\"]") == Shown{"4:16 '\"X5\"' \"X5\" is not a fiscal year"});
}

TEST_CASE("A year after the end of its era is read with a warning") {
  const auto read = plan_with("era = \"japanese\"", "[\"H30\", \"H32\"]");
  CHECK(read.faults.empty());
  CHECK(read.plan.last_year == FiscalYear{2020});
  REQUIRE(read.warnings.size() == 1);
  CHECK_THAT(reading::shown(read.warnings[0]), Catch::StartsWith("4:17 '\"H32\"' "));
}

TEST_CASE("A plan has each of its tables once, in whatever file") {
  const auto read = reading::files(
      {"[status]\nnear = 0.9\n" + reading::plan_table(),
       "[plan]\nid = \"q\"\nname = \"別\"\nyears = [2021, 2023]\n[status]\nnear = 0.8\n"});
  REQUIRE(reading::shown(read.faults) ==
          Shown{"1:1 '[plan]' a second [plan]; the first is in a.toml:4",
                "5:1 '[status]' a second [status]; the first is in a.toml:1"});
  CHECK(read.faults[0].problem.ja == "[plan] が a.toml:4 にもあります");
  CHECK(read.plan.id == "p");
  CHECK(reading::files({reading::plan_table() + "[monitoring]\noutcomes = [\"a\"]\n",
                        "[monitoring]\noutcomes = [\"b\"]\n"})
            .faults.size() == 1);
}

TEST_CASE("The threshold for nearly lies between 0 and 1, exactly as written") {
  const auto near = [](const std::string& number) {
    return reading::with_plan("[status]\nnear = " + number + "\n");
  };
  CHECK(near("0.7501").plan.near == Quantity::from_units(7'501));
  for (const std::string number : {"0", "1", "1.0", "-0.5", "85"}) {
    CHECK(reading::shown(near(number).faults) ==
          Shown{"2:8 '" + number + "' \"near\" is " + number});
  }
  CHECK(near("0.85").faults.empty());
  CHECK(reading::shown(near("0.85001").faults) ==
        Shown{"2:8 '0.85001' \"0.85001\" has more than four decimals"});
}

TEST_CASE("Values are to be reported within a number of days that is sound") {
  const auto days = [](const std::string& number) {
    return reading::with_plan("[reporting]\ndays = " + number + "\n");
  };
  CHECK(reading::with_plan("").plan.reporting_days == 30);
  CHECK(days("0").plan.reporting_days == 0);
  CHECK(days("366").plan.reporting_days == 366);
  for (const std::string number : {"-1", "367"}) {
    CHECK(reading::shown(days(number).faults) ==
          Shown{"2:8 '" + number + "' \"days\" is " + number});
  }
}

TEST_CASE("Where the start of the year is not known, nothing is said that depends on it") {
  const auto read = plan_with(R"(era = "japanese"
fiscal_year_starts = "4-1"
[[indicator]]
id = "x"
name = "値"
kind = "count"
since = "2021年"
until = "R2"
baseline = { year = "R1", date = "2020-03-31", value = 1 })");
  CHECK(reading::shown(read.faults) == Shown{"6:22 '\"4-1\"' \"4-1\" is not a day of the year"});
}

}  // namespace plan_tables_test
