#pragma once

#include <optional>

#include "track/base/localized.hpp"
#include "track/model/plan.hpp"
#include "track/model/totals.hpp"
#include "track/report/status.hpp"

namespace track::report {

// Why nothing is to be expected yet of an activity's holdings, or of an indicator, in that year;
// nothing where something is due.
std::optional<Localized> holdings_not_due(const Plan& plan, const Activity& activity,
                                          const Totals& totals, FiscalYear year,
                                          const Progress& progress);
std::optional<Localized> indicator_not_due(const Plan& plan, const Indicator& indicator,
                                           const Totals& totals, FiscalYear year, Day as_of);

}  // namespace track::report
