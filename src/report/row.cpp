#include "track/report/row.hpp"

#include <algorithm>

#include "asked.hpp"
#include "digits.hpp"
#include "track/base/date.hpp"
#include "track/base/period.hpp"
#include "track/model/breakdown.hpp"
#include "track/model/plan.hpp"

namespace track::report {

namespace {

constexpr Message<> does_not_run{"it does not run in this year", "この年度は実施の対象外です"};
constexpr Message<> retired{"no longer in the definitions", "現在の定義にはありません（廃止）"};

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

// The whole of what does not accumulate over the year.
ExpectedShare share_of(const Plan& plan, const Indicator& indicator, const Totals& totals,
                       FiscalYear year, Day as_of) {
  if (!indicator.traits().accumulates()) return {};
  return expected_share_of(plan, indicator, totals, year, as_of);
}

bool is_over(const Plan& plan, const Indicator& indicator, const Totals& totals, FiscalYear year,
             Day as_of) {
  const ExpectedShare share = share_of(plan, indicator, totals, year, as_of);
  return progress_of(plan.calendar_of(indicator), year, as_of, share).over();
}

bool is_complete(const Plan& plan, const Indicator& indicator, const Totals& totals,
                 FiscalYear year, Day as_of) {
  const auto coverage = coverage_of(plan, indicator, totals, year, as_of);
  return !coverage || coverage->complete();
}

// The whole figure that comes before that of `year`: the year's before or, of a survey's indicator,
// the last one that there is.
std::optional<YearFigure> figure_before(const Plan& plan, const Indicator& indicator,
                                        const Totals& totals, FiscalYear year, Day as_of) {
  FiscalYear earlier = year.previous();
  while (true) {
    Actual before = actual_in(plan, indicator, earlier, totals);
    FiscalYear of = earlier;
    // A sum goes on from where it stood.
    if (indicator.basis == TargetBasis::cumulative && before.carried_from) {
      of = *before.carried_from;
      before = actual_in(plan, indicator, *before.carried_from, totals);
    }
    if (whole(before) && is_complete(plan, indicator, totals, of, as_of) &&
        is_over(plan, indicator, totals, earlier, as_of)) {
      return year_figure(before, earlier);
    }
    const auto next = totals.last_measured(indicator.id, earlier.previous());
    if (indicator.survey.empty() || !next) return std::nullopt;
    earlier = *next;
  }
}

std::optional<Comparison> compared_with_previous(const Plan& plan, const Indicator& indicator,
                                                 const Totals& totals, FiscalYear year, Day as_of,
                                                 const Row& row) {
  const YearFigure now = year_figure(row.actual, year);
  if (const auto before = figure_before(plan, indicator, totals, year, as_of)) {
    return compare_years(indicator, *before, now);
  }
  // The first wave of a plan has the baseline before it.
  const std::optional<YearFigure> baseline = baseline_figure(indicator);
  if (indicator.survey.empty() || row.from_baseline || !baseline || year <= baseline->year) {
    return std::nullopt;
  }
  Comparison comparison = compare_and_test(indicator, *baseline, now);
  comparison.with_baseline = true;
  return comparison;
}

std::optional<YearTarget> next_target(const Indicator& indicator, FiscalYear year) {
  const auto next = indicator.targets.upper_bound(year);
  if (next == indicator.targets.end()) return std::nullopt;
  return target_of(indicator, next->first);
}

void place_in_plan(const Plan& plan, const Activity* activity, Row& row) {
  if (activity == nullptr) return;
  row.activity = activity->id;
  row.owners = activity->owners;
  row.field = activity->field;
  if (const Field* field = find_field(plan, activity->field)) row.theme = field->theme;
}

// Why nothing is to be said of that year.
std::optional<Localized> not_applicable(const Plan& plan, const Indicator& indicator,
                                        const Totals& totals, FiscalYear year) {
  if (!runs(plan, indicator, year)) return does_not_run();
  if (indicator.retired && !is_recorded(plan, indicator, totals, year)) return retired();
  return std::nullopt;
}

// What a row is while nothing is recorded: by what is asked for.
Assessment unrecorded(const Plan& plan, const Asked& asked, Day as_of) {
  if (asked.periods.empty()) return {Status::not_due, asked.reason};
  const Period& first = asked.periods.front();
  return {is_late(plan, first, as_of) ? Status::missing : Status::not_due,
          deadline_in_words(plan, first, as_of)};
}

// Of a count or running total: where it stands, and where it goes.
void add_forecast(const Plan& plan, const Indicator& indicator, const Totals& totals,
                  FiscalYear year, const ExpectedShare& share, StatusInput& item) {
  if (!item.progress.running() || !item.actual.number || item.actual.carried_from) return;
  ForecastInput input{.target = {}, .actual = item.actual.number};
  const Method method = item.achievement.method;
  if (method == Method::ratio || method == Method::change) input.target = item.target.number;
  if (indicator.basis == TargetBasis::cumulative) {
    input.actual_before = actual_in(plan, indicator, year.previous(), totals).number;
    input.target_before = cumulative_target_before(plan, indicator, year, item.target);
  }
  item.forecast = forecast_of(input, share);
}

StatusInput status_input(const Plan& plan, const Indicator& indicator, const Totals& totals,
                         FiscalYear year, Day as_of, const std::optional<Coverage>& coverage) {
  StatusInput item;
  item.indicator = &indicator;
  const ExpectedShare share = share_of(plan, indicator, totals, year, as_of);
  const FiscalCalendar calendar = plan.calendar_of(indicator);
  item.progress = progress_of(calendar, year, as_of, share);
  item.near = plan.near;
  item.last_day = day_in_words(calendar.last_day(year), calendar.eras);
  item.not_applicable = not_applicable(plan, indicator, totals, year);
  item.unrecorded = unrecorded(plan, values_asked(plan, indicator, totals, year), as_of);
  item.actual = actual_in(plan, indicator, year, totals);
  if (const auto parts_alone = status_of_parts_alone(plan, indicator, totals, year)) {
    item.unrecorded = *parts_alone;
    if (!item.actual.is_done()) item.actual = {};
  }
  if (item.not_applicable) return item;
  item.incomplete = status_of_incomplete(plan, coverage, as_of);
  item.target = target_of(indicator, year);
  item.achievement = achievement_of(indicator, item.target, item.actual);
  if (item.incomplete) {
    const Method method = item.achievement.method;
    item.achievement = {};
    item.achievement.method = method;
    return item;
  }
  if (indicator.traits().accumulates()) {
    add_forecast(plan, indicator, totals, year, share, item);
  }
  const bool has_own_figure = item.actual.number && !item.actual.carried_from;
  const bool part = indicator.traits().accumulates() && !item.progress.over();
  const std::optional<YearFigure> baseline = baseline_figure(indicator);
  if (item.achievement.method == Method::direction && has_own_figure && baseline && !part) {
    item.from_baseline = compare_and_test(indicator, *baseline, year_figure(item.actual, year));
  }
  return item;
}

// Of holdings: all that are asked for are late or held.
Progress progress_of_holdings(const Plan& plan, const Activity& activity, const Totals& totals,
                              FiscalYear year, Day as_of) {
  const Progress progress = progress_of(plan.calendar, year, as_of);
  if (!progress.over()) return progress;
  const Asked asked = holdings_asked(plan, activity, totals, year);
  std::int64_t number = 0;
  for (const Period& part : asked.periods) {
    const bool held = ++number <= totals.held(activity.id, year);
    if (!held && !is_late(plan, part, as_of)) return {Progress::Phase::running};
  }
  return progress;
}

// Of what can be added up: what a part is of the whole.
std::optional<Rational> share_of_whole(const Plan& plan, const Indicator& part,
                                       const Totals& totals, FiscalYear year, Day as_of,
                                       const Actual& actual) {
  const Indicator* whole = whole_of(plan, part);
  const bool adds_up = part.traits().sums() || part.kind == IndicatorKind::stock;
  if (whole == nullptr || !adds_up || !actual.number || actual.carried_from) return std::nullopt;
  if (part.basis != whole->basis) return std::nullopt;
  const Actual all = actual_in(plan, *whole, year, totals);
  if (!all.number || all.carried_from || *all.number <= 0) return std::nullopt;
  if (!is_complete(plan, *whole, totals, year, as_of)) return std::nullopt;
  return *actual.number / *all.number;
}

// A value of the year, of whatever part, counted or not.
bool is_on_record(const Plan& plan, const Indicator& indicator, const Totals& totals,
                  FiscalYear year) {
  const auto controls = totals.controls.find(indicator.id);
  return totals.of(indicator.id, year) != nullptr ||
         (controls != totals.controls.end() && controls->second.contains(year)) ||
         std::ranges::any_of(derived_parts(plan, indicator), [&](const Indicator* part) {
           return totals.of(part->id, year) != nullptr;
         });
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
  if (indicator.part_of && !indicator.part_of->owners.empty()) {
    row.owners = indicator.part_of->owners;
  }
  if (row.owners.empty() && row.source != nullptr) row.owners = row.source->owners;
  if (indicator.baseline) row.baseline = figure_of(indicator, indicator.baseline->value);
  return row;
}

}  // namespace

Row indicator_row(const Plan& plan, const Indicator& indicator, const Totals& totals,
                  FiscalYear year, Day as_of) {
  const std::optional<Coverage> coverage = coverage_of(plan, indicator, totals, year, as_of);
  const StatusInput item = status_input(plan, indicator, totals, year, as_of, coverage);
  Row row = named_row(plan, indicator, year);
  row.assessment = assess(item);
  row.phase = item.progress.phase;
  row.target = item.target;
  if (!item.not_applicable && !item.target.set()) row.next_target = next_target(indicator, year);
  row.actual = item.actual;
  row.achievement = item.achievement;
  row.from_baseline = item.from_baseline;
  row.forecast = item.forecast;
  const bool part_of_a_sum = indicator.traits().accumulates() && !item.progress.over();
  row.comparable = whole(row.actual) && !part_of_a_sum && !item.incomplete;
  row.coverage = coverage;
  row.on_record = is_on_record(plan, indicator, totals, year);
  row.controls = control_differences(plan, indicator, totals, year);
  row.share_of_whole = share_of_whole(plan, indicator, totals, year, as_of, row.actual);
  if (row.comparable) {
    row.from_previous = compared_with_previous(plan, indicator, totals, year, as_of, row);
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
  const Asked asked = holdings_asked(plan, activity, totals, year);
  item.schedule = activity.schedule_in(year);
  item.near = plan.near;
  item.late = holdings_late(plan, activity, totals, year, as_of);
  item.progress = progress_of_holdings(plan, activity, totals, year, as_of);
  const auto planned = item.schedule.planned_a_year();
  row.phase = item.progress.phase;
  item.unrecorded = unrecorded(plan, asked, as_of);
  const bool anything = totals.events(activity.id, year) != nullptr;
  if (!activity.runs_in(year)) {
    item.not_applicable = does_not_run();
  } else if (activity.retired && !anything) {
    item.not_applicable = retired();
  }
  if (const EventTotal* held = totals.events(activity.id, year)) {
    item.held = held->held;
    row.actual.number = Rational(held->held);
    row.actual.measurements = held->held;
    row.actual.last_recorded = held->last_day;
    row.comparable = item.progress.over();
    const FiscalYear earlier = year.previous();
    const EventTotal* before = totals.events(activity.id, earlier);
    if (before != nullptr && row.comparable &&
        progress_of_holdings(plan, activity, totals, earlier, as_of).over()) {
      row.from_previous = Comparison{.year = earlier,
                                     .before = Rational(before->held),
                                     .change = Rational(held->held - before->held)};
    }
  }
  if (planned && !item.not_applicable) {
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

std::vector<const Row*> pointers_to(const std::vector<Row>& rows) {
  std::vector<const Row*> pointers;
  for (const Row& row : rows) pointers.push_back(&row);
  return pointers;
}

std::vector<std::string> recorded_ids(const Plan& plan, const Row& row) {
  return row.indicator != nullptr ? track::recorded_ids(plan, *row.indicator)
                                  : track::recorded_ids(*row.source);
}

void recompute_change(const Row& before, Row& row) {
  const bool held = row.from_previous && row.from_previous->year == before.year;
  if (!held || row.from_previous->before == before.actual.number) return;
  if (row.from_previous->with_baseline && !before.comparable) return;
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
