#include "track/report/report.hpp"

#include <algorithm>
#include <utility>

#include "sections.hpp"

namespace track::report {

FiscalYear first_year_needed(const Plan& plan, FiscalYear year) {
  return std::min(plan.first_year, FiscalYear{year.number - years_of_pace});
}

Report build(const Plan& plan, int revision, const Totals& totals, FiscalYear year, Day as_of,
             const Filter& filter) {
  Sections sections = sections_of(plan, totals, {year}, as_of, filter);
  StatusCounts counts = count_statuses(sections, year);
  const ReportHeader head{revision, year, as_of, progress_of(plan.calendar, year, as_of)};
  return {std::move(sections), &plan, head, std::move(counts)};
}

}  // namespace track::report
