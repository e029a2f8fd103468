#pragma once

#include <vector>

#include "plan_builder.hpp"

namespace track::definition {

// The plan's own tables, each of them once in all files together. False where no file has a [plan].
bool read_plan_tables(const std::vector<TableReader>& files, PlanBuilder& builder);

// [[owner]], [[theme]], [[field]] of one file.
void read_outline(const TableReader& file, PlanBuilder& builder);

}  // namespace track::definition
