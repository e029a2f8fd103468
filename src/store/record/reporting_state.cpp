
#include <algorithm>
#include <iterator>

#include "../sqlite/connection.hpp"
#include "../sqlite/snapshot.hpp"
#include "known_at.hpp"
#include "track/model/breakdown.hpp"

namespace track::store {

namespace {

// The periods an indicator was measured for.
constexpr auto periods_measured = sql(R"sql(
  SELECT DISTINCT first_day, last_day FROM measurement
  WHERE indicator = :indicator AND first_day <= :begun AND operation <= :until
    AND )sql",
                                      measurement_in_force);

// When an indicator was last measured, an activity last held; no row: never.
constexpr auto last_measured_at = sql(R"sql(
  SELECT at FROM operation WHERE id = (
    SELECT max(operation) FROM measurement
    WHERE indicator = :indicator AND first_day <= :begun AND operation <= :until
      AND )sql",
                                      measurement_in_force, R"sql())sql");

constexpr auto last_held_at = sql(R"sql(
  SELECT at FROM operation WHERE id = (
    SELECT max(operation) FROM event
    WHERE activity = :activity AND first_day <= :begun AND operation <= :until
      AND )sql",
                                  event_in_force, R"sql())sql");

void note_last(Statement& row, const char* subject, const std::string& id_now,
               const std::vector<std::string>& ids, ReportingState& reported) {
  for (const std::string& id : ids) {
    row.bind(subject, id);
    while (row.next()) {
      const Moment at = row.moment("at");
      const auto [noted, is_new] = reported.recorded_at.try_emplace(id_now, at);
      if (!is_new) noted->second = std::max(noted->second, at);
    }
  }
}

// The ids under which an indicator is reported: its own and those of its parts; of a whole that is
// put together from parts, theirs alone.
std::vector<std::string> reporting_ids(const Plan& plan, const Indicator& indicator) {
  if (indicator.total) return recorded_ids(plan, summands(plan, indicator));
  std::vector<std::string> ids = recorded_ids(plan, indicator);
  std::ranges::move(recorded_ids(plan, derived_parts(plan, indicator)), std::back_inserter(ids));
  return ids;
}

}  // namespace

ReportingState Store::reported(const Plan& plan, KnownAt known_at, std::optional<Day> as_of) const {
  return connection_->use([&](SQLite::Database& database) {
    const Snapshot snapshot(database);
    Statement periods(database, periods_measured);
    Statement measured(database, last_measured_at);
    Statement held(database, last_held_at);
    for (Statement* statement : {&periods, &measured, &held}) {
      statement->bind(":until", last_known_operation(known_at));
      statement->bind(":begun", last_day_counted(as_of));
    }
    ReportingState reported;
    for (const std::vector<Indicator>* all : {&plan.indicators, &plan.parts}) {
      for (const Indicator& one : *all) {
        note_last(measured, ":indicator", one.id, recorded_ids(plan, one), reported);
      }
    }
    for (const Indicator& indicator : plan.indicators) {
      if (!indicator.expect) continue;
      for (const std::string& id : reporting_ids(plan, indicator)) {
        periods.bind(":indicator", id);
        while (periods.next()) {
          reported.periods[indicator.id].insert(
              {periods.day("first_day"), periods.day("last_day")});
        }
      }
    }
    for (const Activity& activity : plan.activities)
      note_last(held, ":activity", activity.id, recorded_ids(activity), reported);
    return reported;
  });
}

}  // namespace track::store
