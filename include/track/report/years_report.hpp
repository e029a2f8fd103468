#pragma once

#include <vector>

#include "track/report/report.hpp"

namespace track::report {

struct ReportYear {
  FiscalYear year;
  Progress progress;
  StatusCounts counts;  // each indicator and holding once
  std::optional<OperationId> closed_by{};
};

// One indicator, or the holdings of one activity, over the years of a report: a row a year, nullptr
// where that year has nothing to show.
struct Line {
  std::vector<const Row*> years;

  const Row& latest() const;  // the row of the last year that has one
};

// The finished report of several years side by side. The rows of a line follow one another in its
// section, a year after the other, written with equally many decimals. Points into the plan it was
// made of, which must outlive it.
struct YearsReport : Sections {
  const Plan* plan = nullptr;
  int revision = 0;
  Day as_of;
  std::vector<ReportYear> years;  // in order, at least one

  // The lines of a section's rows, in the order of print.
  std::vector<Line> lines(const std::vector<Row>& rows) const;
};

// Pure: the same arguments give the same report. `totals` must hold the years from the plan's
// first, or the year before the span where that is earlier, to the span's last. The rows of a year
// in `closed` are those of its report there, whose plan must outlive this one's as well.
YearsReport build(const Plan& plan, int revision, const Totals& totals, FiscalYearSpan span,
                  Day as_of, const Filter& filter, const std::vector<Report>& closed = {});

// From the plan's first year to the year of that day, within the plan.
FiscalYearSpan years_so_far(const Plan& plan, Day as_of);

}  // namespace track::report
