#include <SQLiteCpp/Transaction.h>

#include "../sqlite/connection.hpp"
#include "known_at.hpp"

namespace track::store {

namespace {

// The periods an indicator was measured for.
constexpr auto periods_measured = sql(R"sql(
  SELECT DISTINCT first_day, last_day FROM measurement
  WHERE indicator = :indicator AND operation <= :until
    AND )sql",
                                      measurement_in_force);

// When an indicator was last measured, an activity last held; no row: never.
constexpr auto last_measured_at = sql(R"sql(
  SELECT at FROM operation WHERE id = (
    SELECT max(operation) FROM measurement
    WHERE indicator = :indicator AND operation <= :until
      AND )sql",
                                      measurement_in_force, R"sql())sql");

constexpr auto last_held_at = sql(R"sql(
  SELECT at FROM operation WHERE id = (
    SELECT max(operation) FROM event
    WHERE activity = :activity AND operation <= :until
      AND )sql",
                                  event_in_force, R"sql())sql");

void note_last(Statement& row, const char* subject, const std::string& id,
               ReportingState& reported) {
  row.bind(subject, id);
  while (row.next()) reported.recorded_at[id] = row.moment("at");
}

}  // namespace

ReportingState Store::reported(const Plan& plan, KnownAt known_at) const {
  return connection_->use([&](SQLite::Database& database) {
    const SQLite::Transaction snapshot(database);
    Statement periods(database, periods_measured);
    Statement measured(database, last_measured_at);
    Statement held(database, last_held_at);
    for (Statement* statement : {&periods, &measured, &held}) {
      statement->bind(":until", last_known_operation(known_at));
    }
    ReportingState reported;
    for (const Indicator& indicator : plan.indicators) {
      note_last(measured, ":indicator", indicator.id, reported);
      if (!indicator.expect) continue;
      periods.bind(":indicator", indicator.id);
      while (periods.next()) {
        reported.periods[indicator.id].insert({periods.day("first_day"), periods.day("last_day")});
      }
    }
    for (const Activity& activity : plan.activities)
      note_last(held, ":activity", activity.id, reported);
    return reported;
  });
}

}  // namespace track::store
