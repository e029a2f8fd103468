#pragma once

#include <string>

#include "track/app/known_plan.hpp"
#include "track/report/summary.hpp"

namespace track::app {

// What changed between the state before what was typed behind --since (see read_since) and the one
// that is known. Points into the plan of `known`. Throws Error: usage where --since lies after what
// is known, unknown_name for an operation that does not exist.
report::Summary summary_since(const std::string& text, const store::Store& store,
                              const KnownPlan& known, Moment now);

}  // namespace track::app
