#pragma once

#include <map>
#include <vector>

#include "track/render/document.hpp"
#include "track/report/report.hpp"

// Reports as programs read them.
namespace track::render {

// What every tree about a plan begins with, and every one about one year of it. A closing keeps the
// tree of a report: what is added to it makes every closed year differ.
Data plan_data(const Plan& plan);
Data header_data(const Plan& plan, const report::ReportHeader& head);
Data year_data(const FiscalCalendar& calendar, FiscalYear year);

Data public_data(const report::PublicEdition& edition);

template <class E>
Data counts_data(const std::map<E, std::int64_t>& counts) {
  Data data = Data::object();
  for (const auto& [word, count] : counts) data[key(word)] = count;
  return data;
}

// Rows for programs. Keys are only ever added.
DataRows report_rows(std::vector<const report::Row*> rows, const Plan& plan);
// The same with the fiscal year in front, for rows of several years.
DataRows yearly_rows(std::vector<const report::Row*> rows, const Plan& plan);
// The same, and behind it what each stands at against the target of the whole plan.
DataRows side_by_side_rows(const report::YearsReport& report);

}  // namespace track::render
