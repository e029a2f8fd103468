#pragma once

#include <string>

#include "track/render/report.hpp"

namespace track::render {

std::string report_text(const report::Report& report, const Style& style);
std::string report_markdown(const report::Report& report, const Style& style);
std::string report_json(const report::Report& report);

// The year, its as-of day, the revision, whether it is over or closed.
Localized head_text(const report::ReportHeader& head, const FiscalCalendar& calendar);

// "achieved 7   nearly 3   missed 2": the statuses that occur, in their order.
struct StatusCount {
  Status status{};
  Localized text;
};
std::vector<StatusCount> status_counts(const report::StatusCounts& counts);
Localized joined_counts(const report::StatusCounts& counts, const std::string& separator);

// Headings shared by the formats for people.
struct ReportWords {
  Localized outcomes;
  Localized monitoring;
  Localized nothing;
};
const ReportWords& report_words();
// The figures of a row as columns for people, without its name.
Grid figure_columns(const std::vector<const report::Row*>& rows);

}  // namespace track::render
