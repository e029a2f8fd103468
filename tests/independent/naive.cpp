#include "naive.hpp"

#include <algorithm>

namespace track::independent {

Exact exact(Quantity quantity) {
  return Exact(quantity.units()) / 10'000;
}

Exact elapsed_share(const Plan& plan, int year, Day as_of) {
  int passed = 0;
  int all = 0;
  const Day end = first_day(plan, year + 1);
  for (Day day = first_day(plan, year); day < end; day += std::chrono::days(1)) {
    ++all;
    if (day <= as_of) ++passed;
  }
  return Exact(passed) / all;
}

bool runs(const std::optional<YearBound>& since, const std::optional<YearBound>& until, int year) {
  if (since && year < since->year) return false;
  return !until || year <= until->year;
}

std::optional<Planned> planned(const Schedule& schedule) {
  const int months = schedule.unit == Schedule::Unit::year ? schedule.every * 12 : schedule.every;
  if (schedule.form != Schedule::Form::counted || months > 12) return std::nullopt;
  return Planned{schedule.least * 12 / months, schedule.most * 12 / months};
}

namespace {

bool indicator_runs(const Known& known, const Indicator& indicator, int year) {
  for (const Activity& activity : known.plan.activities) {
    const bool owns = activity.id == indicator.activity;
    if (owns && !runs(activity.since, activity.until, year)) return false;
  }
  return runs(indicator.since, indicator.until, year);
}

bool is_cumulative(const Indicator& indicator) {
  return indicator.basis == TargetBasis::cumulative;
}

// An older level stands for a stock, and for what comes from a survey, that nothing is recorded of.
// The last year before `year` with a value.
std::optional<int> last_year_with_value(const Known& known, const Indicator& indicator, int year) {
  std::optional<int> latest;
  for (const Fact& fact : known.facts) {
    if (fact.indicator != indicator.id || fact.year >= year) continue;
    if (fact.value.form == ValueForm::unknown || fact.value.form == ValueForm::suppressed) continue;
    if (!latest || *latest < fact.year) latest = fact.year;
  }
  return latest;
}

void take_older_level(const Known& known, const Indicator& indicator, int year, Figures& figures) {
  if (indicator.kind != IndicatorKind::stock && indicator.survey.empty()) return;
  const std::optional<int> latest = last_year_with_value(known, indicator, year);
  if (!latest) return;
  form_actual(known, indicator, *latest, *latest, figures);
  figures.measurements = figures.unknown = figures.suppressed = 0;
  figures.year_of_actual = latest;
}

void take_target(const Indicator& indicator, int year, Figures& figures) {
  for (const auto& [each, value] : indicator.targets) {
    if (each.number != year) continue;
    if (indicator.kind == IndicatorKind::milestone) {
      figures.target_stage = value.form;
    } else {
      figures.target = figure(indicator, value);
    }
  }
}

Method method_of(const Indicator& indicator, const Figures& figures) {
  const Direction direction = indicator.direction();
  if (indicator.kind == IndicatorKind::milestone) {
    return figures.target_stage ? Method::milestone : Method::none;
  }
  if (direction == Direction::none) return Method::none;
  if (figures.target) {
    if (indicator.method) return *indicator.method;
    if (direction == Direction::up) return Method::ratio;
    return indicator.baseline ? Method::change : Method::ceiling;
  }
  if (!indicator.baseline || !indicator.written_direction) return Method::none;
  return Method::direction;
}

void compare(const Indicator& indicator, Figures& figures) {
  if (!figures.actual || figures.year_of_actual) return;
  const Exact& actual = *figures.actual;
  if (figures.target) figures.difference = actual - *figures.target;
  if (figures.method == Method::direction && figures.baseline) {
    figures.from_baseline = actual - *figures.baseline;
  }
  if (figures.method == Method::ratio && *figures.target > 0) {
    figures.rate = actual / *figures.target;
  }
  if (figures.method == Method::change && figures.baseline) {
    const Exact way = *figures.target - *figures.baseline;
    const bool right_way = indicator.direction() == Direction::up ? way > 0 : way < 0;
    if (right_way) figures.rate = (actual - *figures.baseline) / way;
  }
}

// On the line between the targets that are written down, which begins at nothing before the plan.
Exact target_before(const Plan& plan, const Indicator& indicator, int year) {
  int from = plan.first_year.number - 1;
  Exact start = 0;
  Exact end = 0;
  for (const auto& [each, value] : indicator.targets) {
    if (each.number < year) {
      from = each.number;
      start = exact(value.amount);
    }
    if (each.number == year) end = exact(value.amount);
  }
  Exact step = (end - start) / (year - from);
  return end - step;
}

Pace pace_of(const Known& known, const Indicator& indicator, int year, Day as_of) {
  Pace pace;
  pace.elapsed = elapsed_share(known.plan, year, as_of);
  pace.over = as_of > last_day(known.plan, year);
  if (!is_cumulative(indicator)) return pace;
  Figures before;
  form_actual(known, indicator, known.plan.first_year.number, year - 1, before);
  pace.actual_before = before.actual.value_or(0);
  pace.target_before = target_before(known.plan, indicator, year);
  return pace;
}

Status indicator_status(const Known& known, const Indicator& indicator, int year, Day as_of,
                        const Figures& figures) {
  if (!indicator_runs(known, indicator, year)) return Status::not_applicable;
  if (as_of < first_day(known.plan, year)) return Status::not_due;
  if (figures.measurements == 0) {
    return figure_not_due(known, indicator, year, as_of) ? Status::not_due : Status::missing;
  }
  if (!figures.actual && !figures.stage) return Status::undetermined;
  return status_of(known, indicator, figures, pace_of(known, indicator, year, as_of));
}

bool recorded_in(const Known& known, const Indicator& indicator, int year) {
  for (const Fact& fact : known.facts) {
    if (fact.indicator == indicator.id && fact.year == year) return true;
  }
  return false;
}

// With the year before; of a survey, with its last wave, or with the baseline where there is none.
// Whole figures of whole years alone: neither a sum of a part of one, nor one with a gap.
void compare_with_previous(const Known& known, const Indicator& indicator, int year, Day as_of,
                           Figures& figures) {
  const bool sum =
      indicator.kind == IndicatorKind::count || indicator.kind == IndicatorKind::running;
  if (sum && as_of <= last_day(known.plan, year)) return;
  const bool survey = !indicator.survey.empty();
  const int earlier =
      survey ? last_year_with_value(known, indicator, year).value_or(year - 1) : year - 1;
  Figures before;
  const int from = is_cumulative(indicator) ? known.plan.first_year.number : earlier;
  form_actual(known, indicator, from, earlier, before);
  const auto is_whole = [](const Figures& each) {
    return each.actual && !each.year_of_actual && each.unknown + each.suppressed == 0;
  };
  if (!is_whole(figures) || !recorded_in(known, indicator, year)) return;
  if (!is_whole(before) && survey && !figures.from_baseline && figures.baseline &&
      indicator.baseline->year.number < year) {
    before.actual = figures.baseline;
    before.year_of_actual.reset();
    before.unknown = before.suppressed = 0;
  }
  if (!is_whole(before)) return;
  figures.previous = before.actual;
  figures.from_previous = *figures.actual - *before.actual;
}

Status holdings_status(const Known& known, const Activity& activity, int year, Day as_of,
                       int held) {
  if (!runs(activity.since, activity.until, year)) return Status::not_applicable;
  if (as_of < first_day(known.plan, year)) return Status::not_due;
  if (activity.schedule.form != Schedule::Form::counted) return Status::no_target;
  if (held == 0) {
    return holdings_not_due(known, activity, year, as_of) ? Status::not_due : Status::missing;
  }
  const std::optional<Planned> plan = planned(activity.schedule);
  if (!plan) return Status::achieved;
  const Exact near = exact(known.plan.near);
  int least = plan->least;
  while (activity.schedule.about && least > 1 && least > plan->least * near) --least;
  if (held >= least) return Status::achieved;
  if (as_of > last_day(known.plan, year)) {
    return held >= least * near ? Status::nearly : Status::missed;
  }
  int expected = 0;
  while (expected + 1 <= plan->least * elapsed_share(known.plan, year, as_of)) ++expected;
  if (held >= expected) return Status::on_track;
  return held >= expected * near ? Status::at_risk : Status::behind;
}

}  // namespace

Figures indicator_figures(const Known& known, const Indicator& indicator, int year, Day as_of) {
  Figures figures;
  if (indicator.baseline) figures.baseline = figure(indicator, indicator.baseline->value);
  take_target(indicator, year, figures);
  const int from = is_cumulative(indicator) ? known.plan.first_year.number : year;
  form_actual(known, indicator, from, year, figures);
  if (figures.measurements == 0 && !is_cumulative(indicator)) {
    take_older_level(known, indicator, year, figures);
  }
  figures.method = method_of(indicator, figures);
  compare(indicator, figures);
  compare_with_previous(known, indicator, year, as_of, figures);
  figures.status = indicator_status(known, indicator, year, as_of, figures);
  return figures;
}

Figures holdings_figures(const Known& known, const Activity& activity, int year, Day as_of) {
  Figures figures;
  int before = 0;
  for (const Holding& holding : known.holdings) {
    if (holding.activity != activity.id) continue;
    if (holding.year == year - 1) ++before;
    if (holding.year != year) continue;
    ++figures.measurements;
    figures.last_recorded =
        std::max(figures.last_recorded.value_or(holding.period.last), holding.period.last);
  }
  const int held = figures.measurements;
  if (held > 0) figures.actual = held;
  if (held > 0 && before > 0 && as_of > last_day(known.plan, year)) {
    figures.previous = before;
    figures.from_previous = held - before;
  }
  if (const std::optional<Planned> plan = planned(activity.schedule)) {
    figures.target = plan->least;
    if (plan->most > plan->least) figures.target_most = plan->most;
    figures.method = Method::ratio;
    if (held > 0) figures.rate = Exact(held) / plan->least;
    if (held > 0) figures.difference = held - plan->least;
  }
  figures.status = holdings_status(known, activity, year, as_of, held);
  return figures;
}

}  // namespace track::independent
