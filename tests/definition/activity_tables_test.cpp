#include <catch2/catch.hpp>

#include "reading.hpp"

namespace activity_tables_test {

using namespace track;
using Shown = std::vector<std::string>;

namespace {

// A partner's activity with the lines; the first of them is line 7.
std::string activity(const std::string& lines) {
  return "[[partner]]\nid = \"m\"\nname = \"会\"\n[[partner.activity]]\nid = \"p1\"\nname = "
         "\"研修\"\n" +
         lines + "\n";
}

}  // namespace

TEST_CASE("An impossible schedule is a fault") {
  CHECK(reading::faults(activity("schedule = \"as needed\"")) == Shown{});
  CHECK(reading::faults(activity("schedule = \"thrice\"")) ==
        Shown{"7:12 '\"thrice\"' \"thrice\" is not a schedule"});
  CHECK(reading::faults(activity("schedule = \"3-2/year\"")).size() == 1);
  CHECK(reading::faults(activity("schedule = 3")) ==
        Shown{"7:12 '3' \"schedule\" is neither text nor a table"});
}

TEST_CASE("A schedule may be given by the year from which it stands") {
  const Activity talk =
      reading::with_plan(activity("schedule = { R5 = \"1/year\", 2021 = \"4/year\" }"))
          .plan.activities.at(0);
  CHECK(talk.schedule.form == Schedule::Form::none);
  CHECK(talk.schedule_in({2020}).form == Schedule::Form::none);
  CHECK(talk.schedule_in({2021}).text == "4/year");
  CHECK(talk.schedule_in({2022}).text == "4/year");
  CHECK(talk.schedule_in({2024}).text == "1/year");
  CHECK(
      reading::faults(activity("schedule = { R3 = \"thrice\", R4 = 3, X = \"1/year\" }")).size() ==
      3);
  CHECK(reading::faults(activity("schedule = { R3 = \"1/year\", 2021 = \"2/year\" }")) ==
        Shown{"7:29 '2021' a second schedule from R3 (FY2021) on"});
}

TEST_CASE("Running numbers count from 1") {
  CHECK(reading::with_plan(activity("no = 46")).plan.activities.at(0).no == 46);
  for (const std::string no : {"0", "-1", "3000000000"}) {
    CHECK(reading::faults(activity("no = " + no)) ==
          Shown{"7:6 '" + no + "' \"no\" is not a running number"});
  }
  CHECK(reading::faults(activity("no = \"1\"")) ==
        Shown{"7:6 '\"1\"' \"no\" is not a whole number"});
}

TEST_CASE("Since and until are fiscal years, or calendar years with 年 behind") {
  const auto since = [](const std::string& text) {
    return reading::with_plan(activity("since = " + text)).plan.activities.at(0).since;
  };
  using enum YearCounting;
  CHECK(since("\"平成29年度\"") == YearBound{2017, fiscal, "平成29年度"});
  CHECK(since("\"H29\"") == YearBound{2017, fiscal, "H29"});
  CHECK(since("\"FY2017\"") == YearBound{2017, fiscal, "FY2017"});
  CHECK(since("2017") == YearBound{2017, fiscal, "2017"});
  CHECK(since("\"平成29年\"") == YearBound{2017, calendar, "平成29年"});
  CHECK(since("\"2017年 \"") == YearBound{2017, calendar, "2017年 "});
  CHECK(since("\"令和元年\"") == YearBound{2019, calendar, "令和元年"});
  CHECK(since("\"—\"") == std::nullopt);
  CHECK(reading::faults(activity("since = \"—\"")) ==
        Shown{"7:9 '\"—\"' \"—\" is not a fiscal year"});
  CHECK(reading::faults(activity("since = [2017]")) ==
        Shown{"7:9 '[2017]' \"since\" is not a year"});
}

TEST_CASE("The end is not before the start") {
  const auto run = [](const std::string& since, const std::string& until) {
    return reading::faults(activity("since = \"" + since + "\"\nuntil = \"" + until + "\""));
  };
  CHECK(run("H30", "平成30年度") == Shown{});
  CHECK(run("H30", "H29") == Shown{"8:9 '\"H29\"' \"until\" H29 is before \"since\" H30"});
  // 平成31年 ends in December 2019 and 令和元年度 starts in April 2019
  CHECK(run("令和元年度", "平成31年") == Shown{});
  // 平成30年 ends in December 2018, before 令和元年度
  CHECK(run("令和元年度", "平成30年").size() == 1);
  // 平成30年度 ends in March 2019, 平成31年 starts in January
  CHECK(run("平成31年", "平成30年度") == Shown{});
}

TEST_CASE("An activity is tied to the other entry of its event, and to that alone") {
  const auto two = [](const std::string& first, const std::string& second) {
    return "[[partner]]\nid = \"m\"\nname = \"医師会\"\n[[partner.activity]]\nid = \"p1\"\nname = "
           "\"a\"\n" +
           first + "\n[[partner.activity]]\nid = \"p2\"\nname = \"b\"\n" + second + "\n";
  };
  const auto read = reading::with_plan(two("same_as = \"p2\"", ""));
  CHECK(read.faults.empty());
  CHECK(read.plan.activities.at(0).same_as == "p2");
  CHECK(reading::faults(two("same_as = \"p1\"", "")) ==
        Shown{"7:11 '\"p1\"' p1 is tied to itself"});
  CHECK(reading::faults(two("", "same_as = \"p3\"")) ==
        Shown{"11:11 '\"p3\"' unknown partner activity \"p3\""});
  CHECK(reading::faults(two("same_as = \"p2\"", "same_as = \"p1\"")) ==
        Shown{"7:11 '\"p2\"' p2 is itself the same as p1",
              "11:11 '\"p1\"' p1 is itself the same as p2"});
}

TEST_CASE("A late year in since is read with a warning") {
  const auto read = reading::with_plan(activity("since = \"平成32年度\""));
  CHECK(read.plan.activities.at(0).since->year == 2020);
  CHECK(read.warnings.size() == 1);
}

TEST_CASE("The indicators of activities without an id bring no faults of their own") {
  const std::string nameless =
      "[[survey]]\nname = \"調査\"\n[[survey.indicator]]\nid = \"x\"\nname = \"値\"\nkind = "
      "\"count\"\n";
  CHECK(reading::faults(nameless + nameless) == Shown{"1:1 '[[survey]]' [[survey]] has no \"id\"",
                                                      "7:1 '[[survey]]' [[survey]] has no \"id\""});
}

}  // namespace activity_tables_test
