#pragma once

#include <limits>
#include <optional>

#include "../sqlite/statement.hpp"
#include "track/base/date.hpp"
#include "track/store/store.hpp"

// What "as known at an operation" means in a query. Every query that counts rows says it with these
// texts, and binds :until.

namespace track::store {

// What :until is bound to: no operation's number is above it.
inline OperationId last_known_operation(KnownAt known_at) {
  // Below what stands for never in the view `withdrawn`.
  return known_at.until.value_or(std::numeric_limits<OperationId>::max() - 1);
}

// What :begun is bound to: what begins after the as-of day does not count yet.
inline Day last_day_counted(std::optional<Day> as_of) {
  return as_of.value_or(make_day(9999, 12, 31));
}

// Of the rows of `withdrawn`: those that were out of force.
inline constexpr auto withdrawn_by_then = sql("since <= :until AND back > :until");

// Of measurements and events of one indicator or activity: those that were in force. What was
// recorded later is another matter (operation <= :until).
inline constexpr auto measurement_in_force =
    sql("id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :indicator AND ",
        withdrawn_by_then, " AND measurement IS NOT NULL)");
inline constexpr auto event_in_force =
    sql("id NOT IN (SELECT event FROM withdrawn WHERE subject = :activity AND ", withdrawn_by_then,
        " AND event IS NOT NULL)");

// Of a row that is found by a seek.
inline constexpr auto measurement_not_withdrawn =
    sql("NOT EXISTS (SELECT 1 FROM withdrawn WHERE withdrawn.measurement = measurement.id AND ",
        withdrawn_by_then, ")");
inline constexpr auto event_not_withdrawn =
    sql("NOT EXISTS (SELECT 1 FROM withdrawn WHERE withdrawn.event = event.id AND ",
        withdrawn_by_then, ")");

}  // namespace track::store
