#include <algorithm>

#include "naive.hpp"

namespace track::independent {

namespace {

using std::chrono::days;

std::vector<Period> recorded_for(const Known& known, const Indicator& indicator, int year) {
  std::vector<Period> periods;
  for (const Fact& fact : known.of(indicator)) {
    if (fact.year == year) periods.push_back(fact.period);
  }
  return periods;
}

// Up to where the values of the year reach.
Day covered_day(const Known& known, const Indicator& indicator, int year, Day as_of) {
  Day covered = first_day(known.plan, year) - days(1);
  bool single = true;
  for (const Period& period : recorded_for(known, indicator, year)) {
    const bool holds = period.first <= as_of && as_of <= period.last;
    covered = std::max(covered, holds ? as_of : period.last);
    single = single && period.first == period.last;
  }
  const bool by_day = single && !indicator.expect && indicator.kind == IndicatorKind::count;
  return by_day ? as_of : covered;
}

bool begins_one(const std::vector<Period>& parts, Day day) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const Period& part) { return part.first == day; });
}
bool ends_one(const std::vector<Period>& parts, Day day) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const Period& part) { return part.last == day; });
}

// In months; 0 for a day.
int interval_of(const Known& known, const Indicator& indicator, int year) {
  if (indicator.expect) return std::min(indicator.expect->months, 12);
  for (const int months : {12, 6, 3, 1}) {
    bool fits = true;
    bool any = false;
    for (const int each : {year - 1, year}) {
      const std::vector<Period> parts = months_of(known.plan, each, months);
      for (const Period& period : recorded_for(known, indicator, each)) {
        if (indicator.kind == IndicatorKind::running) {
          fits = fits && ends_one(parts, period.last);
        } else {
          if (period.first == period.last) continue;
          fits = fits && begins_one(parts, period.first) && ends_one(parts, period.last);
        }
        any = true;
      }
    }
    if (any && fits) return months;
  }
  return 0;
}

// The last day of what should have been reported by now; before the year where nothing should.
Day reported_day(const Known& known, const Indicator& indicator, int year, Day as_of) {
  const int months = interval_of(known, indicator, year);
  Day day = first_day(known.plan, year) - days(1);
  if (months == 0) {
    for (Day each = first_day(known.plan, year); each <= last_day(known.plan, year);
         each += days(1)) {
      if (as_of > last_day_for_reporting(known.plan, {each, each})) day = each;
    }
    return day;
  }
  for (const Period& part : months_of(known.plan, year, months)) {
    if (as_of > last_day_for_reporting(known.plan, part)) day = part.last;
  }
  return day;
}

Day expected_day(const Known& known, const Indicator& indicator, int year, Day as_of) {
  const Day covered = covered_day(known, indicator, year, as_of);
  const Day reported = reported_day(known, indicator, year, as_of);
  return std::min(std::max(covered, reported), last_day(known.plan, year));
}

// How many months of the year end with a day, where one ends with it.
std::optional<int> months_up_to(const Plan& plan, int year, Day day) {
  int number = 0;
  for (const Period& month : months_of(plan, year, 1)) {
    ++number;
    if (month.last == day) return number;
  }
  return std::nullopt;
}

Exact stretch(const Plan& plan, int year, Day until) {
  if (const std::optional<int> months = months_up_to(plan, year, until)) return Exact(*months, 12);
  const Period all = whole_year(plan, year);
  return Exact((until - all.first).count() + 1, (all.last - all.first).count() + 1);
}

// The same day of another year; where it ends a month, the end of that month.
Day same_day_of(const Plan& plan, int year, Day day, int other) {
  if (const std::optional<int> months = months_up_to(plan, year, day)) {
    return months_of(plan, other, 1)[static_cast<std::size_t>(*months - 1)].last;
  }
  const std::chrono::year_month_day then =
      std::chrono::year_month_day(day) + std::chrono::years(other - year);
  return then.ok() ? Day(then) : Day(then.year() / then.month() / std::chrono::last);
}

// Of an earlier year, what had been recorded for periods that end up to a day.
Exact reached(const Known& known, const Indicator& indicator, int year, Day until) {
  Known then;
  for (const Fact& fact : known.of(indicator)) {
    if (fact.period.last <= until) then.facts[indicator.id].push_back(fact);
  }
  Figures figures;
  form_actual(then, indicator, year, year, figures);
  return figures.actual.value_or(0);
}

std::set<Day> ends(const Known& known, const Indicator& indicator, int year) {
  std::set<Day> days;
  for (const Period& period : recorded_for(known, indicator, year)) days.insert(period.last);
  return days;
}

std::optional<Exact> part_by_history(const Known& known, const Indicator& indicator, int year,
                                     Day until, Day as_of) {
  Exact by_then = 0;
  Exact in_all = 0;
  for (int earlier = year - 3; earlier < year; ++earlier) {
    Figures figures;
    form_actual(known, indicator, earlier, earlier, figures);
    if (figures.measurements < 2 || figures.unknown + figures.suppressed > 0) continue;
    if (is_put_together(indicator) && ends(known, indicator, earlier).size() < 2) continue;
    if (is_incomplete(known, indicator, earlier, as_of)) continue;
    if (breaks_between(known, indicator, earlier, year)) continue;
    in_all += *figures.actual;
    by_then += reached(known, indicator, earlier, same_day_of(known.plan, year, until, earlier));
  }
  if (in_all == 0) return std::nullopt;
  return std::min(Exact(1), Exact(by_then / in_all));
}

// Of the holdings planned, those due, reported or not, or recorded.
std::optional<Exact> part_by_schedule(const Known& known, const Activity& activity, int year,
                                      Day as_of) {
  const std::optional<Planned> number = planned(schedule_of(activity, year));
  if (!number) return std::nullopt;
  int due = 0;
  for (const Asked& asked : holdings_asked_for(known, activity, year)) {
    if (is_late(known.plan, asked, as_of)) ++due;
  }
  const int seen = std::max(due, held_in(known, activity, year));
  return std::min(Exact(1), Exact(seen, number->least));
}

}  // namespace

Exact part_of_year(const Known& known, const Indicator& indicator, int year, Day as_of) {
  if (as_of > last_day_for_reporting(known.plan, whole_year(known.plan, year))) return 1;
  const Activity* activity = activity_of(known, indicator);
  const bool by_schedule = indicator.year == YearCounting::fiscal &&
                           indicator.written_pace.value_or(Pace::schedule) == Pace::schedule;
  if (by_schedule && activity != nullptr) {
    const std::optional<Exact> part = part_by_schedule(known, *activity, year, as_of);
    if (part) return *part;
  }
  const Day until = expected_day(known, indicator, year, as_of);
  if (indicator.written_pace == Pace::history) {
    const std::optional<Exact> part = part_by_history(known, indicator, year, until, as_of);
    if (part) return *part;
  }
  return stretch(known.plan, year, until);
}

bool year_is_over(const Known& known, const Indicator& indicator, int year, Day as_of) {
  if (as_of <= last_day(known.plan, year)) return false;
  return !adds_up(indicator) || part_of_year(known, indicator, year, as_of) == 1;
}

bool year_is_over(const Known& known, const Activity& activity, int year, Day as_of) {
  if (as_of <= last_day(known.plan, year)) return false;
  for (const Asked& asked : holdings_asked_for(known, activity, year)) {
    if (!asked.reported && !is_late(known.plan, asked, as_of)) return false;
  }
  return true;
}

}  // namespace track::independent
