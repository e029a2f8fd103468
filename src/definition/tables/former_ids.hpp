#pragma once

#include "plan_builder.hpp"

namespace track::definition {

// Checks `formerly`, once all ids are known: no id that the files still define, and none that two
// items had.
void check_former_ids(PlanBuilder& builder);

}  // namespace track::definition
