#include "track/app/summary.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "track/app/reports.hpp"
#include "track/base/date.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/report/report.hpp"

namespace track::app {

namespace {

constexpr Message<std::string, Localized> later{"--since {} is later than what is known, up to {}",
                                                "--since {} は、対象とする{}より後です"};
constexpr Message<> give_earlier{"give an earlier one", "それより前を指定してください"};

// The last moment of what is known.
Moment known_until(const KnownPlan& known, Moment now) {
  return std::min(now, end_of_day(known.as_of, known.plan.calendar.time_zone));
}

OperationId last_known(const store::Store& store, const KnownPlan& known) {
  return known.known_at.until.value_or(store.last_operation());
}

// The day whose state is compared with. Throws Error: usage where --since lies after what is known,
// unknown_name for an operation that does not exist.
Day day_before(const Since& since, const std::string& text, const store::Store& store,
               const KnownPlan& known, Moment until) {
  const std::string& zone = known.plan.calendar.time_zone;
  const auto refuse_where = [&](bool is_later) {
    if (is_later) {
      throw Error(ErrorKind::usage,
                  later(printable(text), day_in_words(known.as_of, known.plan.calendar.eras)),
                  {give_earlier()});
    }
  };
  if (const auto* day = std::get_if<Day>(&since)) {
    refuse_where(*day > known.as_of);
    return *day - std::chrono::days(1);
  }
  if (const auto* moment = std::get_if<Moment>(&since)) {
    refuse_where(*moment > until);
    return day_in_zone(*moment, zone);
  }
  const OperationId number = std::get<OperationId>(since);
  const Moment at = store.logged(number).operation.at;
  refuse_where(number > last_known(store, known));
  return day_in_zone(at, zone);
}

// The years that have begun and are not closed.
std::vector<FiscalYear> years_compared(const store::Store& store, const KnownPlan& known) {
  std::vector<FiscalYear> years;
  const Plan& plan = known.plan;
  for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
    const bool begun = plan.calendar.first_day(year) <= known.as_of;
    if (begun && !store.closing(year, known.known_at)) years.push_back(year);
  }
  return years;
}

report::RecordChanges changes_of_record(const store::Store& store, OperationId first,
                                        store::KnownAt known_at) {
  report::RecordChanges changes;
  changes.first = first;
  changes.log = store.log(first, known_at);
  changes.corrected = store.corrected_values(first, known_at);
  for (const LoggedOperation& one : changes.log) {
    const Operation& operation = one.operation;
    const OperationKind kind = operation.kind;
    const bool adds = kind == OperationKind::record || kind == OperationKind::load ||
                      kind == OperationKind::import;
    if (!adds) continue;
    const RecordCounts rows = store.counts_of(operation.id);
    if (rows.revision) changes.revisions.emplace(operation.id, *rows.revision);
    report::RowCounts& added = kind == OperationKind::import ? changes.imported : changes.recorded;
    added.values += rows.measurements;
    added.holdings += rows.events;
  }
  return changes;
}

report::MaintenanceState maintenance_of(const store::Store& store, OperationId last, Moment until) {
  report::MaintenanceState state;
  state.last = store.maintenance(until);
  state.copy = report::backup_recency(state.last.copy, last, until);
  state.check = report::check_recency(state.last.check, until);
  return state;
}

// What is due up to the end of the month, at least.
std::vector<report::Deadline> deadlines_of(const DueData& data, const Plan& plan, Day as_of) {
  return report::open_deadlines(data.source(plan), month_of(as_of).last);
}

std::vector<report::EvaluationDue> evaluations_of(const DueData& data, const Plan& plan,
                                                  Day as_of) {
  return report::open_evaluations(data.source(plan), month_of(as_of).last);
}

// A plan that was the same then is not read twice.
report::StateBefore state_before(const store::Store& store, const KnownPlan& known,
                                 OperationId first, Day day, const std::vector<FiscalYear>& years) {
  report::StateBefore state(day);
  const store::KnownAt known_at{first - 1};
  const std::optional<int> revision = store.revision(known_at);
  if (!revision) return state;
  std::optional<Plan> earlier;
  if (*revision != known.revision) earlier = store.plan(*revision);
  const Plan& plan = earlier ? *earlier : known.plan;
  const DueData data = due_data(store, plan, known_at, day);
  for (const FiscalYear year : years) {
    if (!plan.covers(year)) continue;
    report::each_row(plan, data.totals, year, day, [&](const report::Row& row) { state.add(row); });
  }
  state.add(deadlines_of(data, plan, day));
  state.add(evaluations_of(data, plan, day));
  return state;
}

// The years compared, as they stand now.
struct StateNow {
  std::vector<report::StatusChange> changes{};
  std::map<FiscalYear, report::StatusCounts> counts{};
  std::vector<report::Deadline> deadlines{};
  std::vector<report::EvaluationDue> evaluations{};
  std::shared_ptr<const Totals> totals{};
};

StateNow state_now(const store::Store& store, const KnownPlan& known,
                   const report::StateBefore& then, const std::vector<FiscalYear>& years) {
  StateNow state;
  DueData data = due_data(store, known);
  report::ChangeFinder finder(then);
  for (const FiscalYear year : years) {
    report::StatusCounter counter;
    report::each_row(known.plan, data.totals, year, known.as_of, [&](const report::Row& row) {
      finder.add(row);
      counter.add(row);
    });
    state.counts.emplace(year, counter.counts());
  }
  state.changes = finder.take();
  state.deadlines = deadlines_of(data, known.plan, known.as_of);
  state.evaluations = evaluations_of(data, known.plan, known.as_of);
  state.totals = std::make_shared<const Totals>(std::move(data.totals));
  return state;
}

// The row of a change, at the level that it stands at in the report.
report::Row row_of(const report::StatusChange& one, const Plan& plan, const Totals& totals,
                   Day as_of) {
  report::Row row = one.indicator != nullptr
                        ? report::indicator_row(plan, *one.indicator, totals, one.year, as_of)
                        : report::holdings_row(plan, *one.activity, totals, one.year, as_of);
  row.level = one.level;
  return row;
}

// The counts of a year of the plan; of a closed one, as it was closed.
report::StatusCounts counts_of(const store::Store& store, const KnownPlan& known, FiscalYear year,
                               const StateNow& now) {
  const auto found = now.counts.find(year);
  if (found != now.counts.end()) return found->second;
  return report_of(store, as_closed(store, known, year), year, {}).counts;
}

}  // namespace

