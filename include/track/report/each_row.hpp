#pragma once

#include <functional>

#include "track/report/row.hpp"

namespace track::report {

// The rows of the report of a year without a filter, in its order, each of which is then let go.
void each_row(const Plan& plan, const Totals& totals, FiscalYear year, Day as_of,
              const std::function<void(const Row& row)>& visit);

}  // namespace track::report
