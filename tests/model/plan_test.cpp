#include "track/model/plan.hpp"

#include <catch2/catch.hpp>

#include "sample_plan.hpp"

namespace plan_test {

using namespace track;

namespace {

YearBound bound(int year, YearCounting counting = YearCounting::fiscal) {
  return {year, counting, ""};
}

TEST_CASE("the schedule of a year is the last that stands from it or earlier") {
  Activity talk;
  talk.schedule = read_schedule("2/year").value.value();
  CHECK(talk.schedule_in({2021}).text == "2/year");
  CHECK(schedule_text(talk, {}) == "2/year");
  talk.schedule = {};
  CHECK_FALSE(talk.has_schedule());
  talk.schedules = {{{2021}, read_schedule("4/year").value.value()},
                    {{2023}, read_schedule("1/3 years").value.value()}};
  CHECK(talk.schedule_in({2020}).form == Schedule::Form::none);
  CHECK(talk.schedule_in({2022}).text == "4/year");
  CHECK(talk.schedule_in({2023}).text == "1/3 years");
  CHECK(talk.has_schedule());
  CHECK(talk.has_cycle());
  FiscalCalendar calendar;
  calendar.eras = EraCalendar::japanese;
  CHECK(schedule_text(talk, calendar) == "R3: 4/year, R5: 1/3 years");
  CHECK(describe_schedule(talk, calendar) ==
        Localized{"4/year from R3, 1/3 years from R5", "R3から年4回、R5から3年に1回"});
}

TEST_CASE("the former ids of an indicator are in full, under each id of its activity") {
  Activity talk;
  talk.id = "talk";
  Indicator people;
  people.id = "talk.people";
  people.activity = "talk";
  using Ids = std::vector<std::string>;
  CHECK(former_ids(people, &talk).empty());
  people.formerly = {"att"};
  CHECK(former_ids(people, &talk) == Ids{"talk.att"});
  talk.formerly = {"speech"};
  CHECK(former_ids(people, &talk) == Ids{"talk.att", "speech.people", "speech.att"});
  people.formerly = {"people", "lecture.visitors"};
  CHECK(former_ids(people, &talk) == Ids{"people", "lecture.visitors", "speech.people"});
  Indicator own;
  own.id = "clinics";
  own.formerly = {"practices", "talk.clinics"};
  CHECK(former_ids(own, nullptr) == Ids{"practices", "talk.clinics"});
}

}  // namespace

TEST_CASE("a plan covers its first to its last year", "[plan]") {
  const Plan plan = testing::sample_plan();
  CHECK_FALSE(plan.covers({2020}));
  CHECK(plan.covers({2021}));
  CHECK(plan.covers({2023}));
  CHECK_FALSE(plan.covers({2024}));
}

TEST_CASE("things are found by their exact id, retired ones too", "[plan]") {
  Plan plan = testing::sample_plan();
  plan.activities[1].retired = true;
  CHECK(find_owner(plan, "elderly-support") == &plan.owners[1]);
  CHECK(find_theme(plan, "professionals") == &plan.themes[1]);
  CHECK(find_field(plan, "advice") == &plan.fields[1]);
  CHECK(find_partner(plan, "medical-association") == &plan.partners[0]);
  CHECK(find_activity(plan, "salon") == &plan.activities[1]);
  CHECK(find_indicator(plan, "salon.attendance") == &plan.indicators[2]);
  CHECK(find_indicator(plan, "attendance") == nullptr);
  CHECK(find_owner(plan, "地域医療課") == nullptr);
  CHECK(find_theme(plan, "") == nullptr);
  CHECK(find_field(plan, "Advice") == nullptr);
  CHECK(find_partner(plan, "x") == nullptr);
  CHECK(find_activity(plan, "x") == nullptr);
}

TEST_CASE("an activity knows its own indicators in order", "[plan]") {
  const Plan plan = testing::sample_plan();
  CHECK(indicators_of(plan, plan.activities[0]) ==
        std::vector{&plan.indicators[0], &plan.indicators[1]});
  CHECK(indicators_of(plan, testing::activity(ActivityKind::initiative, "other", "")).empty());
}

TEST_CASE("the level follows from what an indicator belongs to", "[plan]") {
  const Plan plan = testing::sample_plan();
  const auto level = [&](const char* id) { return level_of(plan, *find_indicator(plan, id)); };
  CHECK(level("lecture.attendance") == Level::output);
  CHECK(level("p2.doctors") == Level::output);
  CHECK(level("elderly-survey.clinics") == Level::context);
  CHECK(level("care-unknown") == Level::outcome);
}

TEMPLATE_TEST_CASE("something runs from its first to its last year", "[plan]", Activity,
                   Indicator) {
  TestType item;
  CHECK(item.runs_in({1990}));

  item.since = bound(2017);
  CHECK_FALSE(item.runs_in({2016}));
  CHECK(item.runs_in({2017}));
  CHECK(item.runs_in({2050}));

  item.until = bound(2018);
  CHECK(item.runs_in({2018}));
  CHECK_FALSE(item.runs_in({2019}));

  item.since.reset();
  CHECK(item.runs_in({2000}));
  CHECK_FALSE(item.runs_in({2019}));

  item.since = item.until = bound(2018);  // 平成30年度 alone
  CHECK_FALSE(item.runs_in({2017}));
  CHECK(item.runs_in({2018}));
  CHECK_FALSE(item.runs_in({2019}));
}

TEST_CASE("a calendar year counts as the fiscal year that starts in it", "[plan]") {
  Activity activity;
  activity.since = bound(2017, YearCounting::calendar);
  activity.until = bound(2019, YearCounting::calendar);
  CHECK_FALSE(activity.runs_in({2016}));
  CHECK(activity.runs_in({2017}));
  CHECK(activity.runs_in({2019}));
  CHECK_FALSE(activity.runs_in({2020}));
}

TEST_CASE("an indicator may count by calendar year", "[plan]") {
  Plan plan = testing::sample_plan();
  const Indicator& fiscal = plan.indicators[0];
  Indicator own = fiscal;
  own.year = YearCounting::calendar;
  CHECK(iso(plan.calendar_of(fiscal).period({2022})) == "2022-04-01..2023-03-31");
  CHECK(iso(plan.calendar_of(own).period({2022})) == "2022-01-01..2022-12-31");
  CHECK(plan.has_own_years(own));
  CHECK_FALSE(plan.has_own_years(fiscal));
  CHECK(iso(plan.end_of({2022})) == "2023-03-31");
  plan.calendar.named = YearNaming::end;
  plan.indicators.push_back(own);
  CHECK(iso(plan.end_of({2022})) == "2023-12-31");
  plan.indicators.back().retired = true;
  CHECK(iso(plan.end_of({2022})) == "2023-03-31");
  plan.calendar.starts = std::chrono::January / 1;
  CHECK_FALSE(plan.has_own_years(own));
}

TEST_CASE("up is the direction where none is written", "[plan]") {
  Indicator indicator;
  CHECK(indicator.direction() == Direction::up);
  indicator.written_direction = Direction::none;
  CHECK(indicator.direction() == Direction::none);
}

TEST_CASE("the last break between two years is the one that counts", "[plan]") {
  Indicator indicator;
  indicator.series_breaks = {{{2021}, "a"}, {{2022}, "b"}, {{2023}, "c"}};
  CHECK(break_between(indicator, {2020}, {2022})->reason == "b");
  CHECK(break_between(indicator, {2022}, {2023})->reason == "c");
  CHECK(break_between(indicator, {2023}, {2023}) == nullptr);
  CHECK(break_between(indicator, {2019}, {2020}) == nullptr);
  CHECK(break_between(indicator, {2022}, {2020})->reason == "b");
  CHECK(break_between(indicator, {2020}, {2019}) == nullptr);
}

TEST_CASE("activities tied to one of them stand for the same events", "[plan]") {
  Plan plan;
  for (const char* id : {"p1", "p2", "p37", "p38"}) {
    Activity activity;
    activity.id = id;
    plan.activities.push_back(activity);
  }
  plan.activities[2].same_as = "p1";
  plan.activities[3].same_as = "p1";
  const auto ids = [&](std::size_t index) {
    std::vector<std::string> result;
    for (const Activity* one : tied_with(plan, plan.activities[index])) result.push_back(one->id);
    return result;
  };
  const std::vector<std::string> all = {"p1", "p37", "p38"};
  CHECK(ids(0) == all);
  CHECK(ids(2) == all);
  CHECK(ids(1) == std::vector<std::string>{"p2"});
}

namespace {

Value fraction(std::int64_t numerator, std::int64_t denominator) {
  return {ValueForm::fraction, {}, Quantity::whole(numerator), Quantity::whole(denominator), {}};
}

}  // namespace

TEST_CASE("a value is a figure in the unit") {
  Indicator rate = testing::indicator("deaths", "", IndicatorKind::rate);
  rate.per = 1000;
  CHECK(figure_of(rate, fraction(12, 4000)) == Rational(3));
  const Indicator share = testing::indicator("talked", "", IndicatorKind::share);
  CHECK(figure_of(share, fraction(1, 3)) == Rational(100, 3));
  CHECK(figure_of(share, {ValueForm::percentage, Quantity::whole(60), {}, {}, {}}) == Rational(60));
  CHECK_FALSE(figure_of(share, fraction(0, 0)));
  CHECK_FALSE(figure_of(share, {ValueForm::unknown, {}, {}, {}, {}}));
}

}  // namespace plan_test
