#include "track/report/forecast.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::forecast_test {
namespace {

using namespace track::testing;

const Day june_30 = make_day(2022, 6, 30);
const Period june{make_day(2022, 6, 1), june_30};

Period month(int number) {
  return month_of(make_day(number > 3 ? 2022 : 2023, static_cast<unsigned>(number), 1));
}

// A plan with the indicator "lecture.x", and what is recorded of it.
struct World {
  World() {
    plan = sample_plan();
    indicator.id = "lecture.x";
    indicator.activity = "lecture";
  }

  void record(const std::string& value, const Period& period) {
    measure(totals, indicator.id, plan.calendar.year_of(period.last), number(value), period);
  }
  // Recorded in two parts: `by_then` up to June, the rest after it.
  void reached(FiscalYear year, const std::string& by_then, const std::string& rest) {
    YearTotal& total = totals.indicators[indicator.id][year];
    measure(totals, indicator.id, year, number(by_then));
    measure(totals, indicator.id, year, number(rest));
    total.reached[make_day(year.number, 6, 30)] = amount(by_then);
    total.reached[make_day(year.number, 12, 31)] =
        indicator.traits().sums() ? amount(by_then) + amount(rest) : amount(rest);
  }

  ExpectedShare share(Day as_of) const {
    return expected_share_of(plan, indicator, totals, r4, as_of);
  }
  // The day up to which the figure is expected.
  std::string until(Day as_of) const { return iso(*share(as_of).until); }

