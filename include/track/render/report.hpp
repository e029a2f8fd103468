#pragma once

#include <string>

#include "track/render/format.hpp"
#include "track/render/grid.hpp"
#include "track/report/report.hpp"

namespace track::render {

// A finished report in one of the formats.
std::string write(const report::Report& report, Format format, const Style& style);

// Rows with the stable columns of the design, for csv and json.
Grid report_grid(const std::vector<const report::Row*>& rows, const Plan& plan);
// The same with the fiscal year in front, for rows of several years.
Grid yearly_grid(const std::vector<const report::Row*>& rows, const Plan& plan);

// The words that head a report, shared by the formats for people.
Localized report_title(const report::Report& report);
Localized report_span(const report::Report& report);

}  // namespace track::render
