#include "track/report/waves.hpp"

#include <algorithm>

#include "asked.hpp"

namespace track::report {

namespace {

bool measured_by(const Activity& survey, const Indicator& indicator) {
  return indicator.survey == survey.id || indicator.activity == survey.id;
}

// What was measured without a holding was one.
bool all_held(const Activity& survey, const Totals& totals, FiscalYear year, int planned) {
  const EventTotal* total = totals.events(survey.id, year);
  return (total == nullptr ? 1 : total->held) >= planned;
}

}  // namespace

bool wave_in(const Plan& plan, const Activity& survey, const Totals& totals, FiscalYear year) {
  if (const auto held = totals.last_held(survey.id, year)) return held == year;
  return std::any_of(plan.indicators.begin(), plan.indicators.end(), [&](const Indicator& one) {
    return measured_by(survey, one) && totals.of(one.id, year) != nullptr;
  });
}

std::optional<FiscalYear> last_measured(const Indicator& indicator, const Totals& totals,
                                        FiscalYear year) {
  std::optional<FiscalYear> last = totals.last_measured(indicator.id, year);
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
    if (measured_by(survey, indicator)) {
      last = std::max(last, last_measured(indicator, totals, year));
    }
  }
  return last;
}

FiscalYear next_due(const Plan& plan, std::optional<FiscalYear> last, int years) {
  if (!last) return plan.last_year;
  return std::max(plan.first_year, FiscalYear{last->number + years});
}

SurveyWaves survey_waves(const Plan& plan, const Activity& survey, const Totals& totals,
                         Day as_of) {
  const FiscalYear now = plan.calendar.year_of(as_of);
  SurveyWaves result;
  result.last = last_wave(plan, survey, totals, now);
  const Schedule& schedule = survey.schedule_in(now);
  if (const auto years = schedule.cycle_in_years()) {
    result.next = next_due(plan, result.last, *years);
    result.overdue = is_late(plan, plan.calendar.period(*result.next), as_of);
  } else if (const auto planned = schedule.planned_a_year()) {
    const bool done = result.last == now && all_held(survey, totals, now, planned->least);
    result.next = std::max(plan.first_year, done ? now.next() : now);
  }
  return result;
}

}  // namespace track::report
