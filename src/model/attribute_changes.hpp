#pragma once

#include <vector>

#include "track/model/plan_difference.hpp"

namespace track {

// The changes of one item's attributes, one Change each; `before` and `after` have the same id.
// Whether an item is retired is not an attribute here.
std::vector<Change> attribute_changes(const Owner& before, const Owner& after);
std::vector<Change> attribute_changes(const Theme& before, const Theme& after);
std::vector<Change> attribute_changes(const Field& before, const Field& after);
std::vector<Change> attribute_changes(const Partner& before, const Partner& after);
std::vector<Change> attribute_changes(const Activity& before, const Activity& after);
// Years are written as `calendar` does.
std::vector<Change> attribute_changes(const Indicator& before, const Indicator& after,
                                      const FiscalCalendar& calendar);
// Of the plan itself, without its items.
std::vector<Change> attribute_changes(const Plan& before, const Plan& after);

// How a Change names an item: "lecture.attendance", "field awareness".
std::string change_id(const Owner& owner);
std::string change_id(const Theme& theme);
std::string change_id(const Field& field);
std::string change_id(const Partner& partner);
std::string change_id(const Activity& activity);
std::string change_id(const Indicator& indicator);
std::string change_id(const Plan& plan);

}  // namespace track
