#include "expected_day.hpp"

#include <algorithm>
#include <numeric>

#include "asked.hpp"

namespace track::report {

namespace {

constexpr int intervals[] = {12, 6, 3, 1};  // in months

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
  for (const FiscalYear each : {year.previous(), year}) {
    const YearTotal* total = totals.of(indicator.id, each);
    if (total == nullptr) continue;
    for (const Period& period : total->periods) common.add(plan.calendar, each, period);
  }
  return common.months();
}

// The last day of the year that is late, of intervals of so many months.
std::optional<Day> last_late_day(const Plan& plan, FiscalYear year, int months, Day as_of) {
  const Period whole = plan.calendar.period(year);
  if (months == 0) {
    const Day last = as_of - std::chrono::days(plan.reporting_days + 1);
    return last < whole.first ? std::nullopt : std::optional(std::min(last, whole.last));
  }
  std::optional<Day> last;
  for (int number = 1; number <= 12 / months; ++number) {
    const Period part = plan.calendar.part(year, number, 12 / months);
    if (is_late(plan, part, as_of)) last = part.last;
  }
  return last;
}

bool recorded_by_single_days(const Indicator& indicator, const YearTotal& total) {
  return indicator.traits().sums() && !indicator.expect &&
         std::ranges::all_of(total.periods, &Period::is_day);
}

}  // namespace

std::optional<int> months_ended(const FiscalCalendar& calendar, FiscalYear year, Day day) {
  for (int month = 1; month <= 12; ++month) {
    if (calendar.part(year, month, 12).last == day) return month;
  }
  return std::nullopt;
}

Day same_day(const FiscalCalendar& calendar, FiscalYear year, Day day, FiscalYear other) {
  if (const std::optional<int> month = months_ended(calendar, year, day)) {
    return calendar.part(other, *month, 12).last;
  }
  return years_before({day, day}, year.number - other.number).first;
}

Pace pace_in(const Plan& plan, const Indicator& indicator, FiscalYear year) {
  const Activity* activity = find_activity(plan, indicator.activity);
  const bool planned = activity != nullptr && activity->schedule_in(year).planned_a_year();
  const Pace pace = indicator.written_pace.value_or(Pace::schedule);
  return pace == Pace::schedule && !planned ? Pace::linear : pace;
}

Day expected_day(const Plan& plan, const Indicator& indicator, const Totals& totals,
                 FiscalYear year, Day as_of) {
  const YearTotal& total = *totals.of(indicator.id, year);
  const Day now = std::min(as_of, plan.calendar.last_day(year));
  const Day covered =
      recorded_by_single_days(indicator, total) ? now : std::min(total.last_recorded, now);
  const int months = interval_of(plan, indicator, totals, year);
  return std::max(covered, last_late_day(plan, year, months, as_of).value_or(covered));
}

}  // namespace track::report
