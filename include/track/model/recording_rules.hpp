#pragma once

#include <vector>

#include "track/base/error.hpp"
#include "track/model/plan.hpp"
#include "track/model/record.hpp"

// What holds for everything that is recorded, typed or read from a sheet.
namespace track {

// Throws Error (refused) where it is no longer in the definitions.
void require_in_force(const Indicator& indicator);
void require_in_force(const Activity& activity);

// It ends after today: to be asked for.
bool lies_ahead(const Period& period, Day today);

// Why what is recorded of an indicator with a holding of that period is refused: it has years of
// its own in which those days are of another year. With the way out; nothing where it may be.
std::optional<Fault> fault_of_years(const Plan& plan, const Indicator& indicator,
                                    const Period& period, FiscalYear year_of_holding);

// Doubts: that the activity or an indicator does not run in the year of the request.
std::vector<Localized> doubts_of_years(const Plan& plan, const RecordRequest& request);

}  // namespace track
