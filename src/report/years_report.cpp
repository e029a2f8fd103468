#include "track/report/years_report.hpp"

#include <algorithm>
#include <utility>

#include "sections.hpp"

namespace track::report {

const Row& Line::latest() const {
  return **std::find_if(years.rbegin(), years.rend(),
                        [](const Row* row) { return row != nullptr; });
}

std::vector<Line> YearsReport::lines(const std::vector<Row>& rows) const {
  std::vector<Line> result;
  for (auto first = rows.begin(); first != rows.end();) {
    const auto last =
        std::find_if(first, rows.end(), [first](const Row& row) { return row.id != first->id; });
    Line line{std::vector<const Row*>(years.size(), nullptr)};
    for (; first != last; ++first) {
      line.years[static_cast<std::size_t>(first->year.number - years.front().year.number)] =
          &*first;
    }
    result.push_back(std::move(line));
  }
  return result;
}

YearsReport build(const Plan& plan, int revision, const Totals& totals, FiscalYearSpan span,
                  Day as_of, const Filter& filter, const std::vector<Report>& closed) {
  ClosedRows closed_rows;
  std::map<FiscalYear, std::optional<OperationId>> closed_by;
  for (const Report& one : closed) {
    closed_by[one.head.year] = one.head.closed_by;
    auto& rows = closed_rows[one.head.year];
    for (const Row* row : one.rows()) rows.emplace(row->id, row);
  }
  std::vector<FiscalYear> years;
  for (FiscalYear year = span.first; year <= span.last; year = year.next()) years.push_back(year);
  Sections sections = sections_of(plan, totals, years, as_of, filter, closed_rows);
  YearsReport report{std::move(sections), &plan, revision, as_of, {}};
  for (const FiscalYear year : years) {
    report.years.push_back({year, progress_of(plan.calendar, year, as_of),
                            count_statuses(report, year), closed_by[year]});
  }
  return report;
}

FiscalYearSpan years_so_far(const Plan& plan, Day as_of) {
  return {plan.first_year,
          std::clamp(plan.calendar.year_of(as_of), plan.first_year, plan.last_year)};
}

}  // namespace track::report
