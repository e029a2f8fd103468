#pragma once

#include <vector>

#include "plan_builder.hpp"

namespace track::definition {

// [targets."…"] of all files, once all ids are known. Where the files are not complete, an unknown
// indicator is no fault: it may exist.
void read_targets(const std::vector<TableReader>& files, bool complete, PlanBuilder& builder);

}  // namespace track::definition
