#pragma once

#include <optional>
#include <string>
#include <variant>

#include "track/model/lookup.hpp"
#include "track/model/plan.hpp"
#include "track/store/store.hpp"

namespace track::app {

// A plan as it was known on the as-of day.
struct KnownPlan {
  Plan plan;
  int revision = 0;
  Day as_of;
  store::KnownAt known_at;
  std::optional<OperationId> closed_by{};  // the year asked for is frozen as of this operation
};

// Throws Error (unusable_database) before the first load.
int latest_revision(const store::Store& store);

// What was known at the end of the day typed behind --as-of; without one, what is known now. Throws
// Error: not a day or a future one (usage), before the first load (refused).
KnownPlan known_plan(const store::Store& store, const std::string& as_of, Moment now);
// What was known before an operation, as of a day; nothing before the first load.
std::optional<KnownPlan> known_before(const store::Store& store, OperationId first, Day as_of);
// What is known of a year: where it is closed, what was known when it was.
KnownPlan as_closed(const store::Store& store, KnownPlan known, FiscalYear year);

// What a text names in the plan that is known; also what was there under another id then, by the id
// that it has now. Throws Error like look_up().
Subject look_up_known(const store::Store& store, const KnownPlan& known, const std::string& text);

// From when on, as typed behind --since: an operation and those after it, the start of a day in the
// plan's zone, or what came after a moment.
using Since = std::variant<OperationId, Day, Moment>;

// Reads "57", "R4.6.11", "yesterday" (of the as-of day) and "2022-11-29T17:10:00Z". Throws Error
// (usage) for anything else.
Since read_since(const std::string& text, const KnownPlan& known);

OperationId first_operation(const Since& since, const store::Store& store,
                            const FiscalCalendar& calendar);

}  // namespace track::app
