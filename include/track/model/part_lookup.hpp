#pragma once

#include <string>
#include <string_view>

#include "track/model/plan.hpp"

// Parts and breakdowns as users name them. Each throws Error (unknown_name) as look_up() does.
namespace track {

// A part of an indicator: see parts_named().
const Indicator& look_up_part(const Plan& plan, const Indicator& whole, std::string_view text);

// A table that indicators are broken down by: "centre", its name, "age * sex".
const PartTable& look_up_part_table(const Plan& plan, std::string_view text);
// The key of a part of any indicator: "centre:hikarigaoka".
std::string look_up_part_key(const Plan& plan, std::string_view text);

}  // namespace track
