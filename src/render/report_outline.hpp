#pragma once

#include <functional>
#include <string>
#include <vector>

#include "color.hpp"
#include "track/report/report.hpp"

namespace track::render {

// What stands around the figures of a report is the same for one year and for several: themes,
// fields with their desired states, activities with their owners, the monitoring block.

using RowsWriter = std::function<std::string(const std::vector<report::Row>&)>;

struct TextColumns {
  std::function<std::string()> headings;
  RowsWriter rows;
};

// The columns a report may use, however narrow the terminal says it is.
std::size_t report_width(const Style& style);
// Wrapped lines, `indent` columns in, the first behind `mark`.
std::string paragraph(const std::string& text, std::size_t indent, Paint colored,
                      const Style& style, const std::string& mark = "");

std::string outline_text(const report::Sections& sections, const Plan& plan,
                         const TextColumns& figures, const Style& style);
std::string outline_markdown(const report::Sections& sections, const Plan& plan,
                             const RowsWriter& table, const Style& style);

}  // namespace track::render
