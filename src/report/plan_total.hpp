#pragma once

#include <optional>

#include "track/report/row.hpp"

namespace track::report {

// What the years of the plan up to `last` come to, against the target of the whole plan: of a count
// the sum, of anything else the figure of the last year that has one. Its status is not judged.
// Nothing where the plan sets no such target. `totals` must hold the years from the plan's first.
std::optional<Row> plan_total(const Plan& plan, const Indicator& indicator, const Totals& totals,
                              FiscalYear last);

}  // namespace track::report
