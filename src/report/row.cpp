#include <algorithm>

#include "due.hpp"
#include "track/report/report.hpp"

namespace track::report {

namespace {

constexpr Phrase<Sentence, std::string> carried{"none reported; the last is of {} ({})",
                                                "実績の報告がありません。直近は{}（{}）の値です"};

constexpr int most_digits = 6;

// The fewest decimals, from `digits` on, at which the rounded number stands on the same side of
// `limit` as the number itself.
int digits_beside(const Rational& number, const Rational& limit, int digits) {
  for (; digits < most_digits; ++digits) {
    const Rational scale = boost::multiprecision::pow(boost::multiprecision::cpp_int(10), digits);
    const Rational shown(rounded_double(number * scale, 0));
    const Rational edge = limit * scale;
    if ((shown >= edge) == (number >= limit) && (shown <= edge) == (number <= limit)) break;
  }
  return digits;
}

// Decimals a figure of the indicator is shown with before any status asks for more.
int usual_digits(const Row& row) {
  switch (row.kind) {
    case IndicatorKind::share:
    case IndicatorKind::rate:
      return 1;
    case IndicatorKind::score:
      return 2;
    default:
      break;
  }
  int digits = 0;
  for (const std::optional<Rational>& figure : {row.actual.number, row.aim.number, row.baseline}) {
    if (!figure) continue;
    const std::string text = shortest(*figure, Quantity::decimals);
    const std::size_t point = text.find('.');
    if (point != std::string::npos) {
      digits = std::max(digits, static_cast<int>(text.size() - point - 1));
    }
  }
  return digits;
}

void choose_digits(Row& row, const Rational& near) {
  row.figure_digits = usual_digits(row);
  if (row.actual.number && row.aim.number) {
    row.figure_digits = digits_beside(*row.actual.number, *row.aim.number, row.figure_digits);
  }
  if (row.achievement.rate) {
    const Rational percent = *row.achievement.rate * 100;
    row.rate_digits =
        std::max(digits_beside(percent, 100, 1), digits_beside(percent, near * 100, 1));
  }
}

void compare_with_year_before(const Rational& now, const std::optional<Rational>& before, Row& row) {
  if (!before) return;
  row.previous = before;
  row.change = now - *before;
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

}  // namespace

Row indicator_row(const Plan& plan, const Indicator& indicator, const Totals& totals,
                  FiscalYear year, Day as_of) {
  Row row;
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

  Case item;
  item.indicator = &indicator;
  item.progress = progress_of(plan.calendar, year, as_of);
  item.near = plan.near;
  item.applicable = runs(plan, indicator, year);
  item.not_due = indicator_not_due(plan, indicator, totals, year, item.progress);
  item.aim = aim_of(indicator, year);
  if (indicator.basis == TargetBasis::cumulative) {
    item.actual = cumulative_actual(indicator, plan.first_year, year, totals);
    item.actual_before =
        cumulative_actual(indicator, plan.first_year, year.previous(), totals).number;
    item.aim_before = aim_of(indicator, year.previous()).number;
  } else {
    item.actual = year_actual(indicator, year, totals);
  }
  // A figure carried over from an earlier year is shown, but never compared with this year's target.
  item.achievement =
      achievement_of(indicator, item.aim, item.actual.carried_from ? Actual{} : item.actual);
  row.judgement = judge(item);
  if (item.actual.carried_from && row.judgement.status == Status::missing) {
    row.judgement.reason =
        carried(plan.calendar.label(*item.actual.carried_from), iso(*item.actual.last_recorded));
  }
  row.aim = item.aim;
  row.actual = item.actual;
  row.achievement = item.achievement;
  if (row.actual.number && !row.actual.carried_from) {
    const Actual before = indicator.basis == TargetBasis::cumulative
                              ? Actual{}
                              : year_actual(indicator, year.previous(), totals);
    if (!before.carried_from) compare_with_year_before(*row.actual.number, before.number, row);
  }
  choose_digits(row, to_rational(plan.near));
  return row;
}

Row holdings_row(const Plan& plan, const Activity& activity, const Totals& totals, FiscalYear year,
                 Day as_of) {
  Row row;
  row.id = activity.id;
  row.name = activity.name;
  row.level = Level::schedule;
  row.unit = "回";
  row.source = &activity;
  place_in_plan(plan, &activity, row);

  HoldingCase item;
  item.schedule = activity.schedule;
  item.progress = progress_of(plan.calendar, year, as_of);
  item.near = plan.near;
  item.applicable = activity.runs_in(year);
  item.not_due = holdings_not_due(plan, activity, totals, year, item.progress);
  if (const EventTotal* held = totals.events(activity.id, year)) {
    item.held = held->held;
    row.actual.number = Rational(held->held);
    row.actual.measurements = held->held;
    row.actual.last_recorded = held->last_day;
    if (const EventTotal* before = totals.events(activity.id, year.previous())) {
      compare_with_year_before(*row.actual.number, Rational(before->held), row);
    }
  }
  if (const std::optional<Schedule::Planned> planned = activity.schedule.planned_a_year()) {
    row.aim.number = Rational(planned->least);
    if (planned->most != planned->least) row.aim_most = Rational(planned->most);
    row.achievement.method = Method::ratio;
    if (row.actual.number) {
      row.achievement.rate = *row.actual.number / *row.aim.number;
      row.achievement.difference = *row.actual.number - *row.aim.number;
    }
  }
  row.judgement = judge_holdings(item);
  choose_digits(row, to_rational(plan.near));
  return row;
}

}  // namespace track::report
