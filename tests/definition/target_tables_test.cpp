#include <fmt/format.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "reading.hpp"

namespace target_tables_test {

using namespace track;
using Shown = std::vector<std::string>;

namespace {

// Targets of "lecture.x" of a kind; the first line behind the header is line 2.
std::string targets(const std::string& lines, const std::string& kind = "count") {
  return "[targets.\"lecture.x\"]\n" + lines + "\n" +
         reading::indicator("kind = \"" + kind + "\"\n" + (kind == "rate" ? "per = 1000\n" : ""));
}
Shown faults(const std::string& lines, const std::string& kind = "count") {
  return reading::faults(targets(lines, kind));
}
std::map<FiscalYear, Value> read(const std::string& lines, const std::string& kind = "count") {
  return reading::with_plan(targets(lines, kind)).plan.indicators.at(0).targets;
}
Quantity amount(const std::string& number, const std::string& kind = "count") {
  return read("R4 = " + number, kind).at({2022}).amount;
}

TEST_CASE("A milestone that goes back and a total that falls are doubted") {
  const auto warnings = [](const std::string& lines, const std::string& kind) {
    return reading::shown(reading::with_plan(targets(lines, kind)).warnings);
  };
  CHECK(warnings("R3 = \"started\"\nR4 = \"done\"", "milestone").empty());
  CHECK(warnings("R3 = \"done\"\nR4 = \"started\"", "milestone") ==
        Shown{"3:1 'R4' the milestone was to be done in R3 already"});
  CHECK(warnings("basis = \"cumulative\"\nR3 = 10\nR4 = 9", "count") ==
        Shown{"4:1 'R4' the cumulative target is below that of R3"});
  CHECK(warnings("R3 = 10\nR4 = 9", "count").empty());
}

TEST_CASE("A table of targets may have one of the whole plan") {
  const auto read = [](const std::string& lines) {
    return reading::with_plan("[targets.\"lecture.x\"]\n" + lines + "\n" +
                              reading::indicator("kind = \"count\""));
  };
  const track::Indicator whole = read("plan = 900\nR4 = 300").plan.indicators.at(0);
  REQUIRE(whole.plan_target);
  CHECK(whole.plan_target->amount == track::Quantity::whole(900));
  CHECK(whole.origins.plan_target.line == 2);
  CHECK(whole.targets.size() == 1);
  CHECK(reading::shown(read("plan = \"many\"").faults) ==
        std::vector<std::string>{"2:8 '\"many\"' the target is not a number"});
  CHECK(read("plan = -1").faults.size() == 1);
}

}  // namespace

TEST_CASE("Targets are numbers by year, exact to four decimals") {
  CHECK(read("R3 = 280\n2022 = 300\n\"令和5年度\" = 350").size() == 3);
  CHECK(amount("0.1", "stock") == Quantity::from_units(1'000));
  CHECK(amount("1_234.5678") == Quantity::from_units(12'345'678));
  CHECK(amount("+3") == Quantity::whole(3));
  CHECK(amount("-3", "stock") == Quantity::whole(-3));
  CHECK(amount("-3.5", "score") == Quantity::from_units(-35'000));
  CHECK(amount("22.6", "rate") == Quantity::from_units(226'000));
  CHECK(faults("R4 = 0.12345") == Shown{"2:6 '0.12345' \"0.12345\" has more than four decimals"});
  for (const std::string number : {"1e3", "0x10", "0b1", "inf", "-nan", "9000000000000000000"}) {
    CHECK_THAT(faults("R4 = " + number).at(0), Catch::StartsWith("2:6 '" + number + "' "));
  }
}

TEST_CASE("A target takes the form of its kind") {
  CHECK(faults("R4 = \"300\"") == Shown{"2:6 '\"300\"' the target is not a number"});
  CHECK(faults("R4 = [3]") == Shown{"2:6 '[3]' the target is not a number"});
  CHECK(faults("R4 = -1") == Shown{"2:6 '-1' the target -1 is below zero"});
  CHECK(faults("R4 = -1", "running").size() == 1);
  CHECK(faults("R4 = -1", "rate").size() == 1);
  CHECK(reading::rule(targets("R4 = -1")) == "a count is never below zero");
}

TEST_CASE("A target of a share is in percent") {
  CHECK(read("R4 = 60", "share").at({2022}).form == ValueForm::percentage);
  CHECK(amount("62.5", "share") == Quantity::from_units(625'000));
  CHECK(faults("R3 = 0\nR4 = 100", "share") == Shown{});
  CHECK(faults("R4 = 100.1", "share") ==
        Shown{"2:6 '100.1' the target 100.1 is not within 0 and 100"});
  CHECK(faults("R4 = -1", "share").size() == 1);
  CHECK(faults("R4 = \"60%\"", "share") == Shown{"2:6 '\"60%\"' the target is not a number"});
  CHECK(reading::japanese(targets("R4 = \"60%\"", "share")) ==
        "目標値が数ではありません / %の数を引用符なしで書きます：R3 = 60（60%の意味です）");
}

TEST_CASE("A share's target below 1 was probably meant as a fraction: a warning") {
  const auto found = reading::with_plan(targets("R4 = 0.6", "share"));
  CHECK(found.faults.empty());
  REQUIRE(found.warnings.size() == 1);
  CHECK(reading::shown(found.warnings[0]) == "2:6 '0.6' the target 0.6 is read as 0.6 %");
  CHECK(reading::with_plan(targets("R3 = 0\nR4 = 1", "share")).warnings.empty());
  CHECK(reading::with_plan(targets("R4 = 0.6", "rate")).warnings.empty());
}

TEST_CASE("A target of a milestone is a stage") {
  CHECK(read("R4 = \"done\"", "milestone").at({2022}).form == ValueForm::done);
  CHECK(read("R4 = \"started\"", "milestone").at({2022}).form == ValueForm::started);
  CHECK(faults("R4 = 1", "milestone") == Shown{"2:6 '1' the target of a milestone is a stage"});
  CHECK(reading::rule(targets("R4 = \"don\"", "milestone")) ==
        "\"done\" or \"started\"; did you mean \"done\"?");
}

TEST_CASE("Years of targets are years of the plan, once each") {
  CHECK(faults("R6 = 3") == Shown{"2:1 'R6' R6 (FY2024) is not a year of the plan"});
  CHECK(reading::rule(targets("R6 = 3")) == "the plan runs from R3 (FY2021) to R5 (FY2023)");
  CHECK(reading::japanese(targets("2020 = 3")) ==
        "令和2年度は計画の期間の外です / 計画の期間は令和3年度から令和5年度までです");
  CHECK(faults("R3 = 1\n2021 = 2") == Shown{"3:1 '2021' a second target for R3 (FY2021)"});
  CHECK(reading::rule(targets("R3 = 1\n2021 = 2")) == "the first is on line 2");
  CHECK(faults("bais = \"cumulative\"") ==
        Shown{"2:1 'bais' \"bais\" is neither a year nor \"basis\" or \"plan\""});
  CHECK(reading::rule(targets("bais = \"cumulative\"")) == "did you mean \"basis\"?");
}

TEST_CASE("Only counts add up over the years") {
  CHECK(faults("basis = \"cumulative\"") == Shown{});
  CHECK(faults("basis = \"yearly\"", "share") == Shown{});
  for (const std::string kind : {"running", "stock", "share", "rate", "score", "milestone"}) {
    CHECK(faults("basis = \"cumulative\"", kind) ==
          Shown{"2:9 '\"cumulative\"' a target of kind \"" + kind + "\" cannot be cumulative"});
  }
  CHECK(faults("basis = \"total\"") == Shown{"2:9 '\"total\"' unknown basis \"total\""});
  CHECK(faults("basis = true") == Shown{"2:9 'true' \"basis\" is not text"});
}

TEST_CASE("Targets belong to an indicator that exists, named in quotes") {
  const std::string own = "[[indicator]]\nid = \"own\"\nname = \"値\"\nkind = \"count\"\n";
  CHECK(reading::faults("[targets.own]\nR3 = 1\n" + own) == Shown{});
  CHECK(reading::faults("[targets.\"lecture.y\"]\nR3 = 1\n" +
                        reading::indicator("kind = \"count\"")) ==
        Shown{"1:10 '\"lecture.y\"' target for unknown indicator \"lecture.y\""});
  CHECK(reading::rule("[targets.\"lecture.y\"]\n" + reading::indicator("kind = \"count\"")) ==
        "did you mean \"lecture.x\"?");
  CHECK(reading::faults("[targets.lecture.x]\nR3 = 1\n" + reading::indicator("kind = \"count\"")) ==
        Shown{"1:18 'x' the indicator's id \"lecture.x\" is not in quotes"});
  CHECK(reading::rule("[targets.lecture.x]\nR3 = 1\n" + reading::indicator("kind = \"count\"")) ==
        "write [targets.\"lecture.x\"]");
  CHECK(reading::faults("[targets]\nown = 3\n" + own) == Shown{"2:1 'own' \"own\" is not a table"});
  CHECK(reading::faults("targets = 3\n") == Shown{"1:11 '3' \"targets\" is not a single table"});
}

TEST_CASE("An indicator has one table of targets, in whatever file") {
  const auto read = reading::files(
      {targets("R3 = 1") + reading::plan_table(), "\n[targets.\"lecture.x\"]\nR4 = 2\n"});
  REQUIRE(reading::shown(read.faults) ==
          Shown{"2:10 '\"lecture.x\"' a second table [targets.\"lecture.x\"]"});
  CHECK(read.faults[0].file == "b.toml");
  CHECK(read.faults[0].rule.en == "the first is in a.toml:1; put everything there");
}

TEST_CASE("A target knows the file and line it stands in") {
  const auto read = reading::files({reading::indicator("kind = \"count\"") + reading::plan_table(),
                                    "\n[targets.\"lecture.x\"]\nR3 = 1\n\nR4 = 2\n"});
  REQUIRE(reading::shown(read.faults) == Shown{});
  const Origins& origins = read.plan.indicators.at(0).origins;
  CHECK(origins.targets.at({2021}).file == "b.toml");
  CHECK(origins.targets.at({2021}).line == 3);
  CHECK(origins.targets.at({2022}).line == 5);
}

TEST_CASE("Targets of an indicator whose kind is not known bring no faults of their own") {
  CHECK(reading::faults("[targets.\"lecture.x\"]\nbasis = \"cumulative\"\nR3 = \"done\"\n" +
                        reading::indicator("kind = \"cuont\""))
            .size() == 1);
}

TEST_CASE("Laws of targets") {
  rc::prop("a number of up to four decimals is kept exactly", [] {
    const auto units = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000);
    const std::string number = plain(Quantity::from_units(units));
    RC_ASSERT(amount(number, "stock").units() == units);
  });
}

}  // namespace target_tables_test
