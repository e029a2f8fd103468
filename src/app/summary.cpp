#include "track/app/summary.hpp"
#include "track/base/date.hpp"

#include <algorithm>

#include "track/app/year_report.hpp"
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

report::State state_of(const store::Store& store, const KnownPlan& known,
                       const std::vector<FiscalYear>& years) {
  report::State state;
  state.as_of = known.as_of;
  for (const FiscalYear year : years) {
    if (known.plan.covers(year)) state.years.push_back(report_of(store, known, year, {}));
  }
  const DueData data = due_data(store, known);
  state.deadlines = report::open_deadlines(data.source(known.plan), month_of(known.as_of).last);
  return state;
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
    if (kind != OperationKind::record && kind != OperationKind::load) continue;
    const RecordRows rows = store.rows_of(operation.id);
    if (rows.revision) changes.revisions.emplace(operation.id, *rows.revision);
    changes.values += static_cast<std::int64_t>(rows.measurements.size());
    changes.holdings += static_cast<std::int64_t>(rows.events.size());
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

// The counts of the year of the as-of day, within the plan; of a closed year, as it was closed.
report::StatusCounts counts_of(const store::Store& store, const KnownPlan& known, FiscalYear year) {
  const KnownPlan closed = as_closed(store, known, year);
  return report_of(store, closed, year, {}).counts;
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
  const std::optional<KnownPlan> known_then = known_before(store, first, before);
  report::State then{before, {}, {}};
  if (known_then) then = state_of(store, *known_then, years);
  const FiscalYear year = report::years_so_far(plan, known.as_of).last;
  return report::summarize({plan, known.revision, year, counts_of(store, known, year), then,
                            state_of(store, known, years),
                            changes_of_record(store, first, known.known_at),
                            maintenance_of(store, last_known(store, known), until)});
}

}  // namespace track::app
