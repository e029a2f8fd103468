#pragma once

#include <map>
#include <string>
#include <vector>

#include "track/model/lookup.hpp"
#include "track/model/plan.hpp"
#include "track/model/record.hpp"
#include "track/model/totals.hpp"
#include "track/render/document.hpp"

namespace track::render {

// What the definitions hold of one sort.
Document list_activities(const Plan& plan, const Filter& filter);
Document list_initiatives(const Plan& plan, const Filter& filter);
// With their last wave and the next; `totals` hold the years of the plan up to the as-of day.
Document list_surveys(const Plan& plan, const Filter& filter, const Totals& totals, Day as_of);
Document list_indicators(const Plan& plan, const Filter& filter);
Document list_owners(const Plan& plan, const Filter& filter);
Document list_fields(const Plan& plan, const Filter& filter);

// The operations, with their times in the zone.
// `changes`: what single operations changed of what is asked for; none where nothing is.
Document document_of(const std::vector<LoggedOperation>& log, const FiscalCalendar& calendar,
                     const std::map<OperationId, Localized>& changes = {});
// "target R4 300 → 310".
Localized target_change_text(const TargetChange& change, const FiscalCalendar& calendar);

}  // namespace track::render
