#pragma once

#include "track/base/date.hpp"
#include "track/base/localized.hpp"
#include "track/exchange/mapping.hpp"
#include "track/exchange/workbook.hpp"
#include "track/model/plan.hpp"

namespace track::exchange {

// A first mapping for a file, as TOML: where headings, periods, values, totals stand, matched
// against the names of the plan. Comments say what is not known, and the first measurements that it
// gives. A column of one constant or of 1, 2, 3 … is never taken for values.
// Throws Error (usage) for a form, which needs none.
Localized propose(const Workbook& workbook, const Plan& plan, Day today);
Localized propose(const RowSource& rows, const Plan& plan, Day today);

}  // namespace track::exchange
