#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "context.hpp"

namespace track::cli {

// A year of the plan, as typed behind `option`; "current" (今年度) is that of the as-of day, before
// and after the plan its nearest; "last" (昨年度) the one before the as-of day's. `own_years` of an
// indicator that has them. Throws Error (usage): not a year, or outside the plan.
FiscalYear read_plan_year(const std::string& text, const app::KnownPlan& known, Context& context,
                          const std::string& option = "--year",
                          const std::optional<FiscalCalendar>& own_years = std::nullopt);
// Whether a text has two ends: R3..R5, R3～R5.
bool is_year_range(const std::string& text);
// The same of years as typed behind --years.
FiscalYearSpan read_plan_years(const std::string& text, const app::KnownPlan& known,
                               Context& context, const std::string& option = "--years");

// A whole number without a sign, however many zeros it begins with; nothing for anything else.
std::optional<std::int64_t> read_whole_number(const std::string& text);

// The number of an operation as it was typed. Throws Error (usage).
OperationId read_operation_number(const std::string& text);

}  // namespace track::cli
