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
Document list_themes(const Plan& plan, const Filter& filter);
Document list_fields(const Plan& plan, const Filter& filter);
// A row a part.
Document list_breakdowns(const Plan& plan, const Filter& filter);
// A row an indicator and year for programs, a column a year for people.
Document list_targets(const Plan& plan, const Filter& filter);
// The kinds of indicators that there are, with how a value is written.
Document list_kinds();

// The operations, with their times in the zone.
// `changes`: what single operations changed of what is asked for; none where nothing is.
Document document_of(const std::vector<LoggedOperation>& log, const FiscalCalendar& calendar,
                     const std::map<OperationId, Localized>& changes = {});
// "target R4 300 → 310".
Localized target_change_text(const TargetChange& change, const FiscalCalendar& calendar);

}  // namespace track::render
