#pragma once

#include <vector>

#include "track/render/document.hpp"
#include "track/report/summary.hpp"

namespace track::render {

// What is overdue and what is due this month, by those who answer for it. What would not fit on a
// screen is left out, with where it stands.
void add_deadlines(const report::Summary& summary, std::vector<Block>& blocks);

}  // namespace track::render
