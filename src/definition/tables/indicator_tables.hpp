#pragma once

#include "plan_builder.hpp"

namespace track::definition {

// The indicators in the table of an activity.
void read_indicators(const TableReader& table, const Activity& activity, PlanBuilder& builder);
// [[indicator]]: those of no activity.
void read_own_indicators(const TableReader& file, PlanBuilder& builder);

// Gives each indicator its method, once all baselines are known; a fault where it does not fit.
// Where the files are not complete, a missing baseline is no fault: it may exist.
void check_methods(bool complete, PlanBuilder& builder);

}  // namespace track::definition
