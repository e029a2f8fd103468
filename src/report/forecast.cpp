#include "track/report/forecast.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "asked.hpp"
#include "expected_day.hpp"
#include "track/report/comparison.hpp"

namespace track::report {

namespace {

constexpr int parts_projected = 6;  // a part of the year from 1/6 on

// Recorded in one piece, a year shows no pace; nor does one with a hole in it.
bool shows_a_pace(const YearTotal& total) {
  return total.measurements >= 2 && total.unknown == 0 && total.suppressed == 0;
}

Quantity whole_year(const Indicator& indicator, const YearTotal& total) {
  if (indicator.traits().sums()) return total.sum;
  return total.last ? total.last->amount : Quantity{};
}

Quantity reached_by(const YearTotal& total, Day day) {
  const auto later = total.reached.upper_bound(day);
  return later == total.reached.begin() ? Quantity{} : std::prev(later)->second;
}

ExpectedShare share_until(const Plan& plan, FiscalYear year, Day until) {
  const Period whole = plan.calendar.period(year);
  ExpectedShare share;
  share.until = until;
  if (const std::optional<int> months = months_ended(plan.calendar, year, until)) {
    share.count = *months;
    share.of = 12;
  } else {
    share.count = (until - whole.first).count() + 1;
    share.of = (whole.last - whole.first).count() + 1;
  }
  share.part = Rational(share.count, share.of);
  return share;
}

// Linear where no earlier year shows a pace.
void take_from_history(const Plan& plan, const Indicator& indicator, const Totals& totals,
                       FiscalYear year, ExpectedShare& share) {
  Rational by_then = 0;
  Rational whole = 0;
  std::vector<FiscalYear> years;
  for (int back = years_of_pace; back >= 1; --back) {
    const FiscalYear earlier{year.number - back};
    const YearTotal* total = totals.of(indicator.id, earlier);
    if (total == nullptr || !shows_a_pace(*total)) continue;
    if (break_between(indicator, earlier, year) != nullptr) continue;
    const Day same = same_day(plan.calendar, year, *share.until, earlier);
    by_then += to_rational(reached_by(*total, same));
    whole += to_rational(whole_year(indicator, *total));
    years.push_back(earlier);
  }
  if (whole <= 0) return;
  share.part = std::min(Rational(1), by_then / whole);
  share.pace = Pace::history;
  share.years = std::move(years);
}

ExpectedShare share_of_holdings(const Plan& plan, const Activity& activity, const Totals& totals,
                                FiscalYear year, Day as_of) {
  ExpectedShare share;
  share.pace = Pace::schedule;
  share.of = activity.schedule_in(year).planned_a_year()->least;
  const std::int64_t late = holdings_late(plan, activity, totals, year, as_of);
  const std::int64_t whole_late = activity.kind == ActivityKind::partner_activity ? 0 : late;
  share.count = std::min(share.of, std::max(whole_late, totals.held(activity.id, year)));
  share.part = Rational(share.count, share.of);
  return share;
}

}  // namespace

Progress progress_of(const FiscalCalendar& calendar, FiscalYear year, Day as_of) {
  const Period period = calendar.period(year);
  if (as_of < period.first) return {Progress::Phase::not_begun};
  return {as_of > period.last ? Progress::Phase::over : Progress::Phase::running};
}

Progress progress_of(const FiscalCalendar& calendar, FiscalYear year, Day as_of,
                     const ExpectedShare& expected_share) {
  const Progress progress = progress_of(calendar, year, as_of);
  const bool over = progress.over() && expected_share.part >= 1;
  return progress.over() && !over ? Progress{Progress::Phase::running} : progress;
}

ExpectedShare expected_share_of(const Plan& plan, const Indicator& indicator, const Totals& totals,
                                FiscalYear year, Day as_of) {
  const YearTotal* total = totals.of(indicator.id, year);
  if (total == nullptr || is_late(plan, plan.calendar.period(year), as_of)) return {};
  if (pace_in(plan, indicator, year) == Pace::schedule) {
    return share_of_holdings(plan, *find_activity(plan, indicator.activity), totals, year, as_of);
  }
  ExpectedShare share = share_until(plan, year, expected_day(plan, indicator, totals, year, as_of));
  if (indicator.pace() == Pace::history) take_from_history(plan, indicator, totals, year, share);
  return share;
}

Forecast forecast_of(const ForecastInput& input, const ExpectedShare& expected_share) {
  Forecast forecast;
  forecast.expected_share = expected_share;
  forecast.input = input;
  if (input.target) {
    const Rational before = input.target_before.value_or(0);
    forecast.expected = before + (*input.target - before) * expected_share.part;
  }
  if (input.actual && expected_share.part * parts_projected >= 1) {
    const Rational before = input.actual_before.value_or(0);
    forecast.projection = before + (*input.actual - before) / expected_share.part;
  }
  return forecast;
}

}  // namespace track::report
