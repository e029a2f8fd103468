#include "track/report/row.hpp"

#include <algorithm>

namespace track::report {

namespace {

// The fewest decimals, from `digits` on, at which different numbers look different. Rounding keeps
// their order, so what looks different stands on its own side.
int digits_to_tell_apart(const Rational& one, const Rational& other, int digits) {
  if (one == other) return digits;
  while (rounded(one, digits) == rounded(other, digits)) ++digits;
  return digits;
}

// The decimals of a number as it was written down; none for one that no quantity can hold.
int written_digits(const std::optional<Rational>& number) {
  if (!number || !(*number * Quantity::units_per_one).is_whole()) return 0;
  const std::string text = shortest(*number, Quantity::decimals);
  const std::size_t point = text.find('.');
  return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

// Decimals a figure is shown with before any status asks for more: quotients with one or two, what
// was written down with its own.
int usual_digits(const Row& row) {
  int digits = 0;
  const auto keep = [&digits](const std::optional<Rational>& number) {
    digits = std::max(digits, written_digits(number));
  };
  keep(row.target.number);
  const int decimals = traits_of(row.kind).decimals;
  if (decimals == 0) {
    keep(row.actual.number);
    keep(row.baseline);
    if (row.from_previous) keep(row.from_previous->before);
    return digits;
  }
  const bool published = row.actual.measurements == 1 && !row.actual.numerator;
  if (published) keep(row.actual.number);
  if (row.baseline && row.indicator->baseline->value.form != ValueForm::fraction) {
    keep(row.baseline);
  }
  return std::max(digits, decimals);
}

// An expectation looks different from the actual, and a projection from the target, where it is.
int digits_of_forecast(const Row& row, const Rational& near) {
  if (!row.forecast.expected || !row.actual.number) return 0;
  const Rational& expected = *row.forecast.expected;
  int digits = digits_to_tell_apart(*row.actual.number, expected, 0);
  digits = digits_to_tell_apart(*row.actual.number, expected * near, digits);
  if (row.forecast.projection && row.target.number) {
    digits = digits_to_tell_apart(*row.forecast.projection, *row.target.number, digits);
  }
  return digits;
}

std::optional<Rational> change_of(const std::optional<Comparison>& comparison) {
  return comparison ? comparison->change : std::nullopt;
}

constexpr Message<Localized, std::string> carried{"none reported; the last is of {} ({})",
                                                  "実績の報告がありません。直近は{}（{}）の値です"};

// What a cumulative target leaves to be expected by the end of the year before: on the line from
// the last target before it, or from nothing when the plan begins.
std::optional<Rational> cumulative_target_before(const Plan& plan, const Indicator& indicator,
                                                 FiscalYear year, const YearTarget& target) {
  if (!target.number || year < plan.first_year) return std::nullopt;
  FiscalYear start = plan.first_year.previous();
  Rational reached = 0;
  for (FiscalYear each = plan.first_year; each < year; each = each.next()) {
    if (const std::optional<Rational> earlier = target_of(indicator, each).number) {
      start = each;
      reached = *earlier;
    }
  }
  const int last = year.number - 1;
  return reached +
         (*target.number - reached) * Rational(last - start.number, year.number - start.number);
}

// Part of a year is not compared with a whole one, nor a sum with a hole in it.
bool whole(const Actual& actual) {
  return actual.number && !actual.carried_from && actual.unknown == 0 && actual.suppressed == 0;
}

// As the indicator's targets count: the year's own, or everything since the plan began.
Actual actual_in(const Plan& plan, const Indicator& indicator, FiscalYear year,
                 const Totals& totals) {
  return indicator.basis == TargetBasis::cumulative
             ? cumulative_actual(indicator, plan.first_year, year, totals)
             : year_actual(indicator, year, totals);
}

YearFigure year_figure(const Actual& actual, FiscalYear year) {
  return {year, *actual.number, actual.sample};
}

// What a survey asked a sample is tested as well.
Comparison compare_years(const Indicator& indicator, const YearFigure& before,
                         const YearFigure& now) {
  return indicator.survey.empty() ? compare(indicator, before, now)
                                  : compare_and_test(indicator, before, now);
}

// The year whose figure comes before that of `year`: of a survey's indicator, its last wave.
FiscalYear year_compared_with(const Indicator& indicator, const Totals& totals, FiscalYear year) {
  if (indicator.survey.empty()) return year.previous();
  return totals.year_before(indicator.id, year).value_or(year.previous());
}

std::optional<Comparison> compared_with_previous(const Plan& plan, const Indicator& indicator,
                                                 const Totals& totals, FiscalYear year,
                                                 const Row& row) {
  const YearFigure now = year_figure(row.actual, year);
  const FiscalYear earlier = year_compared_with(indicator, totals, year);
  const Actual before = actual_in(plan, indicator, earlier, totals);
  if (whole(before)) return compare_years(indicator, year_figure(before, earlier), now);
  // The first wave of a plan has the baseline before it.
  const std::optional<YearFigure> baseline = baseline_figure(indicator);
  if (indicator.survey.empty() || row.from_baseline || !baseline || year <= baseline->year) {
    return std::nullopt;
  }
  return compare_and_test(indicator, *baseline, now);
}

void place_in_plan(const Plan& plan, const Activity* activity, Row& row) {
  if (activity == nullptr) return;
  row.activity = activity->id;
  row.owners = activity->owners;
  row.field = activity->field;
  if (const Field* field = find_field(plan, activity->field)) row.theme = field->theme;
}

bool runs(const Plan& plan, const Indicator& indicator, FiscalYear year) {
  const Activity* activity = find_activity(plan, indicator.activity);
  return indicator.runs_in(year) && (activity == nullptr || activity->runs_in(year));
}

// The actual of the year, and where a running one stands.
void add_actual(const Plan& plan, const Indicator& indicator, const Totals& totals, FiscalYear year,
                StatusInput& item) {
  item.actual = actual_in(plan, indicator, year, totals);
  if (!indicator.traits().accumulates() || !item.progress.running()) return;
  ForecastInput input{.target = item.target.number, .actual = item.actual.number};
  if (indicator.basis == TargetBasis::cumulative) {
    input.actual_before = actual_in(plan, indicator, year.previous(), totals).number;
    input.target_before = cumulative_target_before(plan, indicator, year, item.target);
  }
  item.forecast = forecast_of(input, expected_share_of(indicator, totals, year, item.progress));
}

StatusInput status_input(const Plan& plan, const Indicator& indicator, const Totals& totals,
                         FiscalYear year, Day as_of) {
  StatusInput item;
  item.indicator = &indicator;
  item.progress = progress_of(plan.calendar, year, as_of);
  item.near = plan.near;
  item.applicable = runs(plan, indicator, year);
  item.not_due = indicator_not_due(plan, indicator, totals, year, as_of);
  item.target = target_of(indicator, year);
  add_actual(plan, indicator, totals, year, item);
  item.achievement = achievement_of(indicator, item.target, item.actual);
  const bool has_own_figure = item.actual.number && !item.actual.carried_from;
  const std::optional<YearFigure> baseline = baseline_figure(indicator);
  if (item.achievement.method == Method::direction && has_own_figure && baseline) {
    item.from_baseline = compare_and_test(indicator, *baseline, year_figure(item.actual, year));
  }
  return item;
}

// What a row has by its definition.
Row named_row(const Plan& plan, const Indicator& indicator, FiscalYear year) {
  Row row;
  row.year = year;
  row.id = indicator.id;
  row.name = indicator.name;
  row.level = level_of(plan, indicator);
  row.kind = indicator.kind;
  row.unit = indicator.unit;
  row.indicator = &indicator;
  row.source = find_activity(plan, indicator.survey);
  place_in_plan(plan, find_activity(plan, indicator.activity), row);
  if (row.owners.empty() && row.source != nullptr) row.owners = row.source->owners;
  if (indicator.baseline) row.baseline = figure_of(indicator, indicator.baseline->value);
  return row;
}

}  // namespace

void choose_digits(Row& row, const Rational& near) {
  int digits = usual_digits(row);
  if (row.actual.number && row.target.number) {
    digits = digits_to_tell_apart(*row.actual.number, *row.target.number, digits);
  }
  for (const auto& distance :
       {row.achievement.difference, change_of(row.from_baseline), change_of(row.from_previous)}) {
    if (distance) digits = digits_to_tell_apart(*distance, 0, digits);
  }
  for (const auto& comparison : {row.from_baseline, row.from_previous}) {
    if (!comparison || !comparison->interval) continue;
    digits = digits_to_tell_apart(comparison->interval->low, 0, digits);
    digits = digits_to_tell_apart(comparison->interval->high, 0, digits);
  }
  row.figure_digits = digits;
  row.forecast_digits = digits_of_forecast(row, near);
  if (row.achievement.rate) {
    const Rational percent = *row.achievement.rate * 100;
    row.rate_digits = std::max(digits_to_tell_apart(percent, 100, 1),
                               digits_to_tell_apart(percent, near * 100, 1));
  }
}

Row indicator_row(const Plan& plan, const Indicator& indicator, const Totals& totals,
                  FiscalYear year, Day as_of) {
  const StatusInput item = status_input(plan, indicator, totals, year, as_of);
  Row row = named_row(plan, indicator, year);
  row.assessment = assess(item);
  if (item.actual.carried_from && row.assessment.status == Status::missing) {
    row.assessment.reason =
        carried(plan.calendar.label(*item.actual.carried_from), iso(*item.actual.last_recorded));
  }
  row.target = item.target;
  row.actual = item.actual;
  row.achievement = item.achievement;
  row.from_baseline = item.from_baseline;
  row.forecast = item.forecast;
  const bool part_of_a_sum = indicator.traits().accumulates() && !item.progress.over();
  row.comparable = whole(row.actual) && totals.of(indicator.id, year) != nullptr && !part_of_a_sum;
  if (row.comparable) {
    row.from_previous = compared_with_previous(plan, indicator, totals, year, row);
  }
  choose_digits(row, to_rational(plan.near));
  return row;
}

Row holdings_row(const Plan& plan, const Activity& activity, const Totals& totals, FiscalYear year,
                 Day as_of) {
  Row row;
  row.year = year;
  row.id = activity.id;
  row.name = activity.name;
  row.level = Level::schedule;
  row.source = &activity;
  place_in_plan(plan, &activity, row);

  HoldingStatusInput item;
  item.schedule = activity.schedule_in(year);
  item.progress = progress_of(plan.calendar, year, as_of);
  item.near = plan.near;
  item.applicable = activity.runs_in(year);
  item.not_due = holdings_not_due(plan, activity, totals, year, item.progress);
  if (const EventTotal* held = totals.events(activity.id, year)) {
    item.held = held->held;
    row.actual.number = Rational(held->held);
    row.actual.measurements = held->held;
    row.actual.last_recorded = held->last_day;
    row.comparable = item.progress.over();
    const EventTotal* before = totals.events(activity.id, year.previous());
    if (before != nullptr && row.comparable) {
      row.from_previous = Comparison{.year = year.previous(),
                                     .before = Rational(before->held),
                                     .change = Rational(held->held - before->held)};
    }
  }
  if (const std::optional<Schedule::Planned> planned = item.schedule.planned_a_year()) {
    row.target.number = Rational(planned->least);
    if (planned->most != planned->least) row.target_most = Rational(planned->most);
    row.achievement.method = Method::ratio;
    if (row.actual.number) {
      row.achievement.rate = *row.actual.number / *row.target.number;
      row.achievement.difference = *row.actual.number - *row.target.number;
    }
  }
  row.assessment = assess_holdings(item);
  choose_digits(row, to_rational(plan.near));
  return row;
}

void recompute_change(const Row& before, Row& row) {
  const bool held = row.from_previous && row.from_previous->year == before.year;
  if (!held || row.from_previous->before == before.actual.number) return;
  row.from_previous.reset();
  const bool both_holdings = row.indicator == nullptr && before.indicator == nullptr;
  const bool both_measured = row.indicator != nullptr && before.indicator != nullptr;
  if (!before.comparable || !(both_holdings || both_measured)) return;
  const YearFigure then = year_figure(before.actual, before.year);
  const YearFigure now = year_figure(row.actual, row.year);
  if (both_holdings) {
    row.from_previous =
        Comparison{.year = then.year, .before = then.number, .change = now.number - then.number};
    return;
  }
  const Indicator& indicator = *row.indicator;
  const Indicator& earlier = *before.indicator;
  const bool alike = indicator.kind == earlier.kind && indicator.unit == earlier.unit &&
                     indicator.per == earlier.per && indicator.basis == earlier.basis;
  if (!alike) return;
  row.from_previous = compare_years(indicator, then, now);
}

}  // namespace track::report
