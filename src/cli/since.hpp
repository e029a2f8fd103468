#pragma once

#include <string>
#include <variant>

#include "context.hpp"

namespace track::cli {

// From when on, as typed behind --since: an operation and those after it, the start of a day in the
// plan's zone, or what came after a moment.
using Since = std::variant<OperationId, Day, Moment>;

// Reads "57", "R4.6.11", "yesterday" (of the as-of day) and "2022-11-29T17:10:00Z". Throws Error
// (usage) for anything else.
Since read_since(const std::string& text, const KnownPlan& known);

OperationId first_operation(const Since& since, const store::Store& store,
                            const FiscalCalendar& calendar);

}  // namespace track::cli
