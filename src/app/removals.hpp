#pragma once

#include <vector>

#include "track/app/load.hpp"

namespace track::app {

// What a load would take away, of which there are records, targets or a baseline: a line each; and
// years with records that would be outside the plan.
std::vector<Localized> removals(const Load& load, const Plan& written, const store::Store& store);

// The same as a refusal says it: its heading; the files that are missing, the removals, the way
// out, nothing where nothing goes.
Localized removal_heading();
std::vector<Localized> removal_lines(const Load& load);

}  // namespace track::app
