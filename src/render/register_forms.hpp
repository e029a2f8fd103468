#pragma once

#include <string>
#include <vector>

#include "track/render/grid.hpp"
#include "track/report/register.hpp"

namespace track::render {

// All columns of the register, group after group: a row for each activity of a group. The remarks
// stand in the column "same_as".
Grid register_grid(const report::Register& partners);

// "No 37 (練馬区訪問看護ステーション連絡会)": a place of the register.
Localized place_in_register(const Plan& plan, const Activity& activity);

Localized register_title(const report::Register& partners);  // empty where no year is asked for
Localized register_size(const report::Register& partners);
// How often each standing occurs; empty where no year is asked for.
Localized register_counts(const report::Register& partners, const std::string& separator);
Localized group_heading(const report::Register& partners, const report::RegisterGroup& group);

std::string register_text(const report::Register& partners, const Style& style);
std::string register_markdown(const report::Register& partners, const Style& style);

}  // namespace track::render
