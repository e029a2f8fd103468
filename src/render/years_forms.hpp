#pragma once

#include <string>
#include <vector>

#include "track/render/format.hpp"
#include "track/report/report.hpp"

namespace track::render {

std::string years_text(const report::YearsReport& report, const Style& style);
std::string years_markdown(const report::YearsReport& report, const Style& style);
std::string years_json(const report::YearsReport& report);

Localized years_title(const report::YearsReport& report);
Localized years_span(const report::YearsReport& report);
// "R4", or "R5 (so far)" for a year that is running.
Localized year_heading(const report::ReportYear& year, const FiscalCalendar& calendar);

// One line of figures under the headings of the years.
struct YearFigures {
  enum class What { actual, change, target, rate, status, last_day };
  What what = What::actual;
  Localized label;               // the unit of the actuals; the method of a rate
  std::vector<Localized> cells;  // one a year, empty where that year has nothing to say
};

// The actuals, and below them what there is to say of any year.
std::vector<YearFigures> year_figures(const report::Line& line);

// What a reader must know to take the figures rightly; in one, and empty where there is nothing.
Localized line_notes(const report::Line& line, const Plan& plan);

}  // namespace track::render
