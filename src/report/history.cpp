#include "track/report/history.hpp"

#include <set>

namespace track::report {

std::vector<FiscalYear> years_to_show(const History& history) {
  std::set<FiscalYear> years;
  const Plan& plan = *history.plan;
  for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
    if (plan.calendar.first_day(year) <= history.as_of) years.insert(year);
  }
  for (const Measurement& measurement : history.measurements) years.insert(measurement.year);
  for (const Event& event : history.events) years.insert(event.year);
  return {years.begin(), years.end()};
}

void add_year(History& history, const Totals& totals, FiscalYear year) {
  const Plan& plan = *history.plan;
  if (history.indicator != nullptr) {
    history.years.push_back(indicator_row(plan, *history.indicator, totals, year, history.as_of));
    return;
  }
  Row row = holdings_row(plan, *history.activity, totals, year, history.as_of);
  if (history.activity->kind == ActivityKind::partner_activity) {
    const FrequencyCheck held =
        check_frequency(plan, *history.activity, totals, year, history.as_of);
    row.assessment = {Status::no_target, label(held.standing)};
    row.achievement = {};
    row.aim = {};
    row.aim_most.reset();
    history.held.push_back(held);
  }
  history.years.push_back(std::move(row));
}

FiscalYearSpan years_behind(const Plan& plan, const Row& row) {
  if (row.indicator != nullptr && row.indicator->basis == TargetBasis::cumulative) {
    return {plan.first_year, row.year};
  }
  const FiscalYear year = row.actual.carried_from.value_or(row.year);
  return {year, year};
}

}  // namespace track::report
