#pragma once

#include <optional>

#include "track/model/plan.hpp"
#include "track/model/totals.hpp"

// Up to when a figure is expected: docs/methods.md, "The part of a running year".

namespace track::report {

// The day up to which a count or running total recorded in the year is to be expected.
Day expected_day(const Plan& plan, const Indicator& indicator, const Totals& totals,
                 FiscalYear year, Day as_of);

// Months of the fiscal year that have passed with a day that ends one; nothing for other days.
std::optional<int> months_ended(const FiscalCalendar& calendar, FiscalYear year, Day day);

// The same day of another fiscal year: the end of a month is that of the same month.
Day same_day(const FiscalCalendar& calendar, FiscalYear year, Day day, FiscalYear other);

// The pace that holds for a year: as written where it can be, else by the holdings of its activity
// where they have a number.
Pace pace_in(const Plan& plan, const Indicator& indicator, FiscalYear year);

}  // namespace track::report
