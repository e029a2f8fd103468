#include <fmt/format.h>

#include "figures.hpp"
#include "report_forms.hpp"

namespace track::render {

using report::Row;

namespace {

constexpr Phrase<> name_heading{"indicator", "指標"};
constexpr Phrase<> note_heading{"notes", "備考"};

// One table: names, figures, notes.
std::string rows_table(const std::vector<Row>& rows, const report::Report& report,
                       const Style& style) {
  if (rows.empty()) return {};
  std::vector<const Row*> pointers;
  pointers.reserve(rows.size());
  for (const Row& row : rows) pointers.push_back(&row);
  Grid grid = figure_columns(pointers);
  grid.columns.insert(grid.columns.begin(), {"name", name_heading()});
  grid.columns.push_back({"notes", note_heading()});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    grid.rows[i].insert(grid.rows[i].begin(), {{}, row_name(rows[i])});
    grid.rows[i].push_back({{}, joined_notes(rows[i], *report.plan)});
  }
  return grid_markdown(grid, style) + "\n";
}

std::string activity_part(const report::ActivitySection& section, const report::Report& report,
                          const Style& style) {
  std::string result = "#### " + markdown_text(section.activity->name);
  if (!section.owner_names.empty()) {
    const char* separator = style.language == Language::ja ? "・" : ", ";
    result +=
        " (" + markdown_text(fmt::format("{}", fmt::join(section.owner_names, separator))) + ")";
  }
  return result + "\n\n" + rows_table(section.rows, report, style);
}

std::string field_part(const report::FieldSection& section, const report::Report& report,
                       const Style& style) {
  std::string result = "### " + section.number + " " + markdown_text(section.field->name) + "\n\n";
  if (!section.field->outcomes.empty()) {
    result += report_words().outcomes.in(style.language) + ":\n\n";
    for (const std::string& outcome : section.field->outcomes) {
      result += "- " + markdown_text(outcome) + "\n";
    }
    result += "\n";
  }
  result += rows_table(section.outcomes, report, style);
  for (const auto& activity : section.activities) result += activity_part(activity, report, style);
  return result;
}

}  // namespace

std::string report_markdown(const report::Report& report, const Style& style) {
  std::string result = "# " + markdown_text(report_title(report).in(style.language)) + "\n\n" +
                       report_span(report).in(style.language) + "\n\n";
  for (const StatusCount& count : status_counts(report)) {
    result += "- " + count.text.in(style.language) + "\n";
  }
  result += "\n";
  if (report.themes.empty() && report.surveys.empty()) {
    return result + report_words().nothing.in(style.language) + "\n";
  }
  for (const report::ThemeSection& theme : report.themes) {
    result += "## " + theme.number + " " + markdown_text(theme.theme->name) + "\n\n";
    for (const auto& field : theme.fields) result += field_part(field, report, style);
  }
  if (!report.surveys.empty()) {
    result += "## " + report_words().monitoring.in(style.language) + "\n\n";
    for (const std::string& outcome : report.plan->monitoring_outcomes) {
      result += markdown_text(outcome) + "\n\n";
    }
    for (const auto& survey : report.surveys) result += activity_part(survey, report, style);
  }
  return result;
}

}  // namespace track::render
