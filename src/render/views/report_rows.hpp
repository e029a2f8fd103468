#pragma once

#include <vector>

#include "track/render/document.hpp"
#include "track/report/report.hpp"

namespace track::render {

// The values of a row for people, without its name and notes.
std::vector<Column> value_columns();
std::vector<Cell> value_cells(const report::Row& row, EraCalendar eras);

// Rows for programs. Keys are only ever added.
Grid report_grid(const std::vector<const report::Row*>& rows, const Plan& plan);
// The same with the fiscal year in front, for rows of several years.
Grid yearly_grid(const std::vector<const report::Row*>& rows, const Plan& plan);
// The same, and behind it what each stands at against the target of the whole plan.
Grid side_by_side_grid(const report::YearsReport& report);

}  // namespace track::render