  Plan plan;
  Indicator indicator = of_kind(IndicatorKind::count);
  Totals totals;
};

TEST_CASE("linear: up to the last day that the record covers, in months where it ends one") {
  World world;
  world.record("100", {make_day(2022, 4, 1), june_30});
  const ExpectedShare share = world.share(make_day(2022, 7, 10));
  CHECK(share.pace == Pace::linear);
  CHECK(share.until == june_30);
  CHECK(share.part == Rational(3, 12));
  CHECK(share.count == 3);
  CHECK(share.of == 12);
}

TEST_CASE("linear: else in days, as they are counted") {
  World world;
  world.indicator.kind = IndicatorKind::running;
  world.record("5", {make_day(2022, 4, 20), make_day(2022, 4, 20)});
  const ExpectedShare share = world.share(make_day(2022, 5, 1));
  CHECK(share.count == 20);
  CHECK(share.of == 365);
}

TEST_CASE("linear: a month counts once the last day for reporting it has passed") {
  World world;
  world.record("100", month(4));
  CHECK(world.until(make_day(2022, 6, 30)) == "2022-04-30");  // until then May may be reported
  CHECK(world.until(make_day(2022, 7, 1)) == "2022-05-31");
  CHECK(world.until(make_day(2023, 3, 31)) == "2023-02-28");
  CHECK(world.until(make_day(2023, 4, 30)) == "2023-02-28");
  CHECK_FALSE(world.share(make_day(2023, 5, 1)).until);
  CHECK(world.share(make_day(2023, 5, 1)).part == 1);
}

TEST_CASE("linear: intervals are those of `expect`, else what the values consist of") {
  World world;
  world.record("100", {make_day(2022, 4, 1), june_30});
  const Day later = make_day(2022, 12, 31);
  CHECK(world.until(later) == "2022-09-30");  // quarters
  world.indicator.expect = Expectation{1};
  CHECK(world.until(later) == "2022-11-30");
  world.indicator.expect = Expectation{6};
  CHECK(world.until(later) == "2022-09-30");
  world.indicator.expect = Expectation{36};
  CHECK(world.until(later) == "2022-06-30");
  world.indicator.expect.reset();
  measure(world.totals, world.indicator.id, r3, number("1"), month_of(make_day(2021, 5, 1)));
  CHECK(world.until(later) == "2022-11-30");  // the year before, in months
  world.record("1", {make_day(2022, 8, 3), make_day(2022, 8, 9)});
  CHECK(world.until(later) == "2022-11-30");  // nothing in common: by the day
  CHECK(world.until(make_day(2022, 12, 30)) == "2022-11-29");
}

TEST_CASE("linear: values of single days tell everything up to the as-of day") {
  World world;
  world.record("1", {make_day(2022, 4, 5), make_day(2022, 4, 5)});
  CHECK(world.until(make_day(2022, 8, 3)) == "2022-08-03");
  CHECK(world.share(make_day(2023, 4, 1)).part == 1);
  world.indicator.expect = Expectation{1};
  CHECK(world.until(make_day(2022, 8, 3)) == "2022-06-30");
  world.indicator.expect.reset();
  world.record("9", month(4));
  CHECK(world.until(make_day(2022, 8, 3)) == "2022-06-30");  // not all of them
}

TEST_CASE("linear: a running total covers the year up to its last day") {
  World world;
  world.indicator.kind = IndicatorKind::running;
  world.record("60", {june_30, june_30});
  CHECK(world.until(make_day(2022, 7, 10)) == "2022-06-30");
  CHECK(world.until(make_day(2022, 12, 31)) == "2022-09-30");  // quarters
}

TEST_CASE("linear: a period that is not over counts up to the as-of day") {
  World world;
  world.record("60", month(6));
  CHECK(world.until(make_day(2022, 6, 20)) == "2022-06-20");
}

TEST_CASE("schedule: the holdings late or held, whichever are more, of those planned") {
  World world;
  activity_of(world.plan, "lecture").schedule = *read_schedule("3/year");
  world.record("1", {make_day(2022, 4, 5), make_day(2022, 4, 5)});
  const Day may = make_day(2022, 5, 1);
  CHECK(world.share(may).pace == Pace::schedule);
  CHECK(world.share(may).part == 0);
  hold(world.totals, "lecture", r4, 2);
  CHECK(world.share(may).part == Rational(2, 3));
  hold(world.totals, "lecture", r4, 5);
  CHECK(world.share(may).part == 1);
  world.totals.activities.clear();
  CHECK(world.share(make_day(2022, 8, 30)).part == 0);
  CHECK(world.share(make_day(2022, 8, 31)).part == Rational(1, 3));
  CHECK(world.share(make_day(2023, 4, 30)).part == Rational(2, 3));
  CHECK(world.share(make_day(2023, 5, 1)).part == 1);
  world.indicator.written_pace = Pace::linear;
  CHECK(world.share(may).pace == Pace::linear);
}

TEST_CASE("schedule: of a partner nothing is late before the year is") {
  World world;
  Activity& lecture = activity_of(world.plan, "lecture");
  lecture.kind = ActivityKind::partner_activity;
  lecture.schedule = *read_schedule("3/year");
  world.record("1", {make_day(2022, 4, 5), make_day(2022, 4, 5)});
  CHECK(world.share(make_day(2023, 4, 30)).part == 0);
  CHECK(world.share(make_day(2023, 5, 1)).part == 1);
}

// Paced by history, with a value of June.
World paced(IndicatorKind kind = IndicatorKind::count) {
  World world;
  world.indicator.kind = kind;
  world.indicator.written_pace = Pace::history;
  world.record("7", june);
  return world;
}

TEST_CASE("history: as much as earlier years had reached by the expected day, taken together") {
  World world = paced();
  world.reached({2019}, "10", "10");
  world.reached({2020}, "10", "90");
  world.reached(r3, "20", "180");
  const ExpectedShare share = world.share(june_30);
  CHECK(share.pace == Pace::history);
  CHECK(share.years == std::vector<FiscalYear>{{2019}, {2020}, r3});
  CHECK(share.part == Rational(40, 320));
  world.indicator.expect = Expectation{1};
  CHECK(world.share(make_day(2022, 8, 30)).part == Rational(40, 320));
}

TEST_CASE("history: at most three years back, and only those that show a course") {
  World world = paced();
  world.reached({2018}, "99", "1");  // too long ago
  world.reached({2019}, "10", "10");
  measure(world.totals, world.indicator.id, {2020}, number("50"));  // in one piece
  world.reached(r3, "20", "60");
  measure(world.totals, world.indicator.id, r3, of_form(ValueForm::unknown));
  const ExpectedShare share = world.share(june_30);
  CHECK(share.years == std::vector<FiscalYear>{{2019}});
  CHECK(share.part == Rational(1, 2));
}

TEST_CASE("history: years before a break of the series do not count") {
  World world = paced();
  world.reached({2020}, "10", "90");
  world.reached(r3, "30", "70");
  world.indicator.series_breaks = {{r3, "数え方の変更"}};
  CHECK(world.share(june_30).part == Rational(3, 10));
}

TEST_CASE("history: of a running total, what was last reported by then") {
  World world = paced(IndicatorKind::running);
  world.reached(r3, "40", "100");  // 40 by then, 100 at the end
  CHECK(world.share(june_30).part == Rational(2, 5));
}

TEST_CASE("history: of a running total that fell, no more than the whole") {
  World world = paced(IndicatorKind::running);
  world.reached(r3, "120", "100");
  CHECK(world.share(june_30).part == Rational(1));
}

TEST_CASE("history: without any earlier year it is linear, and does not claim otherwise") {
  const ExpectedShare share = paced().share(june_30);
  CHECK(share.part == Rational(3, 12));
  CHECK(share.pace == Pace::linear);
  CHECK(share.years.empty());
}

TEST_CASE("history: the end of a month is that of the same month") {
  World world = paced();
  world.totals.indicators.clear();
  world.record("7", month_of(make_day(2023, 2, 1)));
  YearTotal& leap = world.totals.indicators[world.indicator.id][{2019}];
  leap.measurements = 2;
  leap.sum = amount("100");
  leap.reached[make_day(2020, 2, 29)] = amount("90");
  CHECK(world.share(make_day(2023, 2, 28)).part == Rational(9, 10));
}

TEST_CASE("expected and projected go by the part") {
  const Forecast forecast =
      forecast_of({Rational(300), Rational(60), {}, {}}, {.part = Rational(1, 4)});
  CHECK(forecast.expected == Rational(75));
  CHECK(forecast.projection == Rational(240));
}

TEST_CASE("nothing is projected from less than a sixth of the year") {
  const ForecastInput input{Rational(300), Rational(60), {}, {}};
  CHECK(forecast_of(input, {.part = Rational(1, 6)}).projection == Rational(360));
  CHECK_FALSE(forecast_of(input, {.part = Rational(60, 365)}).projection);
  CHECK(forecast_of(input, {.part = Rational(60, 365)}).expected == Rational(300 * 60, 365));
}

TEST_CASE("a cumulative target goes on from the year before") {
  const Forecast forecast = forecast_of(
      {Rational(600), Rational(320), Rational(300), Rational(290)}, {.part = Rational(1, 2)});
  CHECK(forecast.expected == Rational(450));
  CHECK(forecast.projection == Rational(350));
}

TEST_CASE("where earlier years had reached nothing by now, nothing is projected") {
  const Forecast forecast = forecast_of({Rational(300), Rational(60), {}, {}},
                                        {.part = 0, .pace = Pace::history, .years = {r3}});
  CHECK(forecast.expected == Rational(0));
  CHECK_FALSE(forecast.projection);
}

}  // namespace
}  // namespace track::report::forecast_test
