#include "naive.hpp"

#include <algorithm>

namespace track::independent {

Exact exact(Quantity quantity) {
  return Exact(quantity.units()) / 10'000;
}

bool adds_up(const Indicator& indicator) {
  return indicator.kind == IndicatorKind::count || indicator.kind == IndicatorKind::running;
}

bool is_cumulative(const Indicator& indicator) {
  return indicator.basis == TargetBasis::cumulative;
}

bool from_survey(const Known& known, const Indicator& indicator) {
  const Activity* activity = activity_of(known, indicator);
  return !indicator.survey.empty() ||
         (activity != nullptr && activity->kind == ActivityKind::survey);
}

namespace {

const Activity* activity_named(const Known& known, const std::string& id) {
  for (const Activity& activity : known.plan.activities) {
    if (!id.empty() && activity.id == id) return &activity;
  }
  return nullptr;
}

bool lies_within(const std::optional<YearBound>& since, const std::optional<YearBound>& until,
                 int year) {
  if (since && year < since->year) return false;
  return !until || year <= until->year;
}

}  // namespace

const Activity* activity_of(const Known& known, const Indicator& indicator) {
  return activity_named(known, indicator.activity);
}

const Activity* source_of(const Known& known, const Indicator& indicator) {
  const Activity* survey = activity_named(known, indicator.survey);
  return survey != nullptr ? survey : activity_of(known, indicator);
}

bool runs(const Activity& activity, int year) {
  return lies_within(activity.since, activity.until, year);
}

bool runs(const Known& known, const Indicator& indicator, int year) {
  const Activity* activity = activity_of(known, indicator);
  if (activity != nullptr && !runs(*activity, year)) return false;
  return lies_within(indicator.since, indicator.until, year);
}

bool is_retired(const Known& known, const Indicator& indicator) {
  const Activity* activity = activity_of(known, indicator);
  return indicator.retired || (activity != nullptr && activity->retired);
}

bool recorded_in(const Known& known, const Indicator& indicator, int year) {
  const std::vector<Fact>& all = known.of(indicator);
  return std::any_of(all.begin(), all.end(), [&](const Fact& fact) { return fact.year == year; });
}

bool reported_in(const Known& known, const Indicator& indicator, int year) {
  if (recorded_in(known, indicator, year)) return true;
  if (is_put_together(indicator)) return false;
  const auto found = known.beside.find(indicator.id);
  if (found == known.beside.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(),
                     [&](const Fact& fact) { return fact.year == year; });
}

int held_in(const Known& known, const Activity& activity, int year) {
  int held = 0;
  for (const Holding& holding : known.of(activity)) held += holding.year == year ? 1 : 0;
  return held;
}

namespace {

// Whether an older figure stands for a year in which nothing was recorded.
bool is_carried(const Known& known, const Indicator& indicator) {
  if (indicator.kind == IndicatorKind::stock || indicator.kind == IndicatorKind::milestone) {
    return true;
  }
  return indicator.pooling == Pooling::last || is_cumulative(indicator) ||
         from_survey(known, indicator);
}

int first_counted(const Known& known, const Indicator& indicator, int year) {
  return is_cumulative(indicator) ? known.plan.first_year.number : year;
}

// Of the year itself, of a cumulative sum with the years before; else, where it is carried, of the
// latest earlier one.
void take_actual(const Known& known, const Indicator& indicator, int year, Figures& figures) {
  if (recorded_in(known, indicator, year)) {
    form_actual(known, indicator, first_counted(known, indicator, year), year, figures);
    return;
  }
  if (!is_carried(known, indicator)) return;
  constexpr int long_ago = 1900;
  for (int earlier = year - 1; earlier >= long_ago; --earlier) {
    if (!recorded_in(known, indicator, earlier)) continue;
    Figures older;
    form_actual(known, indicator, first_counted(known, indicator, earlier), earlier, older);
    if (!older.has_figure()) continue;
    figures = older;
    figures.year_of_actual = earlier;
    figures.measurements = figures.unknown = figures.suppressed = 0;
    const bool parts_alone = reported_in(known, indicator, year);
    if (parts_alone && figures.stage != ValueForm::done) figures = {};
    return;
  }
}

void take_target(const Indicator& indicator, int year, Figures& figures) {
  for (const auto& [each, value] : indicator.targets) {
    if (each.number == year) {
      if (indicator.kind == IndicatorKind::milestone) {
        figures.target_stage = value.form;
      } else {
        figures.target = figure(indicator, value);
      }
    }
  }
  if (figures.target || figures.target_stage) return;
  for (const auto& [each, value] : indicator.targets) {
    if (each.number > year && !figures.next_target) figures.next_target = each.number;
  }
}

Method method_of(const Indicator& indicator, const Figures& figures) {
  const Direction direction = indicator.direction();
  const bool is_milestone = indicator.kind == IndicatorKind::milestone;
  if (figures.target_stage) return Method::milestone;
  if (figures.target) {
    if (indicator.method) return *indicator.method;
    if (direction == Direction::none) return Method::none;
    if (direction == Direction::up) return Method::ratio;
    return indicator.baseline ? Method::change : Method::ceiling;
  }
  const bool written = indicator.written_direction && direction != Direction::none;
  return written && indicator.baseline && !is_milestone ? Method::direction : Method::none;
}

void compare_with_target(const Known& known, const Indicator& indicator, int year,
                         Figures& figures) {
  if (!figures.actual || figures.year_of_actual || !figures.target) return;
  const Exact& actual = *figures.actual;
  figures.difference = actual - *figures.target;
  if (figures.method == Method::ratio && *figures.target > 0) {
    figures.rate = actual / *figures.target;
  }
  if (figures.method == Method::change && figures.baseline) {
    if (breaks_between(known, indicator, indicator.baseline->year.number, year)) return;
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
  const Exact step = (end - start) / (year - from);
  return end - step;
}

// What is to be expected by now, and where the year would end.
void look_ahead(const Known& known, const Indicator& indicator, int year, Day as_of,
                Figures& figures) {
  if (!figures.actual || figures.year_of_actual || !adds_up(indicator)) return;
  const Exact part = part_of_year(known, indicator, year, as_of);
  const bool cumulative = is_cumulative(indicator);
  if (figures.target && (figures.method == Method::ratio || figures.method == Method::change)) {
    const Exact before = cumulative ? target_before(known.plan, indicator, year) : Exact(0);
    figures.expected = before + (*figures.target - before) * part;
  }
  if (part < Exact(1, 6)) return;
  Figures before;
  if (cumulative) {
    form_actual(known, indicator, known.plan.first_year.number, year - 1, before);
  }
  const Exact reached = before.actual.value_or(0);
  figures.projection = reached + (*figures.actual - reached) / part;
}

bool on_record(const Known& known, const Indicator& indicator, int year) {
  for (const auto* facts : {&known.facts, &known.beside, &known.controls}) {
    const auto found = facts->find(indicator.id);
    if (found == facts->end()) continue;
    for (const Fact& fact : found->second) {
      if (fact.year == year) return true;
    }
  }
  return false;
}

Status indicator_status(const Known& known, const Indicator& indicator, int year, Day as_of,
                        const Figures& figures) {
  if (as_of < first_day(known.plan, year)) return Status::not_due;
  const bool done = figures.stage == ValueForm::done;
  if (figures.measurements == 0 && !done) {
    const std::vector<Asked> asked = values_asked_for(known, indicator, year);
    if (reported_in(known, indicator, year)) return Status::undetermined;
    return any_due(known.plan, asked, as_of) ? Status::missing : Status::not_due;
  }
  if (is_incomplete(known, indicator, year, as_of)) {
    return figures.coverage->late ? Status::missing : Status::not_due;
  }
  if (!figures.has_figure()) return Status::undetermined;
  return status_of(known, indicator, figures,
                   {year_is_over(known, indicator, year, as_of), adds_up(indicator)});
}

}  // namespace

Known begun_by(Known known, Day as_of) {
  const auto lies_ahead = [&](const auto& each) { return each.period.first > as_of; };
  for (auto& [id, facts] : known.facts) std::erase_if(facts, lies_ahead);
  for (auto& [id, holdings] : known.holdings) std::erase_if(holdings, lies_ahead);
  return gathered(std::move(known));
}

Figures indicator_figures(const Known& known, const Indicator& indicator, int year, Day as_of) {
  if (has_own_years(known, indicator)) {
    return indicator_figures(by_calendar(known), indicator, year, as_of);
  }
  Figures figures;
  const bool applies = runs(known, indicator, year) &&
                       (!is_retired(known, indicator) || reported_in(known, indicator, year));
  take_actual(known, indicator, year, figures);
  if (indicator.baseline) figures.baseline = figure(indicator, indicator.baseline->value);
  if (applies) take_target(indicator, year, figures);
  if (applies) figures.method = method_of(indicator, figures);
  figures.coverage = coverage_of(known, indicator, year, as_of);
  figures.on_record = on_record(known, indicator, year);
  figures.differences = differing_controls(known, indicator, year);
  const bool incomplete = is_incomplete(known, indicator, year, as_of);
  if (!incomplete) compare_with_target(known, indicator, year, figures);
  if (!incomplete) compare_with_baseline(known, indicator, year, as_of, figures);
  compare_with_previous(known, indicator, year, as_of, figures);
  const bool running =
      as_of >= first_day(known.plan, year) && !year_is_over(known, indicator, year, as_of);
  if (applies && running && !incomplete) look_ahead(known, indicator, year, as_of, figures);
  figures.status =
      applies ? indicator_status(known, indicator, year, as_of, figures) : Status::not_applicable;
  return figures;
}

Figures holdings_figures(const Known& known, const Activity& activity, int year, Day as_of) {
  Figures figures;
  for (const Holding& holding : known.of(activity)) {
    if (holding.year != year) continue;
    ++figures.measurements;
    figures.last_recorded =
        std::max(figures.last_recorded.value_or(holding.period.last), holding.period.last);
  }
  const int held = figures.measurements;
  if (held > 0) figures.actual = held;
  figures.status = holdings_status(known, activity, year, as_of, held);

  const int before = held_in(known, activity, year - 1);
  if (held > 0 && before > 0 && year_is_over(known, activity, year, as_of) &&
      year_is_over(known, activity, year - 1, as_of)) {
    figures.from_previous = Change{year - 1, before, Exact(held - before), {}, {}};
  }
  const std::optional<Planned> plan = planned(schedule_of(activity, year));
  if (figures.status == Status::not_applicable || !plan) return figures;
  figures.target = plan->least;
  if (plan->most > plan->least) figures.target_most = plan->most;
  figures.method = Method::ratio;
  if (held > 0) figures.rate = Exact(held) / plan->least;
  if (held > 0) figures.difference = held - plan->least;
  return figures;
}

}  // namespace track::independent
