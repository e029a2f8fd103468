#include "figures.hpp"
#include "report_forms.hpp"
#include "report_outline.hpp"

namespace track::render {

using report::Row;

namespace {

constexpr Message<> report_markdown_name_heading{"indicator", "指標"};
constexpr Message<> report_markdown_note_heading{"notes", "備考"};

// One table: names, figures, notes.
std::string rows_table(const std::vector<Row>& rows, const Plan& plan, const Style& style) {
  if (rows.empty()) return {};
  std::vector<const Row*> pointers;
  pointers.reserve(rows.size());
  for (const Row& row : rows) pointers.push_back(&row);
  Grid grid = figure_columns(pointers);
  grid.columns.insert(grid.columns.begin(), {"name", report_markdown_name_heading()});
  grid.columns.push_back({"notes", report_markdown_note_heading()});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    grid.rows[i].insert(grid.rows[i].begin(), {{}, row_name(rows[i])});
    grid.rows[i].push_back({{}, joined_notes(rows[i], plan)});
  }
  return grid_markdown(grid, style) + "\n";
}

}  // namespace

std::string report_markdown(const report::Report& report, const Style& style) {
  std::string result = "# " + markdown_text(report_title(report).in(style.language)) + "\n\n" +
                       report_span(report).in(style.language) + "\n\n";
  for (const StatusCount& count : status_counts(report.counts)) {
    result += "- " + count.text.in(style.language) + "\n";
  }
  const auto table = [&](const std::vector<Row>& rows) {
    return rows_table(rows, *report.plan, style);
  };
  return result + "\n" + outline_markdown(report, *report.plan, table, style);
}

}  // namespace track::render
