#include "plan_total.hpp"

#include "digits.hpp"
#include "track/model/figure.hpp"
#include "track/report/achievement.hpp"

namespace track::report {

namespace {

Actual total_of(const Plan& plan, const Indicator& indicator, const Totals& totals,
                FiscalYear last) {
  if (indicator.traits().sums()) {
    Actual sum = cumulative_actual(indicator, plan.first_year, last, totals);
    sum.carried_from.reset();
    return sum;
  }
  for (FiscalYear year = last; plan.first_year <= year; year = year.previous()) {
    if (totals.of(indicator.id, year) == nullptr) continue;
    Actual actual = year_actual(indicator, year, totals);
    if (actual.has_figure()) return actual;
  }
  return {};
}

YearTarget target_of_plan(const Indicator& indicator, FiscalYear last) {
  const Value& value = *indicator.plan_target;
  if (indicator.traits().staged) return {.year = last, .stage = value.form};
  return {.year = last, .number = figure_of(indicator, value)};
}

}  // namespace

std::optional<Row> plan_total(const Plan& plan, const Indicator& indicator, const Totals& totals,
                              FiscalYear last) {
  if (!indicator.plan_target) return std::nullopt;
  Row row;
  row.year = last;
  row.id = indicator.id;
  row.name = indicator.name;
  row.kind = indicator.kind;
  row.unit = indicator.unit;
  row.indicator = &indicator;
  if (indicator.baseline) row.baseline = figure_of(indicator, indicator.baseline->value);
  row.target = target_of_plan(indicator, last);
  row.actual = total_of(plan, indicator, totals, last);
  row.achievement = achievement_of(indicator, row.target, row.actual);
  choose_digits(row, to_rational(plan.near));
  return row;
}

}  // namespace track::report
