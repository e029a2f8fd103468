#include "track/report/forecast.hpp"

#include "track/report/comparison.hpp"

namespace track::report {

namespace {

// Recorded in one piece, a year shows no pace; nor does one with a hole in it.
bool shows_a_pace(const YearTotal& total) {
  return total.by_then && total.measurements >= 2 && total.unknown == 0 && total.suppressed == 0;
}

Quantity whole_year(const Indicator& indicator, const YearTotal& total) {
  if (indicator.traits().sums()) return total.sum;
  return total.last ? total.last->amount : Quantity{};
}

}  // namespace

Progress progress_of(const FiscalCalendar& calendar, FiscalYear year, Day as_of) {
  const Period period = calendar.period(year);
  if (as_of < period.first) return {Progress::Phase::not_begun, 0};
  if (as_of > period.last) return {Progress::Phase::over, 1};
  const auto passed = (as_of - period.first).count() + 1;
  const auto all = (period.last - period.first).count() + 1;
  return {Progress::Phase::running, Rational(passed, all)};
}

ExpectedShare expected_share_of(const Indicator& indicator, const Totals& totals, FiscalYear year,
                                const Progress& progress) {
  ExpectedShare expected_share;
  expected_share.part = progress.elapsed;
  if (indicator.pace() != Pace::history || !progress.running()) return expected_share;
  Rational by_then = 0;
  Rational whole = 0;
  for (int back = years_of_pace; back >= 1; --back) {
    const FiscalYear earlier{year.number - back};
    const YearTotal* total = totals.of(indicator.id, earlier);
    if (total == nullptr || !shows_a_pace(*total)) continue;
    if (break_between(indicator, earlier, year) != nullptr) continue;
    by_then += to_rational(*total->by_then);
    whole += to_rational(whole_year(indicator, *total));
    expected_share.years.push_back(earlier);
  }
  if (whole > 0) {
    expected_share.part = by_then / whole;
    expected_share.pace = Pace::history;
  } else {
    expected_share.years.clear();
  }
  return expected_share;
}

Forecast forecast_of(const ForecastInput& input, const ExpectedShare& expected_share) {
  Forecast forecast;
  forecast.expected_share = expected_share;
  forecast.input = input;
  if (input.target) {
    const Rational before = input.target_before.value_or(0);
    forecast.expected = before + (*input.target - before) * expected_share.part;
  }
  if (input.actual && expected_share.part > 0) {
    const Rational before = input.actual_before.value_or(0);
    forecast.projection = before + (*input.actual - before) / expected_share.part;
  }
  return forecast;
}

}  // namespace track::report
