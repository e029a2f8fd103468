#pragma once

#include <functional>
#include <vector>

#include "track/render/document.hpp"
#include "track/report/report.hpp"

// What the reports of one year and of several are made of for people.
namespace track::render {

// The year, its as-of day, the revision, whether it is over or closed.
Localized head_text(const report::ReportHeader& head, const FiscalCalendar& calendar);

// Adds what stands around the rows of a report, for one year and for several: themes, fields with
// their desired states, activities with their owners, the monitoring surveys. `table` makes the
// rows of a section.
void add_outline(const report::Sections& sections, const Plan& plan,
                 const std::function<Table(const std::vector<report::Row>&)>& table,
                 Document& document);

// The values of a row for people, without its name and notes.
std::vector<Column> value_columns();
std::vector<Cell> value_cells(const report::Row& row, EraCalendar eras);

}  // namespace track::render
