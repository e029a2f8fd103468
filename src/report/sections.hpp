#pragma once

#include <vector>

#include "track/report/report.hpp"

namespace track::report {

// The plan's places with their rows. Where several years are asked for, the rows of one indicator
// or activity follow one another, a row for each year that has something to show,
// written with equally many decimals.
Sections sections_of(const Plan& plan, const Totals& totals, const std::vector<FiscalYear>& years,
                     Day as_of, const Filter& filter);

// How often each status occurs in that year, each indicator and holding once.
StatusCounts count_statuses(const Sections& sections, FiscalYear year);

}  // namespace track::report
