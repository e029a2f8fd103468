#include "track/report/due.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::due_test {
namespace {

using namespace track::testing;

// The sample plan with one activity or indicator that is asked for, and what was reported.
struct World {
  World() {
    plan = sample_plan();
    plan.activities.clear();
    plan.indicators.clear();
  }

  Activity& with(Activity activity, const std::string& schedule) {
    activity.schedule = *read_schedule(schedule);
    plan.activities.push_back(std::move(activity));
    return plan.activities.back();
  }
  Activity& initiative(const std::string& schedule) {
    Activity& made = with(activity(ActivityKind::initiative, "lecture", "講演会"), schedule);
    made.owners = {"community-medicine"};
    return made;
  }
  Activity& survey(const std::string& schedule) {
    return with(activity(ActivityKind::survey, "elderly-survey", "調査"), schedule);
  }
  Activity& partner(const std::string& id, const std::string& schedule) {
    Activity& made = with(activity(ActivityKind::partner_activity, id, "研修会"), schedule);
    made.partner = "medical-association";
    return made;
  }
  Indicator& asking(const std::string& id, IndicatorKind kind, const std::string& expect = "") {
    plan.indicators.push_back(indicator(id, "値", kind));
    if (!expect.empty()) plan.indicators.back().expect = *read_expectation(expect);
    return plan.indicators.back();
  }

  // As "id of R4: until 2023-04-30".
  std::vector<std::string> open(Day until = make_day(2030, 1, 1)) const {
    std::vector<std::string> result;
    for (const Deadline& one : open_deadlines({plan, totals, reported, closed}, until)) {
      std::string text = one.indicator != nullptr ? one.indicator->id : one.activity->id;
      if (one.number > 0) text += " " + std::to_string(one.number);
      result.push_back(text + " of " + plan.calendar.short_label(one.year) + " by " + iso(one.day));
    }
    return result;
  }