report::Summary summary_since(const std::string& text, const store::Store& store,
                              const KnownPlan& known, Moment now) {
  const Plan& plan = known.plan;
  const Moment until = known_until(known, now);
  const Since since = read_since(text, known);
  const Day before = day_before(since, text, store, known, until);
  const OperationId first = first_operation(since, store, plan.calendar);
  const std::vector<FiscalYear> years = years_compared(store, known);
  const report::StateBefore then = state_before(store, known, first, before, years);
  StateNow state = state_now(store, known, then, years);
  const FiscalYear year = report::years_so_far(plan, known.as_of).last;
  const auto last_year = state.counts.find(year.previous());
  return report::summarize(
      {.plan = plan,
       .revision = known.revision,
       .year = year,
       .counts = counts_of(store, known, year, state),
       .open_last_year =
           last_year == state.counts.end() ? std::nullopt : std::optional(last_year->second),
       .then = then,
       .as_of = known.as_of,
       .changes = std::move(state.changes),
       .row_of = [&plan, totals = state.totals, as_of = known.as_of](
                     const report::StatusChange& one) { return row_of(one, plan, *totals, as_of); },
       .deadlines = std::move(state.deadlines),
       .evaluations = std::move(state.evaluations),
       .record = changes_of_record(store, first, known.known_at),
       .maintenance = maintenance_of(store, last_known(store, known), until)});
}

}  // namespace track::app
