#include "naive.hpp"

namespace track::independent {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;
using std::chrono::year_month_day_last;

// The day on which the month after so many months of the year begins. A month that has no such day
// begins on its last one.
Day month_begins(const Plan& plan, int year, int after) {
  const year_month_day start(first_day(plan, year));
  const year_month_day moved = start + months(after);
  if (moved.ok()) return Day(moved);
  return Day(year_month_day_last(moved.year(), std::chrono::month_day_last(moved.month())));
}

}  // namespace

bool has_own_years(const Known& known, const Indicator& indicator) {
  return indicator.year == YearCounting::calendar &&
         known.plan.calendar.starts != std::chrono::January / 1;
}

Known by_calendar(Known known) {
  known.plan.calendar.starts = std::chrono::January / 1;
  return known;
}

Period whole_year(const Plan& plan, int year) {
  return {first_day(plan, year), last_day(plan, year)};
}

Day last_day_for_reporting(const Plan& plan, const Period& period) {
  return period.last + days(plan.reporting_days);
}

std::vector<Period> months_of(const Plan& plan, int year, int months) {
  std::vector<Period> all;
  for (int begun = 0; begun < 12; begun += months) {
    const Day next = month_begins(plan, year, begun + months);
    all.push_back({month_begins(plan, year, begun), next - days(1)});
  }
  return all;
}

// Where the months cannot be divided so, each part ends on the day in which its last moment lies.
std::vector<Period> parts_of(const Plan& plan, int year, int number) {
  if (12 % number == 0) return months_of(plan, year, 12 / number);
  const Day start = first_day(plan, year);
  const auto all = (first_day(plan, year + 1) - start).count();
  std::vector<Period> parts;
  Day begin = start;
  for (int part = 1; part <= number; ++part) {
    int passed = 0;
    while (std::int64_t{passed} * number < all * part) ++passed;
    parts.push_back({begin, start + days(passed - 1)});
    begin = start + days(passed);
  }
  return parts;
}

Schedule schedule_of(const Activity& activity, int year) {
  if (activity.schedules.empty()) return activity.schedule;
  Schedule found;
  for (const auto& [from, schedule] : activity.schedules) {
    if (from.number <= year) found = schedule;
  }
  return found;
}

std::optional<Planned> planned(const Schedule& schedule) {
  const int months = schedule.unit == Schedule::Unit::year ? schedule.every * 12 : schedule.every;
  if (schedule.form != Schedule::Form::counted || months > 12) return std::nullopt;
  return Planned{schedule.least * 12 / months, schedule.most * 12 / months};
}

std::optional<int> cycle(const Schedule& schedule) {
  if (schedule.form != Schedule::Form::counted || planned(schedule)) return std::nullopt;
  return schedule.unit == Schedule::Unit::year ? schedule.every : (schedule.every + 11) / 12;
}

std::optional<int> number_asked_for(const Plan& plan, const Schedule& schedule) {
  const std::optional<Planned> number = planned(schedule);
  if (!number) return std::nullopt;
  if (!schedule.about) return number->least;
  int asked = 1;
  while (asked + 1 <= number->least * exact(plan.near)) ++asked;
  return asked;
}

}  // namespace track::independent
