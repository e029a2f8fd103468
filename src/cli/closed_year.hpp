#pragma once

#include <deque>
#include <vector>

#include "context.hpp"
#include "track/report/report.hpp"

namespace track::cli {

// What is known of a year: where it is closed, what was known when it was.
KnownPlan as_closed(const store::Store& store, KnownPlan known, FiscalYear year);

// The totals that the report of the years from `first` to `last` is made of.
Totals totals_for(const store::Store& store, const KnownPlan& known, FiscalYear first,
                  FiscalYear last);

// The report of one year of what is known.
report::Report report_of(const store::Store& store, const KnownPlan& known, FiscalYear year,
                         const Filter& filter);

// The reports that years of a span were closed with, and the plans that they point into.
struct ClosedYears {
  std::deque<KnownPlan> plans;
  std::vector<report::Report> reports;
};
ClosedYears closed_years(const store::Store& store, const KnownPlan& known, FiscalYearSpan span);

// What a closing keeps of a report: JSON, in English.
std::string frozen_report(const report::Report& report);
// The report of a closed year, made again today, is the one that was kept.
bool is_as_closed(const store::Store& store, const Closing& closing);

}  // namespace track::cli
