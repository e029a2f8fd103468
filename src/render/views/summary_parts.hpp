#pragma once

#include <vector>

#include "track/render/document.hpp"
#include "track/report/summary.hpp"

// The parts of a summary. What would not fit on a screen is left out, with where it stands.
namespace track::render {

// A line that asks somebody to act.
inline constexpr Message<Localized> asking{"! {}", "！{}"};

// What was recorded and corrected.
void add_record(const report::Summary& summary, std::vector<Block>& blocks);
// The statuses of the year, those of the last one until it is closed, and which of all changed.
void add_statuses(const report::Summary& summary, std::vector<Block>& blocks);
// What is overdue and what is due this month, by those who answer for it.
void add_deadlines(const report::Summary& summary, std::vector<Block>& blocks);

}  // namespace track::render
