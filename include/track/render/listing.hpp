#pragma once

#include <string>

#include "track/model/filter.hpp"
#include "track/model/plan.hpp"
#include "track/render/grid.hpp"

namespace track::render {

Grid list_activities(const Plan& plan, const Filter& filter);
Grid list_initiatives(const Plan& plan, const Filter& filter);
Grid list_surveys(const Plan& plan, const Filter& filter);
Grid list_partners(const Plan& plan, const Filter& filter);
Grid list_indicators(const Plan& plan, const Filter& filter);
Grid list_owners(const Plan& plan, const Filter& filter);
Grid list_fields(const Plan& plan, const Filter& filter);

}  // namespace track::render
