#pragma once

#include "track/base/localized.hpp"
#include "track/report/report.hpp"

namespace track::render {

// Where a year stands, in one sentence:
// "R4 so far: 131 of 300 人 (43.7 %), 169 to go", and once the year is over
// "R4: 131 of 300 人 (43.7 %), 169 short".
Localized standing(const report::Row& row, const Plan& plan, FiscalYear year, Day today);

}  // namespace track::render
