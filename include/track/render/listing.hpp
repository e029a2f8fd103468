#pragma once

#include <string>

#include "track/model/lookup.hpp"
#include "track/model/plan.hpp"
#include "track/model/totals.hpp"
#include "track/render/grid.hpp"

namespace track::render {

Grid list_activities(const Plan& plan, const Filter& filter);
Grid list_initiatives(const Plan& plan, const Filter& filter);
// With their last wave and the next; `totals` hold the years of the plan up to the as-of day.
Grid list_surveys(const Plan& plan, const Filter& filter, const Totals& totals, Day as_of);
Grid list_indicators(const Plan& plan, const Filter& filter);
Grid list_owners(const Plan& plan, const Filter& filter);
Grid list_fields(const Plan& plan, const Filter& filter);

}  // namespace track::render
