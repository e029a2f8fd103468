#include "track/definition/reader.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include <rapidcheck/catch.h>

#include "reading.hpp"

namespace reader_test {

using namespace track;
using definition::Definitions;
using Shown = std::vector<std::string>;

namespace {

constexpr const char* english_plan = R"(
[plan]
id = "clean-water"
name = "Clean Water 2030"
years = [2024, 2026]

[[theme]]
id = "access"
name = "Access"

[[field]]
id = "wells"
theme = "access"
name = "Wells"
outcomes = ["Everyone drinks clean water."]
indicators = ["illness", "drilling.built"]

[[indicator]]
id = "illness"
name = "Cases of illness"
kind = "rate"
per = 100_000
unit = "cases"
direction = "down"
method = "ceiling"

[[initiative]]
id = "drilling"
field = "wells"
name = "Drilling"
schedule = "monthly"
since = 2017

  [[initiative.indicator]]
  id = "built"
  name = "Wells built"
  kind = "count"

[targets.illness]
2024 = 22.6
2026 = 0.1

[targets."drilling.built"]
basis = "cumulative"
2024 = 10
)";

}  // namespace

TEST_CASE("A plan of calendar years without eras reads cleanly") {
  const Definitions read = reading::files({english_plan});
  REQUIRE(reading::shown(read.faults) == Shown{});
  CHECK(reading::shown(read.warnings) == Shown{});
  const Plan& plan = read.plan;
  CHECK(plan.id == "clean-water");
  CHECK(plan.first_year == FiscalYear{2024});
  CHECK(plan.last_year == FiscalYear{2026});
  CHECK(plan.calendar == FiscalCalendar{});
  CHECK(plan.near == Quantity::from_units(8'500));
  CHECK(plan.fields.at(0).indicators == Shown{"illness", "drilling.built"});
  CHECK(plan.activities.at(0).since == YearBound{2017, YearCounting::fiscal, "2017"});

  const Indicator& illness = plan.indicators.at(0);
  CHECK(illness.per == 100'000);
  CHECK(illness.method == Method::ceiling);
  CHECK(illness.direction() == Direction::down);
  CHECK(illness.targets.at({2024}).amount == Quantity::from_units(226'000));
  CHECK(illness.targets.at({2026}).amount == Quantity::from_units(1'000));
  const Indicator& built = plan.indicators.at(1);
  CHECK(built.id == "drilling.built");
  CHECK(built.basis == TargetBasis::cumulative);
  CHECK(built.targets.at({2024}).amount == Quantity::whole(10));
}

TEST_CASE("A plan of fiscal years keeps everything that is written") {
  const Definitions read = reading::files({R"(
[plan]
id = "p"
name = "計画"
goal = "目標"
years = ["R3", "令和5年度"]
fiscal_year_starts = "04-01"
era = "japanese"
time_zone = "Asia/Tokyo"
[status]
near = 0.9
[monitoring]
outcomes = ["状態"]
[[owner]]
id = "o"
name = "地域医療課"
aliases = ["医療課"]
[[theme]]
id = "t"
name = "柱"
[[field]]
id = "f"
theme = "t"
name = "分野"
[[survey]]
id = "s"
name = "調査"
owners = ["o"]
schedule = "1/3 years"
[[survey]]
id = "other"
name = "別の調査"
monitoring = false
[[initiative]]
id = "i"
no = 1
field = "f"
name = "取組"
summary = "概要"
purposes = ["目的"]
owners = ["o"]
note = "注"
  [[initiative.indicator]]
  id = "talked"
  name = "割合"
  kind = "share"
  survey = "s"
  question = "問"
  baseline = { date = "R1.12.1", value = "35.2% n=1500", source = "報告書" }
[[partner]]
id = "m"
name = "医師会"
  [[partner.activity]]
  id = "p1"
  no = 2
  name = "研修会"
  audience = "会員"
  issue = "課題"
  purpose = "目的"
  since = "平成29年"
  until = "H30"
  involvement = ["主催"]
)"});
  REQUIRE(reading::shown(read.faults) == Shown{});
  const Plan& plan = read.plan;
  CHECK(plan.goal == "目標");
  CHECK(plan.calendar.time_zone == "Asia/Tokyo");
  CHECK(plan.near == Quantity::from_units(9'000));
  CHECK(plan.monitoring_outcomes == Shown{"状態"});
  CHECK(plan.owners == std::vector<Owner>{{"o", "地域医療課", {"医療課"}}});
  REQUIRE(plan.activities.size() == 4);
  CHECK(plan.activities[0].monitoring);
  CHECK_FALSE(plan.activities[1].monitoring);
  CHECK(plan.activities[2].schedule == Schedule{});
  CHECK(plan.activities[2].owners == Shown{"o"});

  const Activity& partners = plan.activities[3];
  CHECK(partners.kind == ActivityKind::partner_activity);
  CHECK(partners.partner == "m");
  CHECK(partners.no == 2);
  CHECK(partners.purposes == Shown{"目的"});
  CHECK(partners.since == YearBound{2017, YearCounting::calendar, "平成29年"});
  CHECK(partners.until == YearBound{2018, YearCounting::fiscal, "H30"});

  const Indicator& talked = plan.indicators.at(0);
  CHECK(talked.unit == "%");
  CHECK(talked.activity == "i");
  REQUIRE(talked.baseline);
  CHECK(talked.baseline->year == FiscalYear{2019});
  CHECK(talked.baseline->day == make_day(2019, 12, 1));
  CHECK(talked.baseline->value.n == 1500);
  CHECK(talked.baseline->source == "報告書");
}

TEST_CASE("Activities and indicators keep the order of the files, whatever their kind") {
  const Definitions read = reading::files(
      {"[[survey]]\nid = \"s1\"\nname = \"調査\"\n[[survey.indicator]]\nid = \"x\"\nname = \"値\"\n"
       "kind = \"count\"\n[[partner]]\nid = \"m\"\nname = \"団体\"\n[[partner.activity]]\nid = "
       "\"p1\"\n"
       "name = \"会\"\n[[survey]]\nid = \"s2\"\nname = \"調査\"\n[[survey.indicator]]\nid = \"x\"\n"
       "name = \"値\"\nkind = \"count\"\n",
       "[[indicator]]\nid = \"own\"\nname = \"値\"\nkind = \"stock\"\n" + reading::plan_table()});
  REQUIRE(reading::shown(read.faults) == Shown{});
  Shown activities;
  for (const Activity& activity : read.plan.activities) activities.push_back(activity.id);
  CHECK(activities == Shown{"s1", "p1", "s2"});
  Shown indicators;
  for (const Indicator& indicator : read.plan.indicators) indicators.push_back(indicator.id);
  CHECK(indicators == Shown{"s1.x", "s2.x", "own"});
}

TEST_CASE("Faults of all files are reported at once, in order") {
  const Definitions read =
      reading::files({"[[owner]]\nname = 3\n[[theme]]\nid = \"T\"\nname = \"\"\n",
                      "[[x]]\n" + reading::plan_table()});
  CHECK(reading::shown(read.faults) ==
        Shown{"1:1 '[[owner]]' [[owner]] has no \"id\"", "2:8 '3' \"name\" is not text",
              "4:6 '\"T\"' malformed id \"T\"", "5:8 '\"\"' \"name\" is empty",
              "1:3 'x' unknown key \"x\""});
  CHECK(read.faults.front().file == "a.toml");
  CHECK(read.faults.front().source_line == "[[owner]]");
  CHECK(read.faults.back().file == "b.toml");
}

TEST_CASE("Without a plan there is one fault, which says to give all files") {
  const Definitions read = reading::files({"[targets.\"lecture.attendance\"]\nR3 = 300\n"});
  REQUIRE(reading::shown(read.faults) ==
          Shown{"1:1 '[targets.\"lecture.attendance\"]' no file has a [plan]"});
  CHECK(read.faults[0].rule.en ==
        "give all files of the plan in one load, as in "
        "\"track load plan targets.toml\"");
  CHECK(read.faults[0].problem.ja == "[plan] の書かれたファイルがありません");

  CHECK(reading::shown(reading::files({""}).faults) == Shown{"1:1 '' no file has a [plan]"});
  CHECK(definition::read({}).faults.size() == 1);
}

TEST_CASE("A file that is broken brings no follow-up faults in the others") {
  const std::string field =
      "[[field]]\nid = \"f\"\nname = \"分野\"\ntheme = \"t\"\nindicators = [\"i\"]\n";
  const std::string targets = "[targets.i]\nR3 = 3\nR4 = \"x\"\nx = 3\n";
  const Definitions read = reading::files({"[plan\n", field + targets + "[[owner]]\n"});
  CHECK(reading::shown(read.faults) ==
        Shown{"1:1 '[plan' the table's name is not closed",
              "9:1 'x' \"x\" is neither a year nor \"basis\" or \"plan\"",
              "10:1 '[[owner]]' [[owner]] has no \"id\"",
              "10:1 '[[owner]]' [[owner]] has no \"name\""});
}

TEST_CASE("What a broken file may hold is not missed in the others") {
  const Definitions read =
      reading::files({"[[owner]]\nid = \"o\n",
                      "[[survey]]\nid = \"s\"\nname = \"調査\"\nowners = [\"o\"]\n"
                      "[targets.x]\nR3 = 1\n" +
                          reading::plan_table()});
  CHECK(reading::shown(read.faults) == Shown{"2:6 '\"o' the text is not closed"});
}

TEST_CASE("Of very many faults the first thousand are kept") {
  std::string keys;
  for (int number = 0; number < 1'500; ++number) keys += "key-" + std::to_string(number) + " = 1\n";
  CHECK(reading::files({keys}).faults.size() == 1'000);
}

TEST_CASE("Whatever the files are, reading ends with faults that lie within their lines") {
  const auto holds = [](const definition::Definitions& read) {
    RC_ASSERT(std::all_of(read.faults.begin(), read.faults.end(), reading::lies_in_its_line));
    RC_ASSERT(std::all_of(read.warnings.begin(), read.warnings.end(), reading::lies_in_its_line));
  };
  rc::prop("any bytes", [&](const std::string& text) { holds(reading::files({text})); });

  // A sound plan with one piece of it replaced meets nearly every check.
  const std::string sound =
      "[status]\nnear = 0.8\n[targets.\"lecture.x\"]\nbasis = \"yearly\"\nR3 = 60\n" +
      reading::indicator(
          "kind = \"share\"\nbaseline = { year = \"R1\", value = \"35.2% n=15\" }\n"
          "since = \"平成29年\"\nmethod = \"change\"");
  REQUIRE(reading::faults(sound).empty());
  rc::prop("a plan with a piece replaced", [&] {
    std::string text = sound + reading::plan_table();
    const auto begin = *rc::gen::inRange<std::size_t>(0, text.size());
    const auto length = *rc::gen::inRange<std::size_t>(0, 12);
    const auto piece =
        *rc::gen::element<std::string>("", "\"", "\n", "3", "=", "[", "\"x\"", "年", "-", "{}",
                                       "[[", "\r", "\xe5", "\t", ".", "#");
    holds(reading::files({text.replace(begin, length, piece)}));
  });
}

}  // namespace reader_test