  Plan plan;
  Totals totals;
  ReportingState reported;
  std::set<FiscalYear> closed = {{2021}, {2023}};  // R4 alone is asked for
};

using Open = std::vector<std::string>;

TEST_CASE("holdings fall due one after the other, each after its part of the year") {
  World world;
  world.initiative("3/year");
  CHECK(world.open() == Open{"lecture 1 of R4 by 2022-08-30", "lecture 2 of R4 by 2022-12-30",
                             "lecture 3 of R4 by 2023-04-30"});
  hold(world.totals, "lecture", r4, 2);
  CHECK(world.open() == Open{"lecture 3 of R4 by 2023-04-30"});
  hold(world.totals, "lecture", r4, 4);
  CHECK(world.open() == Open{});
}

TEST_CASE("a range asks for its least, an approximation for what meets it") {
  World world;
  const auto [schedule, asked] = GENERATE(table<std::string, std::size_t>({{"2-3/year", 2},
                                                                           {"about 5/year", 4},
                                                                           {"about 1/year", 1},
                                                                           {"monthly", 12},
                                                                           {"1/2 months", 6},
                                                                           {"as needed", 0},
                                                                           {"unknown", 0}}));
  world.initiative(schedule);
  CHECK(world.open().size() == asked);
}

TEST_CASE("what counts by calendar year is asked for by its own years") {
  World world;
  world.asking("births", IndicatorKind::count).year = YearCounting::calendar;
  world.asking("deaths", IndicatorKind::count, "half-yearly").year = YearCounting::calendar;
  CHECK(world.open() == Open{"deaths of R4 by 2022-07-30", "births of R4 by 2023-01-30",
                             "deaths of R4 by 2023-01-30"});
  world.reported.periods["deaths"] = {{make_day(2022, 3, 1), make_day(2022, 3, 31)}};
  CHECK(world.open() == Open{"births of R4 by 2023-01-30", "deaths of R4 by 2023-01-30"});
}

TEST_CASE("the schedule of an activity does not ask for what counts by calendar year") {
  World world;
  const std::string schedule = GENERATE("2/year", "as needed", "1/3 years");
  world.survey(schedule);
  world.asking("elderly-survey.births", IndicatorKind::count).year = YearCounting::calendar;
  world.plan.indicators.back().activity = "elderly-survey";
  world.plan.indicators.back().survey = "elderly-survey";
  hold(world.totals, "elderly-survey", r4, 2);
  CHECK(world.open() == Open{"elderly-survey.births of R4 by 2023-01-30"});
}

TEST_CASE("the days to report are the plan's") {
  World world;
  world.plan.reporting_days = 0;
  world.initiative("1/year");
  CHECK(world.open() == Open{"lecture 1 of R4 by 2023-03-31"});
}

TEST_CASE("nothing is asked for beyond the day asked about, of closed years, or out of its time") {
  World world;
  Activity& lecture = world.initiative("1/year");
  CHECK(world.open(make_day(2023, 4, 29)).empty());
  CHECK(world.open(make_day(2023, 4, 30)).size() == 1);
  world.closed.insert(r4);
  CHECK(world.open().empty());
  world.closed.clear();
  CHECK(world.open().size() == 3);
  lecture.until = YearBound{2022, YearCounting::fiscal, "R4"};
  CHECK(world.open().size() == 2);
  lecture.retired = true;
  CHECK(world.open().empty());
}

TEST_CASE("a partner is asked once a year whether anything was held") {
  World world;
  world.partner("p2", "2-3/year");
  CHECK(world.open() == Open{"p2 of R4 by 2023-04-30"});
  hold(world.totals, "p2", r4, 1);
  CHECK(world.open() == Open{});
}

TEST_CASE("an event that stands twice is asked for once") {
  World world;
  world.partner("p1", "1/year");
  world.partner("p37", "1/year").same_as = "p1";
  CHECK(world.open() == Open{"p1 of R4 by 2023-04-30"});
  activity_of(world.plan, "p1").retired = true;
  CHECK(world.open() == Open{"p37 of R4 by 2023-04-30"});
}

TEST_CASE("a survey is due in its cycle, and its figures wherever it was held") {
  World world;
  world.closed.clear();
  world.survey("1/3 years").owners = {"elderly-support"};
  world.asking("care-unknown", IndicatorKind::share).survey = "elderly-survey";
  CHECK(world.open() ==
        Open{"elderly-survey of R5 by 2024-04-30", "care-unknown of R5 by 2024-04-30"});
  indicator_of(world.plan, "care-unknown").baseline = Baseline{{2019}, {}, percentage("35"), ""};
  CHECK(world.open() ==
        Open{"elderly-survey of R4 by 2023-04-30", "care-unknown of R4 by 2023-04-30"});
  hold(world.totals, "elderly-survey", r4, 1);
  CHECK(world.open() == Open{"care-unknown of R4 by 2023-04-30"});
  measure(world.totals, "care-unknown", r4, percentage("31"));
  CHECK(world.open() == Open{});
}

TEST_CASE("without an expectation of its own, a value is due once a year") {
  World world;
  world.initiative("as needed");
  world.asking("lecture.attendance", IndicatorKind::count);
  CHECK(world.open() == Open{"lecture.attendance of R4 by 2023-04-30"});
  measure(world.totals, "lecture.attendance", r4, of_form(ValueForm::unknown));
  CHECK(world.open() == Open{});
}

TEST_CASE("figures of what is held are asked for after the first holding") {
  World world;
  world.initiative("2/year");
  world.asking("lecture.attendance", IndicatorKind::count);
  hold(world.totals, "lecture", r4, 2, make_day(2022, 6, 11));
  CHECK(world.open() == Open{"lecture.attendance of R4 by 2022-07-11"});
}

TEST_CASE("a wave is asked for once, in its own year, and no more once a late one came") {
  World world;
  world.closed.clear();
  world.survey("1/3 years");
  world.asking("care-unknown", IndicatorKind::share).survey = "elderly-survey";
  hold(world.totals, "elderly-survey", {2018}, 1);
  CHECK(world.open() ==
        Open{"elderly-survey of R3 by 2022-04-30", "care-unknown of R3 by 2022-04-30"});
  hold(world.totals, "elderly-survey", r5, 1);
  CHECK(world.open() == Open{"care-unknown of R5 by 2024-04-30"});
}

TEST_CASE("a milestone done later leaves the years before open") {
  World world;
  world.closed.clear();
  world.asking("booklet", IndicatorKind::milestone);
  measure(world.totals, "booklet", r4, of_form(ValueForm::done));
  CHECK(world.open() == Open{"booklet of R3 by 2022-04-30"});
}

TEST_CASE("what comes from a survey without a schedule is not asked for") {
  World world;
  world.plan.activities.push_back(activity(ActivityKind::survey, "elderly-survey", "調査"));
  world.asking("care-unknown", IndicatorKind::share).survey = "elderly-survey";
  CHECK(world.open() == Open{});
}

TEST_CASE("a partner's figures are asked for where it holds something") {
  World world;
  world.partner("p2", "as needed");
  world.asking("p2.doctors", IndicatorKind::count);
  CHECK(world.open() == Open{});
  hold(world.totals, "p2", r4, 1);
  CHECK(world.open() == Open{"p2.doctors of R4 by 2023-04-30"});
  world.totals = {};
  activity_of(world.plan, "p2").schedule = *read_schedule("1/year");
  CHECK(world.open() == Open{"p2 of R4 by 2023-04-30", "p2.doctors of R4 by 2023-04-30"});
}

TEST_CASE("an expectation within the year asks for each part of it") {
  World world;
  world.initiative("as needed");
  world.asking("lecture.attendance", IndicatorKind::count, "quarterly");
  CHECK(world.open() ==
        Open{"lecture.attendance of R4 by 2022-07-30", "lecture.attendance of R4 by 2022-10-30",
             "lecture.attendance of R4 by 2023-01-30", "lecture.attendance of R4 by 2023-04-30"});
  // By any of its days, or by a longer period.
  std::set<Period>& periods = world.reported.periods["lecture.attendance"];
  periods = {{make_day(2022, 4, 1), make_day(2022, 4, 1)},
             {make_day(2022, 9, 30), make_day(2022, 10, 1)}};
  CHECK(world.open() == Open{"lecture.attendance of R4 by 2023-04-30"});
  periods = {world.plan.calendar.period(r3)};
  CHECK(world.open().size() == 4);
}

TEST_CASE("a running total reports what came before it, a level does not") {
  World world;
  const auto [kind, asked] = GENERATE(table<IndicatorKind, std::size_t>(
      {{IndicatorKind::running, 6}, {IndicatorKind::stock, 11}, {IndicatorKind::count, 11}}));
  world.asking("clinics", kind, "monthly");
  world.reported.periods["clinics"] = {{make_day(2022, 9, 1), make_day(2022, 9, 30)}};
  CHECK(world.open().size() == asked);
}

TEST_CASE("once in several years is counted from the last value, a baseline included") {
  World world;
  world.closed.clear();
  world.asking("clinics", IndicatorKind::stock, "2-yearly");
  CHECK(world.open() == Open{"clinics of R5 by 2024-04-30"});
  measure(world.totals, "clinics", r3, number("5"));
  CHECK(world.open() == Open{"clinics of R5 by 2024-04-30"});
  indicator_of(world.plan, "clinics").baseline = Baseline{{2022}, {}, number("5"), ""};
  CHECK(world.open() == Open{});  // R6 is beyond the plan
}

TEST_CASE("what is retired or does not run is not asked for") {
  World world;
  world.closed.clear();
  world.survey("1/3 years").until = YearBound{2022, YearCounting::fiscal, "R4"};
  CHECK(world.open() == Open{});  // the wave would be in R5
  Indicator& clinics = world.asking("clinics", IndicatorKind::stock);
  clinics.since = YearBound{2023, YearCounting::fiscal, "R5"};
  CHECK(world.open() == Open{"clinics of R5 by 2024-04-30"});
  clinics.retired = true;
  CHECK(world.open() == Open{});
}

TEST_CASE("a figure of the baseline's own year is known") {
  World world;
  world.closed.clear();
  world.asking("clinics", IndicatorKind::stock).baseline = Baseline{{2021}, {}, number("5"), ""};
  CHECK(world.open() == Open{"clinics of R4 by 2023-04-30", "clinics of R5 by 2024-04-30"});
  indicator_of(world.plan, "clinics").expect = *read_expectation("2-yearly");
  CHECK(world.open() == Open{"clinics of R5 by 2024-04-30"});
  indicator_of(world.plan, "clinics").baseline->year = {2024};
  CHECK(world.open() == Open{"clinics of R5 by 2024-04-30"});
}

TEST_CASE("a milestone that is done is not asked for again") {
  World world;
  world.closed.clear();
  world.asking("booklet", IndicatorKind::milestone);
  measure(world.totals, "booklet", r3, of_form(ValueForm::started));
  CHECK(world.open() == Open{"booklet of R4 by 2023-04-30", "booklet of R5 by 2024-04-30"});
  measure(world.totals, "booklet", r4, of_form(ValueForm::done));
  CHECK(world.open() == Open{});
}

TEST_CASE("deadlines go to each who answers, one body under one name") {
  World world;
  world.plan.owners.push_back(owner("medical-association", "医師会"));
  world.initiative("1/year").owners = {"community-medicine", "medical-association"};
  world.partner("p2", "1/year");
  world.asking("booklet", IndicatorKind::milestone);
  world.reported.recorded_at["p2"] = make_day(2022, 5, 1);
  const std::set<FiscalYear>& closed = world.closed;
  const DueSource source{world.plan, world.totals, world.reported, closed};
  const Due all = due(source, 3, after_r4, after_r4, "");
  CHECK(all.deadlines.size() == 3);
  CHECK(all.overdue() == 3);
  REQUIRE(all.addressees.size() == 3);
  CHECK(all.addressees[0].name == "地域医療課");
  CHECK(all.addressees[0].deadlines.size() == 1);
  CHECK_FALSE(all.addressees[0].recorded_at);
  CHECK(all.addressees[1].name == "医師会");
  CHECK(all.addressees[1].deadlines.size() == 2);
  CHECK(all.addressees[1].recorded_at == Moment(make_day(2022, 5, 1)));
  CHECK(all.addressees[2].id.empty());

  const Due one = due(source, 3, make_day(2023, 4, 30), after_r4, "medical-association");
  CHECK(one.deadlines.size() == 2);
  CHECK(one.overdue() == 0);
  CHECK(one.addressees.size() == 1);
}

}  // namespace
}  // namespace track::report::due_test
