#include "reporting_state_reader.hpp"

#include <SQLiteCpp/Transaction.h>

#include "operations.hpp"
#include "queries.hpp"
#include "statement.hpp"

namespace track::store {

namespace {

void note_last(Statement& row, const std::string& id, ReportingState& reported) {
  row.bind(":subject", id);
  while (row.next()) reported.recorded_at[id] = row.moment("at");
}

}  // namespace

ReportingState read_reported(SQLite::Database& database, const Plan& plan, KnownAt known_at) {
  const SQLite::Transaction snapshot(database);
  Statement periods(database, query::periods_measured);
  Statement measured(database, query::last_measured_at);
  Statement held(database, query::last_held_at);
  for (Statement* statement : {&periods, &measured, &held}) {
    statement->bind(":until", last_known_operation(known_at));
  }
  ReportingState reported;
  for (const Indicator& indicator : plan.indicators) {
    note_last(measured, indicator.id, reported);
    if (!indicator.expect) continue;
    periods.bind(":indicator", indicator.id);
    while (periods.next()) {
      reported.periods[indicator.id].insert({periods.day("first_day"), periods.day("last_day")});
    }
  }
  for (const Activity& activity : plan.activities) note_last(held, activity.id, reported);
  return reported;
}

}  // namespace track::store
