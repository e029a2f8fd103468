#include "track/report/frequency_check.hpp"

#include <algorithm>

#include "asked.hpp"

namespace track {

template <>
std::span<const Word<report::FrequencyStatus>> words<report::FrequencyStatus>() {
  using report::FrequencyStatus;
  static constexpr Word<FrequencyStatus> all[] = {
      {FrequencyStatus::not_expected, "not_expected", "not expected", "実施時期外"},
      {FrequencyStatus::as_needed, "as_needed", "as needed", "随時"},
      {FrequencyStatus::unknown_frequency, "unknown_frequency", "frequency unknown", "頻度不明"},
      {FrequencyStatus::not_reported, "not_reported", "not reported", "未報告"},
      {FrequencyStatus::so_far, "so_far", "so far", "途中"},
      {FrequencyStatus::below, "below", "below", "予定回数を下回る"},
      {FrequencyStatus::within, "within", "within", "予定回数どおり"},
      {FrequencyStatus::above, "above", "above", "予定回数を上回る"},
  };
  return all;
}

namespace report {

namespace {

constexpr Message<> outside_period{"it does not run in this year", "この年度は期間の外です"};
constexpr Message<> not_begun{"the year has not begun", "年度がまだ始まっていません"};
constexpr Message<Localized> first_cycle{"to be held by the end of {}",
                                         "{}末までに実施する予定です"};
constexpr Message<Localized, Localized> in_cycle{"held in {}, next in {}",
                                                 "直近は{}、次回は{}です"};
constexpr Message<std::int64_t, Localized, Localized> over_cycle{"{} from {} to {}",
                                                                 "{1}から{2}までに{0}回"};

// The earliest year of which it would be known: of the plan, or with a holding recorded.
FiscalYear first_on_record(const Plan& plan, const Activity& activity, const Totals& totals) {
  FiscalYear first = plan.first_year;
  if (activity.since) first = std::max(first, FiscalYear{activity.since->year});
  const auto found = totals.activities.find(activity.id);
  if (found == totals.activities.end() || found->second.empty()) return first;
  return std::min(first, found->second.begin()->first);
}

FrequencyStatus measured(std::int64_t held, Schedule::Planned accepted) {
  if (held > accepted.most) return FrequencyStatus::above;
  return held >= accepted.least ? FrequencyStatus::within : FrequencyStatus::below;
}

// Of a year or a cycle that may still be reported, or not.
FrequencyStatus status_of(std::int64_t held, Schedule::Planned accepted, bool over) {
  const FrequencyStatus status = measured(held, accepted);
  if (status != FrequencyStatus::below) return status;
  if (!over) return FrequencyStatus::so_far;
  return held == 0 ? FrequencyStatus::not_reported : status;
}

// What is accepted in a whole cycle, as it would be in a year.
Schedule::Planned accepted_a_cycle(Schedule schedule, Quantity near) {
  schedule.every = 1;
  schedule.unit = Schedule::Unit::year;
  return *schedule.accepted_a_year(near);
}

// Checks against the cycle that ends with `year`; one that began before the record did is not over.
void check_cycle(const Plan& plan, const Activity& activity, const Totals& totals, FiscalYear year,
                 bool year_is_over, FrequencyCheck& result) {
  const Schedule& schedule = activity.schedule_in(year);
  const int years = *schedule.cycle_in_years();
  const FiscalYear start{year.number - years + 1};
  const FiscalYear recorded = first_on_record(plan, activity, totals);
  std::int64_t held = 0;
  for (FiscalYear each = start; each <= year; each = each.next()) {
    held += totals.held(activity.id, each);
  }
  const bool whole = recorded <= start;
  result.accepted = accepted_a_cycle(schedule, plan.near);
  result.status = status_of(held, *result.accepted, whole && year_is_over);
  if (held == 0 && !whole) {
    result.status = FrequencyStatus::not_expected;
    result.reason = first_cycle(plan.calendar.label({recorded.number + years - 1}));
  } else if (result.accepted->least == 1 && held == 1 && result.held == 0) {
    const FiscalYear last = *totals.last_held(activity.id, year);
    result.reason = in_cycle(plan.calendar.label(last), plan.calendar.label({last.number + years}));
  } else if (held != result.held || result.status != FrequencyStatus::within) {
    result.reason =
        over_cycle(held, plan.calendar.label(std::max(start, recorded)), plan.calendar.label(year));
  }
}

void check_year(const Plan& plan, const Activity& activity, const Totals& totals, FiscalYear year,
                Day as_of, FrequencyCheck& result) {
  const bool over = is_late(plan, plan.calendar.period(year), as_of);
  const Schedule& schedule = activity.schedule_in(year);
  if (!activity.runs_in(year)) {
    result.reason = outside_period();
  } else if (as_of < plan.calendar.first_day(year)) {
    result.reason = not_begun();
  } else if (schedule.cycle_in_years()) {
    check_cycle(plan, activity, totals, year, over, result);
  } else if ((result.accepted = schedule.accepted_a_year(plan.near))) {
    result.status = status_of(result.held, *result.accepted, over);
  } else {
    result.status = schedule.form == Schedule::Form::as_needed ? FrequencyStatus::as_needed
                                                               : FrequencyStatus::unknown_frequency;
  }
}

}  // namespace

FiscalYear first_year_of_frequency(const Plan& plan, FiscalYear year) {
  FiscalYear first = std::min(plan.first_year, year);
  for (const Activity& one : plan.activities) {
    if (one.kind != ActivityKind::partner_activity) continue;
    if (const auto years = one.schedule_in(year).cycle_in_years()) {
      first = std::min(first, FiscalYear{year.number - *years + 1});
    }
  }
  return first;
}

FrequencyCheck check_frequency(const Plan& plan, const Activity& activity, const Totals& totals,
                               FiscalYear year, Day as_of) {
  FrequencyCheck result;
  result.held = totals.held(activity.id, year);
  if (const auto last = totals.last_held(activity.id, year)) {
    result.last = totals.events(activity.id, *last)->last_day;
  }
  check_year(plan, activity, totals, year, as_of, result);
  return result;
}

}  // namespace report

}  // namespace track
