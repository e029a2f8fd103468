#include "track/report/forecast.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>

#include "asked.hpp"
#include "track/report/comparison.hpp"
#include "track/report/coverage.hpp"

namespace track::report {

namespace {

constexpr int intervals[] = {12, 6, 3, 1};  // in months
constexpr int parts_projected = 6;          // a part of the year from 1/6 on

// Months of the fiscal year that have passed with a day that ends one; nothing for other days.
std::optional<int> months_ended(const FiscalCalendar& calendar, FiscalYear year, Day day) {
  for (int month = 1; month <= 12; ++month) {
    if (calendar.part(year, month, 12).last == day) return month;
  }
  return std::nullopt;
}

std::optional<int> months_before(const FiscalCalendar& calendar, FiscalYear year, Day day) {
  if (day == calendar.first_day(year)) return 0;
  return months_ended(calendar, year, day - std::chrono::days(1));
}

// The interval that the values of a year consist of, put together with that of other values.
class CommonInterval {
 public:
  explicit CommonInterval(bool year_to_date) : year_to_date_(year_to_date) {}

  void add(const FiscalCalendar& calendar, FiscalYear year, const Period& period) {
    if (!year_to_date_ && period.is_day()) return;
    const std::optional<int> begun =
        year_to_date_ ? 0 : months_before(calendar, year, period.first);
    const std::optional<int> ended = months_ended(calendar, year, period.last);
    if (begun && ended) {
      months_ = std::gcd(months_, std::gcd(*begun, *ended));
    } else {
      fits_ = false;
    }
  }

  // In months; 0 where there is none.
  int months() const {
    if (!fits_ || months_ == 0) return 0;
    return *std::ranges::find_if(intervals, [this](int one) { return months_ % one == 0; });
  }

 private:
  bool year_to_date_;
  bool fits_ = true;
  int months_ = 0;
};

int interval_of(const Plan& plan, const Indicator& indicator, const Totals& totals,
                FiscalYear year) {
  if (indicator.expect) return std::min(indicator.expect->months, 12);
  CommonInterval common(indicator.traits().year_to_date);
  const FiscalCalendar calendar = plan.calendar_of(indicator);
  for (const FiscalYear each : {year.previous(), year}) {
    const YearTotal* total = totals.of(indicator.id, each);
    if (total == nullptr) continue;
    for (const Period& period : total->periods) common.add(calendar, each, period);
  }
  return common.months();
}

// The last day of the year that is late, of intervals of so many months.
std::optional<Day> last_late_day(const Plan& plan, const FiscalCalendar& calendar, FiscalYear year,
                                 int months, Day as_of) {
  const Period whole = calendar.period(year);
  if (months == 0) {
    const Day last = as_of - std::chrono::days(plan.reporting_days + 1);
    return last < whole.first ? std::nullopt : std::optional(std::min(last, whole.last));
  }
  std::optional<Day> last;
  for (int number = 1; number <= 12 / months; ++number) {
    const Period part = calendar.part(year, number, 12 / months);
    if (is_late(plan, part, as_of)) last = part.last;
  }
  return last;
}

bool recorded_by_single_days(const Indicator& indicator, const YearTotal& total) {
  return indicator.traits().sums() && !indicator.expect &&
         std::ranges::all_of(total.periods, &Period::is_day);
}

// The same day of another fiscal year: the end of a month is that of the same month.
Day same_day(const FiscalCalendar& calendar, FiscalYear year, Day day, FiscalYear other) {
  if (const std::optional<int> month = months_ended(calendar, year, day)) {
    return calendar.part(other, *month, 12).last;
  }
  return years_before({day, day}, year.number - other.number).first;
}

// The pace that holds for a year: as written where it can be, else by the holdings of its activity
// where they have a number.
Pace pace_in(const Plan& plan, const Indicator& indicator, FiscalYear year) {
  const Activity* activity = find_activity(plan, indicator.activity);
  const bool planned = activity != nullptr && !plan.has_own_years(indicator) &&
                       activity->schedule_in(year).planned_a_year();
  const Pace pace = indicator.written_pace.value_or(Pace::schedule);
  return pace == Pace::schedule && !planned ? Pace::linear : pace;
}

// The day up to which a count or running total recorded in the year is to be expected.
Day expected_day(const Plan& plan, const Indicator& indicator, const Totals& totals,
                 FiscalYear year, Day as_of) {
  const YearTotal& total = *totals.of(indicator.id, year);
  const FiscalCalendar calendar = plan.calendar_of(indicator);
  const Day now = std::min(as_of, calendar.last_day(year));
  const Day covered =
      recorded_by_single_days(indicator, total) ? now : std::min(total.last_recorded, now);
  const int months = interval_of(plan, indicator, totals, year);
  return std::max(covered, last_late_day(plan, calendar, year, months, as_of).value_or(covered));
}

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

ExpectedShare share_until(const FiscalCalendar& calendar, FiscalYear year, Day until) {
  const Period whole = calendar.period(year);
  ExpectedShare share;
  share.until = until;
  if (const std::optional<int> months = months_ended(calendar, year, until)) {
    share.count = *months;
    share.of = 12;
  } else {
    share.count = (until - whole.first).count() + 1;
    share.of = (whole.last - whole.first).count() + 1;
  }
  share.part = Rational(share.count, share.of);
  return share;
}

// Put together, one value of each part shows no pace, nor does a year that lacks parts.
bool shows_a_pace_of_parts(const Plan& plan, const Indicator& whole, const Totals& totals,
                           FiscalYear year, Day as_of) {
  if (totals.of(whole.id, year)->reached.size() < 2) return false;
  const std::optional<Coverage> coverage = coverage_of(plan, whole, totals, year, as_of);
  return !coverage || coverage->complete();
}

// Linear where no earlier year shows a pace.
void take_from_history(const Plan& plan, const Indicator& indicator, const Totals& totals,
                       FiscalYear year, Day as_of, ExpectedShare& share) {
  Rational by_then = 0;
  Rational whole = 0;
  std::vector<FiscalYear> years;
  const FiscalCalendar calendar = plan.calendar_of(indicator);
  for (int back = years_of_pace; back >= 1; --back) {
    const FiscalYear earlier{year.number - back};
    const YearTotal* total = totals.of(indicator.id, earlier);
    if (total == nullptr || !shows_a_pace(*total)) continue;
    if (indicator.total && !shows_a_pace_of_parts(plan, indicator, totals, earlier, as_of))
      continue;
    if (break_between(indicator, earlier, year) != nullptr) continue;
    const Day same = same_day(calendar, year, *share.until, earlier);
    by_then += to_rational(reached_by(*total, same));
    whole += to_rational(whole_year(indicator, *total));
    years.push_back(earlier);
  }
  if (whole <= 0) return;
  share.part = std::min(Rational(1), by_then / whole);
  share.reached = by_then;
  share.whole = whole;
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
  const FiscalCalendar calendar = plan.calendar_of(indicator);
  if (total == nullptr || is_late(plan, calendar.period(year), as_of)) return {};
  if (pace_in(plan, indicator, year) == Pace::schedule) {
    return share_of_holdings(plan, *find_activity(plan, indicator.activity), totals, year, as_of);
  }
  const Day until = expected_day(plan, indicator, totals, year, as_of);
  ExpectedShare share = share_until(calendar, year, until);
  if (indicator.pace() == Pace::history)
    take_from_history(plan, indicator, totals, year, as_of, share);
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
