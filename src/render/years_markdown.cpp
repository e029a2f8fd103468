#include "figures.hpp"
#include "report_forms.hpp"
#include "report_outline.hpp"
#include "years_forms.hpp"

namespace track::render {

namespace {

constexpr Message<> years_markdown_name_heading{"indicator", "指標"};
constexpr Message<> years_markdown_note_heading{"notes", "備考"};
constexpr Message<Localized, Localized> counted{"{}: {}", "{}：{}"};

void add_line(const report::Line& line, const Plan& plan, Grid& grid) {
  Localized name = row_name(line.latest());
  Localized notes = line_notes(line, plan);
  for (const YearFigures& figures : year_figures(line)) {
    grid.rows.push_back({{{}, std::move(name)}, {{}, figures.label}});
    for (const Localized& cell : figures.cells) grid.rows.back().push_back({{}, cell});
    grid.rows.back().push_back({{}, std::move(notes)});
    name = notes = {};
  }
}

std::string rows_table(const std::vector<report::Row>& rows, const report::YearsReport& report,
                       const Style& style) {
  if (rows.empty()) return {};
  Grid grid;
  grid.columns = {{"name", years_markdown_name_heading()}, {"label", {}}};
  for (const report::ReportYear& year : report.years) {
    grid.columns.push_back({"year", year_heading(year, report.plan->calendar), Alignment::right});
  }
  grid.columns.push_back({"notes", years_markdown_note_heading()});
  for (const report::Line& line : report.lines(rows)) add_line(line, *report.plan, grid);
  return grid_markdown(grid, style) + "\n";
}

}  // namespace

std::string years_markdown(const report::YearsReport& report, const Style& style) {
  std::string result = "# " + markdown_text(years_title(report).in(style.language)) + "\n\n" +
                       years_span(report).in(style.language) + "\n\n";
  for (const report::ReportYear& year : report.years) {
    const Localized heading = year_heading(year, report.plan->calendar);
    result += "- " + counted(heading, joined_counts(year.counts, ", ")).in(style.language) + "\n";
  }
  const auto table = [&](const std::vector<report::Row>& rows) {
    return rows_table(rows, report, style);
  };
  return result + "\n" + outline_markdown(report, *report.plan, table, style);
}

}  // namespace track::render
