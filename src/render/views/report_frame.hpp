#pragma once

#include <functional>
#include <map>
#include <vector>

#include "track/render/document.hpp"
#include "track/report/report.hpp"

namespace track::render {

// The year, its as-of day, the revision, whether it is over or closed.
Localized head_text(const report::ReportHeader& head, const FiscalCalendar& calendar);

// What every tree about a plan begins with, and every one about one year of it. A closing keeps the
// tree of a report: what is added to it makes every closed year differ.
Data plan_data(const Plan& plan);
Data header_data(const Plan& plan, const report::ReportHeader& head);
Data year_data(const FiscalCalendar& calendar, FiscalYear year);

template <class E>
Data counts_data(const std::map<E, std::int64_t>& counts) {
  Data data = Data::object();
  for (const auto& [word, count] : counts) data[key(word)] = count;
  return data;
}

// Adds what stands around the rows of a report, for one year and for several: themes, fields with
// their desired states, activities with their owners, the monitoring surveys. `table` makes the
// rows of a section.
void add_outline(const report::Sections& sections, const Plan& plan,
                 const std::function<Table(const std::vector<report::Row>&)>& table,
                 Document& document);

}  // namespace track::render
