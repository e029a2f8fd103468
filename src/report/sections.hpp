#pragma once

#include <map>
#include <string>
#include <vector>

#include "track/report/report.hpp"

namespace track::report {

// By year, the rows that its report was closed with, by id.
using ClosedRows = std::map<FiscalYear, std::map<std::string, const Row*>>;

// The plan's places with their rows. Where several years are asked for, the rows of one indicator
// or activity follow one another, a row for each year that has something to show,
// written with equally many decimals. A closed year shows its own rows.
Sections sections_of(const Plan& plan, const Totals& totals, const std::vector<FiscalYear>& years,
                     Day as_of, const Filter& filter, const ClosedRows& closed = {});

// How often each status occurs in that year, each indicator and holding once.
StatusCounts count_statuses(const Sections& sections, FiscalYear year);

}  // namespace track::report
