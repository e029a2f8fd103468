#pragma once

#include <vector>

#include "draft.hpp"
#include "table_reader.hpp"

namespace track::definition {

// The plan's own tables, from whichever files they stand in: each of them once. False where no file
// has a [plan].
bool read_plan_tables(const std::vector<TableReader>& files, Draft& draft);
// [[owner]], [[theme]], [[field]] of one file.
void read_outline(const TableReader& file, Draft& draft);
// [[initiative]], [[survey]], [[partner]] with their indicators.
void read_activities(const TableReader& file, Draft& draft);
// What activities say of one another, once all are known.
void check_ties(Draft& draft);
// The indicators in the table of an activity.
void read_indicators(const TableReader& table, const Activity& activity, Draft& draft);
// [[indicator]]: those of no activity.
void read_own_indicators(const TableReader& file, Draft& draft);
// [targets."…"] of all files, once all ids are settled. Where the files are not complete, an
// indicator that is not known may well exist.
void read_targets(const std::vector<TableReader>& files, bool complete, Draft& draft);
// [baselines."…"] of all files, likewise.
void read_baselines(const std::vector<TableReader>& files, bool complete, Draft& draft);

}  // namespace track::definition
