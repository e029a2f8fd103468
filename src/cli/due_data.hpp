#pragma once

#include <set>

#include "context.hpp"
#include "track/report/due.hpp"

namespace track::cli {

// What is read of the record to tell what is due, as it was known.
struct DueData {
  Totals totals;
  ReportingState reported;
  std::set<FiscalYear> closed;

  report::DueSource source(const Plan& plan) const { return {plan, totals, reported, closed}; }
};

DueData due_data(const store::Store& store, const KnownPlan& known);

}  // namespace track::cli
