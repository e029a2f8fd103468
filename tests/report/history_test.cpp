#include "track/report/history.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::history_test {
namespace {

using namespace track::testing;

TEST_CASE("a history shows the years of the plan that have begun") {
  const Plan plan = sample_plan();
  History history;
  history.plan = &plan;
  history.as_of = make_day(2023, 3, 31);
  CHECK(years_to_show(history) == std::vector<FiscalYear>{r3, r4});
  history.as_of = make_day(2023, 4, 1);
  CHECK(years_to_show(history) == std::vector<FiscalYear>{r3, r4, r5});
  history.as_of = make_day(2020, 4, 1);
  CHECK(years_to_show(history).empty());
}

TEST_CASE("a history shows every year with a measurement or an event, in order and once") {
  const Plan plan = sample_plan();
  History history;
  history.plan = &plan;
  history.as_of = make_day(2021, 4, 1);
  history.measurements.resize(2);
  history.measurements[0].year = {2025};
  history.measurements[1].year = r3;
  history.events.resize(1);
  history.events[0].year = {2018};
  CHECK(years_to_show(history) == std::vector<FiscalYear>{{2018}, r3, {2025}});
}

History of_activity(const Plan& plan, const std::string& id) {
  History history;
  history.plan = &plan;
  history.as_of = after_r4;
  history.activity = find_activity(plan, id);
  return history;
}

TEST_CASE("a partner's holdings are set against its frequency, and never judged by a target") {
  Plan plan = sample_plan();
  activity_of(plan, "p2").schedule = *read_schedule("2-3/year");
  Totals totals;
  hold(totals, "p2", r4, 1);
  History history = of_activity(plan, "p2");
  add_year(history, totals, r3);
  add_year(history, totals, r4);
  REQUIRE(history.frequencies.size() == 2);
  CHECK(history.frequencies[0].status == FrequencyStatus::not_reported);
  CHECK(history.frequencies[1].status == FrequencyStatus::below);
  const Row& row = history.years[1];
  CHECK(row.assessment.status == Status::no_target);
  CHECK(row.assessment.reason.en == "below");
  CHECK(row.actual.number == Rational(1));
  CHECK_FALSE(row.target.set());
  CHECK_FALSE(row.target_most);
  CHECK_FALSE(row.achievement.rate);
}

TEST_CASE("an initiative's holdings are judged, an indicator's year is its row") {
  Plan plan = sample_plan();
  activity_of(plan, "lecture").schedule = *read_schedule("3/year");
  Totals totals;
  hold(totals, "lecture", r4, 3);
  measure(totals, "lecture.attendance", r4, number("12"));
  History history = of_activity(plan, "lecture");
  add_year(history, totals, r4);
  CHECK(history.frequencies.empty());
  CHECK(history.years[0].assessment.status == Status::achieved);
  history.indicator = find_indicator(plan, "lecture.attendance");
  add_year(history, totals, r4);
  CHECK(history.years[1].id == "lecture.attendance");
}

Measurement measured(std::int64_t id, Day day, const Value& value) {
  Measurement one;
  one.id = id;
  one.operation = id + 10;
  one.period = {day, day};
  one.value = value;
  return one;
}

TEST_CASE("of a count everything known counts, unknown and suppressed values are left out") {
  const std::vector<Measurement> all{
      measured(1, make_day(2022, 6, 1), number("132")),
      measured(2, make_day(2022, 7, 1), of_form(ValueForm::unknown)),
      measured(3, make_day(2022, 8, 1), number("0")),
      measured(4, make_day(2022, 9, 1), of_form(ValueForm::suppressed))};
  CHECK(inclusions_of({}, of_kind(IndicatorKind::count), all, {}) ==
        std::vector<Inclusion>{Inclusion::counted, Inclusion::unknown, Inclusion::counted,
                               Inclusion::suppressed});
}

TEST_CASE("what was recorded after the as-of day is left out") {
  const std::vector<Measurement> all{measured(1, make_day(2022, 6, 1), number("132")),
                                     measured(2, make_day(2022, 6, 2), number("58"))};
  CHECK(inclusions_of({}, of_kind(IndicatorKind::count), all, 11) ==
        std::vector<Inclusion>{Inclusion::counted, Inclusion::later});
  std::vector<Event> events(2);
  events[0].operation = 11;
  events[1].operation = 12;
  CHECK(inclusions_of(events, 11) == std::vector<Inclusion>{Inclusion::counted, Inclusion::later});
  CHECK(inclusions_of(events, {}) ==
        std::vector<Inclusion>{Inclusion::counted, Inclusion::counted});
}

TEST_CASE("of a level the latest period counts, within it the last recorded") {
  const std::vector<Measurement> all{
      measured(1, make_day(2022, 9, 1), number("45")),
      measured(2, make_day(2022, 9, 1), number("46")),
      measured(3, make_day(2022, 6, 1), number("40")),
      measured(4, make_day(2022, 12, 1), of_form(ValueForm::unknown))};
  for (const IndicatorKind kind :
       {IndicatorKind::stock, IndicatorKind::running, IndicatorKind::milestone}) {
    CHECK(inclusions_of({}, of_kind(kind), all, {}) ==
          std::vector<Inclusion>{Inclusion::not_last, Inclusion::counted, Inclusion::not_last,
                                 Inclusion::unknown});
  }
}

}  // namespace
}  // namespace track::report::history_test
