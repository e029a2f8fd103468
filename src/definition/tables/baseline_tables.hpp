#pragma once

#include <vector>

#include "plan_builder.hpp"

namespace track::definition {

// Gives an indicator its baseline; a fault where that is incomplete. The value is read only where
// the indicator's kind is known.
void read_baseline(const TableReader& table, PlanBuilder::PendingIndicator& item,
                   PlanBuilder& builder);

// [baselines."…"] of all files, once all ids are known. Where the files are not complete, an
// unknown indicator is no fault: it may exist.
void read_baselines(const std::vector<TableReader>& files, bool complete, PlanBuilder& builder);

}  // namespace track::definition
