#include "track/report/survey_waves.hpp"

#include <algorithm>

#include "waves.hpp"

namespace track::report {

namespace {

// What was measured without a holding was one.
bool all_held(const Activity& survey, const Totals& totals, FiscalYear year, int planned) {
  const EventTotal* total = totals.events(survey.id, year);
  return (total == nullptr ? 1 : total->held) >= planned;
}

}  // namespace

SurveyWaves survey_waves(const Plan& plan, const Activity& survey, const Totals& totals,
                         Day as_of) {
  const FiscalYear now = plan.calendar.year_of(as_of);
  SurveyWaves result;
  result.last = last_wave(plan, survey, totals, now);
  if (const auto years = survey.schedule.cycle_in_years()) {
    result.next = next_due(plan, result.last, *years);
    result.overdue = *result.next < now;
  } else if (const auto planned = survey.schedule.planned_a_year()) {
    const bool done = result.last == now && all_held(survey, totals, now, planned->least);
    result.next = std::max(plan.first_year, done ? now.next() : now);
  }
  return result;
}

}  // namespace track::report
