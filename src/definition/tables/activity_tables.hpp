#pragma once

#include "plan_builder.hpp"

namespace track::definition {

// [[initiative]], [[survey]], [[partner]] with their indicators.
void read_activities(const TableReader& file, PlanBuilder& builder);
// Checks `same_as`, once all activities are known.
void check_ties(PlanBuilder& builder);

}  // namespace track::definition
