#include "track/report/forecast.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::forecast_test {
namespace {

using namespace track::testing;

const Progress half{Progress::Phase::running, Rational(1, 2)};

Indicator paced() {
  Indicator indicator = of_kind(IndicatorKind::count);
  indicator.id = "x";
  indicator.written_pace = Pace::history;
  return indicator;
}

// Recorded in two parts, `by_then` of it by the day looked at.
void reached(Totals& totals, FiscalYear year, const std::string& by_then, const std::string& rest) {
  measure(totals, "x", year, number(by_then));
  measure(totals, "x", year, number(rest));
  totals.indicators["x"][year].by_then = amount(by_then);
}

TEST_CASE("linear: as much is expected as of the year has passed") {
  const ExpectedShare expected_share =
      expected_share_of(of_kind(IndicatorKind::count), {}, r4, half);
  CHECK(expected_share.part == Rational(1, 2));
  CHECK(expected_share.pace == Pace::linear);
}

TEST_CASE("history: as much as earlier years had reached by the same day, taken together") {
  Totals totals;
  reached(totals, {2019}, "10", "10");
  reached(totals, {2020}, "10", "90");
  reached(totals, r3, "20", "180");
  const ExpectedShare expected_share = expected_share_of(paced(), totals, r4, half);
  CHECK(expected_share.pace == Pace::history);
  CHECK(expected_share.years == std::vector<FiscalYear>{{2019}, {2020}, r3});
  CHECK(expected_share.part == Rational(40, 320));
}

TEST_CASE("history: at most three years back, and only those that show a course") {
  Totals totals;
  reached(totals, {2018}, "99", "1");  // too long ago
  reached(totals, {2019}, "10", "10");
  measure(totals, "x", {2020}, number("50"));  // in one piece
  totals.indicators["x"][{2020}].by_then = Quantity{};
  reached(totals, r3, "20", "60");
  measure(totals, "x", r3, of_form(ValueForm::unknown));
  const ExpectedShare expected_share = expected_share_of(paced(), totals, r4, half);
  CHECK(expected_share.years == std::vector<FiscalYear>{{2019}});
  CHECK(expected_share.part == Rational(1, 2));
}

TEST_CASE("history: years before a break of the series do not count") {
  Totals totals;
  reached(totals, {2020}, "10", "90");
  reached(totals, r3, "30", "70");
  Indicator broken = paced();
  broken.series_breaks = {{r3, "数え方の変更"}};
  CHECK(expected_share_of(broken, totals, r4, half).part == Rational(3, 10));
}

TEST_CASE("history: of a running total, what was last reported by then") {
  Indicator running = paced();
  running.kind = IndicatorKind::running;
  Totals totals;
  reached(totals, r3, "40", "100");  // 40 by then, 100 at the end
  CHECK(expected_share_of(running, totals, r4, half).part == Rational(2, 5));
}

TEST_CASE("history: without any earlier year it is linear, and does not claim otherwise") {
  const ExpectedShare expected_share = expected_share_of(paced(), {}, r4, half);
  CHECK(expected_share.part == Rational(1, 2));
  CHECK(expected_share.pace == Pace::linear);
  CHECK(expected_share.years.empty());
}

TEST_CASE("expected and projected go by the part") {
  const Forecast forecast =
      forecast_of({Rational(300), Rational(60), {}, {}}, {Rational(1, 4), Pace::linear, {}});
  CHECK(forecast.expected == Rational(75));
  CHECK(forecast.projection == Rational(240));
}

TEST_CASE("a cumulative target goes on from the year before") {
  const Forecast forecast =
      forecast_of({Rational(600), Rational(320), Rational(300), Rational(290)},
                  {Rational(1, 2), Pace::linear, {}});
  CHECK(forecast.expected == Rational(450));
  CHECK(forecast.projection == Rational(350));
}

TEST_CASE("where earlier years had reached nothing by now, nothing is projected") {
  const Forecast forecast =
      forecast_of({Rational(300), Rational(60), {}, {}}, {0, Pace::history, {r3}});
  CHECK(forecast.expected == Rational(0));
  CHECK_FALSE(forecast.projection);
}

}  // namespace
}  // namespace track::report::forecast_test
