#include "track/report/waves.hpp"

#include <algorithm>

#include "asked.hpp"
#include "track/model/breakdown.hpp"

namespace track::report {

namespace {

// What was measured without a holding was one.
bool all_held(const Activity& survey, const Totals& totals, FiscalYear year, int planned) {
  const EventTotal* total = totals.events(survey.id, year);
  return (total == nullptr ? 1 : total->held) >= planned;
}

}  // namespace

std::optional<FiscalYear> last_measured(const Plan& plan, const Indicator& indicator,
                                        const Totals& totals, FiscalYear year) {
  std::optional<FiscalYear> last = totals.last_measured(indicator.id, year);
  for (const Indicator* part : reporting_beside(plan, indicator)) {
    last = std::max(last, totals.last_measured(part->id, year));
  }
  if (indicator.baseline && indicator.baseline->year <= year) {
    last = std::max(last, std::optional(indicator.baseline->year));
  }
  return last;
}

std::optional<FiscalYear> last_wave(const Plan& plan, const Activity& survey, const Totals& totals,
                                    FiscalYear year) {
  std::optional<FiscalYear> last = totals.last_held(survey.id, year);
  if (last) return last;
  for (const Indicator& indicator : plan.indicators) {
    if (source_of(plan, indicator) == &survey) {
      last = std::max(last, last_measured(plan, indicator, totals, year));
    }
  }
  return last;
}

bool Recurring::runs_in(const Plan& plan, FiscalYear year) const {
  return (activity == nullptr || activity->runs_in(year)) &&
         (indicator == nullptr || runs(plan, *indicator, year));
}

std::optional<FiscalYear> next_due(const Plan& plan, const Recurring& what,
                                   std::optional<FiscalYear> last, int years) {
  const FiscalYear earliest =
      last ? std::max(plan.first_year, FiscalYear{last->number + years}) : plan.last_year;
  const FiscalYear latest = std::max(plan.last_year, earliest);
  for (FiscalYear year = earliest; year <= latest; year = year.next()) {
    if (what.runs_in(plan, year)) return year;
  }
  return std::nullopt;
}

SurveyWaves survey_waves(const Plan& plan, const Activity& survey, const Totals& totals,
                         Day as_of) {
  const FiscalYear now = plan.calendar.year_of(as_of);
  SurveyWaves result;
  result.last = last_wave(plan, survey, totals, now);
  const Schedule& schedule = survey.schedule_in(now);
  if (const auto years = schedule.cycle_in_years()) {
    result.next = next_due(plan, {.activity = &survey}, result.last, *years);
    result.overdue = result.next && is_late(plan, plan.calendar.period(*result.next), as_of);
  } else if (const auto planned = schedule.planned_a_year()) {
    const bool done = result.last == now && all_held(survey, totals, now, planned->least);
    result.next = std::max(plan.first_year, done ? now.next() : now);
  }
  return result;
}

}  // namespace track::report
