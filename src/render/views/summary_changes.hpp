#pragma once

#include <vector>

#include "track/render/document.hpp"
#include "track/report/summary.hpp"

namespace track::render {

// What was recorded and corrected. What would not fit on a screen is left out, with where it
// stands.
void add_record(const report::Summary& summary, std::vector<Block>& blocks);
// The statuses of the year, and which of them changed.
void add_statuses(const report::Summary& summary, std::vector<Block>& blocks);

}  // namespace track::render
