#pragma once

#include <string>

#include "context.hpp"

namespace track::cli {

// A year of the plan, as typed behind --year; "current" (今年度) is that of the as-of day, before
// and after the plan its nearest. Throws Error (usage): not a year, or outside the plan.
FiscalYear read_plan_year(const std::string& text, const KnownPlan& known, Context& context);
// The same of years as typed behind --years.
FiscalYearSpan read_plan_years(const std::string& text, const Plan& plan, Context& context);

}  // namespace track::cli
