#include "track/app/history.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "track/model/breakdown.hpp"
#include "track/model/plan_difference.hpp"

namespace track::app {

namespace {

template <class Item>
void keep_years(std::vector<Item>& items, FiscalYearSpan years) {
  std::erase_if(items, [years](const Item& item) {
    return item.year < years.first || years.last < item.year;
  });
}

template <class Item>
void sort_by_period(std::vector<Item>& items) {
  std::sort(items.begin(), items.end(), [](const Item& left, const Item& right) {
    return std::tuple(left.period.first, left.period.last, left.id) <
           std::tuple(right.period.first, right.period.last, right.id);
  });
}

// The ids that the holdings of an activity are recorded under, also those of others that stand for
// the same.
std::vector<std::string> ids_of_events(const KnownPlan& known, const Activity& activity) {
  std::vector<std::string> ids;
  for (const Activity* tied : tied_with(known.plan, activity)) {
    std::ranges::move(recorded_ids(*tied), std::back_inserter(ids));
  }
  return ids;
}

std::vector<Event> events_of(const store::Store& store, const KnownPlan& known,
                             const Activity& activity, store::Store::Later later) {
  std::vector<Event> events;
  for (const std::string& id : ids_of_events(known, activity)) {
    for (Event& event : store.events(id, known.known_at, later)) {
      events.push_back(std::move(event));
    }
  }
  sort_by_period(events);
  return events;
}

// Those of the measurements of an indicator and of its parts, also former ones.
std::vector<std::string> ids_of_measurements(const KnownPlan& known, const Indicator& indicator) {
  std::vector<std::string> ids = recorded_ids(known.plan, indicator);
  std::ranges::move(recorded_ids(known.plan, derived_parts(known.plan, indicator)),
                    std::back_inserter(ids));
  return ids;
}

std::vector<Measurement> measurements_of(const store::Store& store, const KnownPlan& known,
                                         const Indicator& indicator, store::Store::Later later) {
  std::vector<Measurement> measurements;
  for (const std::string& id : ids_of_measurements(known, indicator)) {
    for (Measurement& one : store.measurements(id, known.known_at, later)) {
      measurements.push_back(std::move(one));
    }
  }
  sort_by_period(measurements);
  return measurements;
}

std::vector<std::string> ids_of_rows(const KnownPlan& known, const report::History& history) {
  return history.indicator != nullptr ? ids_of_measurements(known, *history.indicator)
                                      : ids_of_events(known, *history.activity);
}

// How many measurements or events there are. Notes their years.
std::size_t count_rows(const store::Store& store, const KnownPlan& known,
                       const std::vector<std::string>& ids, report::History& history) {
  std::size_t all = 0;
  for (const auto& [year, count] : history.indicator != nullptr
                                       ? store.measurements_by_year(ids, known.known_at)
                                       : store.events_by_year(ids, known.known_at)) {
    history.recorded_years.insert(year);
    all += static_cast<std::size_t>(count);
  }
  return all;
}

// Lists the last ones, with the years of all; false where there are no more than `most`.
bool list_last(const store::Store& store, const KnownPlan& known, std::size_t most,
               report::History& history) {
  const bool measured = history.indicator != nullptr;
  const std::vector<std::string> ids = ids_of_rows(known, history);
  const std::size_t all = count_rows(store, known, ids, history);
  if (all <= most) return false;
  history.listed_of = all;
  if (!measured) {
    history.events = store.last_events(ids, most, known.known_at);
    return true;
  }
  history.measurements = store.last_measurements(ids, most, known.known_at);
  for (const Measurement& one : history.measurements) {
    const bool left_out =
        one.amends && std::ranges::find(history.measurements, *one.amends, &Measurement::id) ==
                          history.measurements.end();
    if (left_out) history.amended.push_back(store.measurement(*one.amends, known.known_at));
  }
  return true;
}

// Has measurements read as they are listed, all as of one operation; false where they are few.
bool list_one_by_one(const store::Store& store, const KnownPlan& known, report::History& history) {
  std::vector<std::string> ids = ids_of_rows(known, history);
  const std::size_t all = count_rows(store, known, ids, history);
  if (all <= static_cast<std::size_t>(most_read_before_listing)) return false;
  const store::KnownAt known_at{known.known_at.until.value_or(store.last_operation())};
  history.amended = store.withdrawn_measurements(ids, known_at);
  history.each_measurement = [&store, ids = std::move(ids), known_at](const auto& take) {
    store.each_measurement(ids, known_at, take);
  };
  return true;
}

// The frozen rows and plans of closed years may have an item under a former id.
std::vector<std::string> ids_of(const report::Row& row, const Plan& plan) {
  return row.indicator != nullptr ? recorded_ids(plan, *row.indicator) : recorded_ids(*row.source);
}

void explain(const store::Store& store, const KnownPlan& known, report::History& history) {
  const report::Row& row = history.years.front();
  const FiscalYearSpan years = report::years_behind(known.plan, row);
  history.explained = true;
  if (history.indicator != nullptr) {
    history.measurements =
        measurements_of(store, known, *history.indicator, store::Store::Later::listed);
    keep_years(history.measurements, years);
    history.inclusions = report::inclusions_of(known.plan, *history.indicator, history.measurements,
                                               known.known_at.until);
    report::leave_out_uncombined(row, history.inclusions);
    history.target_provenance = store.target_provenance(row.id, row.year, known.revision);
  } else {
    history.events = events_of(store, known, *history.activity, store::Store::Later::listed);
    keep_years(history.events, years);
    history.inclusions = report::inclusions_of(history.events, known.known_at.until);
  }
}

bool is_of_partner(const report::History& history) {
  return history.indicator == nullptr && history.activity->kind == ActivityKind::partner_activity;
}

void add_years(const store::Store& store, const KnownPlan& known,
               const std::vector<FiscalYear>& years, report::History& history) {
  if (years.empty()) return;
  const FiscalYear first = is_of_partner(history)
                               ? report::first_year_of_frequency(known.plan, years.front())
                               : years.front();
  const Totals totals = totals_for(store, known, first, years.back());
  for (const FiscalYear year : years) report::add_year(history, totals, year);
}

void add_waves(const store::Store& store, const KnownPlan& known, report::History& history) {
  if (history.indicator != nullptr || history.activity->kind != ActivityKind::survey) return;
  const Totals totals = totals_for(store, known, known.plan.first_year, known.plan.last_year);
  history.waves = report::survey_waves(known.plan, *history.activity, totals, known.as_of);
}

// A closed year keeps the row that it was closed with. `years` are those of one item.
void take_closed(const ClosedYears& closed, const Plan& plan, std::vector<report::Row>& years) {
  for (const report::Report& report : closed.reports) {
    const auto rows = report.rows();
    for (report::Row& row : years) {
      const std::vector<std::string> ids = ids_of(row, plan);
      const auto frozen = std::find_if(rows.begin(), rows.end(), [&](const report::Row* one) {
        return one->year == row.year && std::ranges::find(ids, one->id) != ids.end();
      });
      if (frozen == rows.end()) continue;
      std::string id = std::move(row.id);
      row = **frozen;
      row.id = std::move(id);
    }
  }
  for (std::size_t i = 1; i < years.size(); ++i) {
    report::recompute_change(years[i - 1], years[i]);
  }
}

// Those of partners stand in no report: their closed years are made again of what was known.
void take_closed_partner(const store::Store& store, const ClosedYears& closed,
                         report::History& history) {
  for (std::size_t i = 0; i < closed.reports.size(); ++i) {
    const KnownPlan& known = closed.plans[i];
    report::History then;
    then.plan = &known.plan;
    then.as_of = known.as_of;
    for (const std::string& id : recorded_ids(*history.activity)) {
      if (then.activity == nullptr) then.activity = find_activity(known.plan, id);
    }
    if (then.activity == nullptr) continue;
    const FiscalYear year = closed.reports[i].head.year;
    add_years(store, known, {year}, then);
    const auto now = std::ranges::find(history.years, year, &report::Row::year);
    history.frequencies[static_cast<std::size_t>(now - history.years.begin())] =
        then.frequencies.front();
    *now = then.years.front();
  }
}

void add_parts(const store::Store& store, const KnownPlan& known, const PartTable& table,
               report::History& history) {
  report::add_parts(
      history, table,
      totals_for(store, known, history.years.front().year, history.years.back().year));
}

report::History history_in(const KnownPlan& known) {
  report::History history;
  history.plan = &known.plan;
  history.revision = known.revision;
  history.as_of = known.as_of;
  return history;
}

report::History begun(const store::Store& store, const KnownPlan& known, const Subject& subject) {
  report::History history = history_in(known);
  if (const auto* indicator = std::get_if<const Indicator*>(&subject)) {
    history.indicator = *indicator;
    history.activity = find_activity(known.plan, history.indicator->activity);
  } else {
    history.activity = std::get<const Activity*>(subject);
    for (const std::string& id : recorded_ids(*history.activity)) {
      std::ranges::move(store.evaluations_of({EvaluationSubject::initiative, id}, known.known_at),
                        std::back_inserter(history.evaluations));
    }
  }
  add_waves(store, known, history);
  return history;
}

std::vector<std::string> ids_of(const Plan& plan, const Subject& subject) {
  const auto* indicator = std::get_if<const Indicator*>(&subject);
  return indicator != nullptr ? recorded_ids(plan, **indicator)
                              : recorded_ids(*std::get<const Activity*>(subject));
}

// A plan of an earlier revision with the item alone, by whichever of its ids it had then.
Plan plan_about_any(const store::Store& store, int revision, const std::vector<std::string>& ids) {
  Plan plan;
  for (const std::string& id : ids) {
    plan = store.plan_about(revision, id);
    if (!plan.activities.empty() || !plan.indicators.empty()) break;
  }
  return plan;
}

bool judges(const Change& change) {
  using Requirement = Change::Requirement;
  return change.sign == Change::Sign::changed &&
         (change.requirement == Requirement::verdict || change.requirement == Requirement::meaning);
}

// Adds the values of a row that are not listed yet.
void add_values_behind(const store::Store& store, const KnownPlan& known, const report::Row& row,
                       std::set<std::int64_t>& listed,
                       std::vector<report::UsedMeasurement>& values) {
  std::vector<Measurement> measurements =
      measurements_of(store, known, *row.indicator, store::Store::Later::left_out);
  keep_years(measurements, report::years_behind(known.plan, row));
  std::erase_if(measurements,
                [&known](const Measurement& one) { return one.period.first > known.as_of; });
  std::vector<report::Inclusion> uses =
      report::inclusions_of(known.plan, *row.indicator, measurements, known.known_at.until);
  report::leave_out_uncombined(row, uses);
  for (std::size_t i = 0; i < measurements.size(); ++i) {
    if (uses[i] == report::Inclusion::withdrawn || !listed.insert(measurements[i].id).second) {
      continue;
    }
    values.push_back({std::move(measurements[i]), uses[i]});
  }
}

}  // namespace

std::vector<report::UsedMeasurement> values_behind(const store::Store& store,
                                                   const KnownPlan& known,
                                                   const report::Report& report) {
  std::vector<report::UsedMeasurement> values;
  std::set<std::int64_t> listed;
  for (const report::Row* row : report.rows()) {
    if (row->indicator != nullptr) add_values_behind(store, known, *row, listed, values);
  }
  return values;
}

std::vector<DefinitionChange> definition_changes(const store::Store& store, const KnownPlan& known,
                                                 const Subject& subject) {
  const std::vector<std::string> ids = ids_of(known.plan, subject);
  std::vector<DefinitionChange> changes;
  std::optional<Plan> before;
  for (const Provenance& by : store.revisions(known.known_at)) {
    Plan after = plan_about_any(store, by.revision, ids);
    if (before) {
      // The plan's years and days are no matter of one item.
      before->first_year = after.first_year;
      before->last_year = after.last_year;
      before->calendar = after.calendar;
      for (Change& change : difference(*before, after)) {
        const bool own = change.id == "plan" || contains(ids, change.id);
        if (own && judges(change)) changes.push_back({std::move(change.what), by});
      }
    }
    before = std::move(after);
  }
  return changes;
}

RecordedHistory history_of(const store::Store& store, const KnownPlan& known,
                           const Subject& subject, const std::optional<PartTable>& by,
                           std::optional<std::size_t> most, Reading reading) {
  RecordedHistory result{{}, begun(store, known, subject)};
  report::History& history = result.history;
  const bool shortened = most && list_last(store, known, *most, history);
  const bool is_measured = history.indicator != nullptr;
  const bool one_by_one = !shortened && is_measured && reading == Reading::as_listed &&
                          list_one_by_one(store, known, history);
  if (!shortened && !one_by_one && is_measured) {
    history.measurements =
        measurements_of(store, known, *history.indicator, store::Store::Later::left_out);
  } else if (!shortened && !one_by_one) {
    history.events = events_of(store, known, *history.activity, store::Store::Later::left_out);
  }
  if (history.indicator != nullptr) {
    history.target_changes =
        store.target_changes(recorded_ids(known.plan, *history.indicator), known.known_at);
    // The first value of a target is no change of it.
    std::erase_if(history.target_changes, [](const TargetChange& one) { return !one.before; });
  }
  history.definition_changes = definition_changes(store, known, subject);
  const std::vector<FiscalYear> years = report::years_to_show(history);
  add_years(store, known, years, history);
  if (years.empty()) return result;
  const bool is_part = history.indicator != nullptr && history.indicator->part_of;
  result.closed = closed_years(store, known, {years.front(), years.back()},
                               is_part ? history.indicator->part_of->table : by);
  take_closed(result.closed, known.plan, history.years);
  if (by) {
    add_parts(store, known, *by, history);
    for (std::vector<report::Row>& part : history.parts) {
      take_closed(result.closed, known.plan, part);
    }
  }
  if (is_of_partner(history)) take_closed_partner(store, result.closed, history);
  return result;
}

report::History explained_year(const store::Store& store, const KnownPlan& known,
                               const Subject& subject, FiscalYear year,
                               const std::optional<PartTable>& by) {
  report::History history = begun(store, known, subject);
  add_years(store, known, {year}, history);
  explain(store, known, history);
  if (by) add_parts(store, known, *by, history);
  return history;
}

report::History explained_row(const store::Store& store, const KnownPlan& known,
                              const report::Row& row) {
  report::History history = history_in(known);
  history.indicator = row.indicator;
  history.activity =
      row.indicator != nullptr ? find_activity(known.plan, row.indicator->activity) : row.source;
  history.years = {row};
  explain(store, known, history);
  return history;
}

}  // namespace track::app
