#pragma once

#include <string>
#include <vector>

#include "track/model/plan_difference.hpp"

namespace track {

// The changes of one item's attributes, one Change each, by the name `id`. Of a plan, those of the
// plan itself, without its items. Years are written as `calendar` does. Whether an item is retired
// is no attribute here.
std::vector<Change> attribute_changes(const std::string& id, const Owner& before,
                                      const Owner& after, const FiscalCalendar& calendar);
std::vector<Change> attribute_changes(const std::string& id, const Theme& before,
                                      const Theme& after, const FiscalCalendar& calendar);
std::vector<Change> attribute_changes(const std::string& id, const Field& before,
                                      const Field& after, const FiscalCalendar& calendar);
std::vector<Change> attribute_changes(const std::string& id, const Partner& before,
                                      const Partner& after, const FiscalCalendar& calendar);
std::vector<Change> attribute_changes(const std::string& id, const Activity& before,
                                      const Activity& after, const FiscalCalendar& calendar);
std::vector<Change> attribute_changes(const std::string& id, const Indicator& before,
                                      const Indicator& after, const FiscalCalendar& calendar);
std::vector<Change> attribute_changes(const std::string& id, const Plan& before, const Plan& after,
                                      const FiscalCalendar& calendar);

// What changes of the breakdowns and their parts.
std::vector<Change> breakdown_changes(const Plan& stored, const Plan& given);

// What changes of the tables that an indicator of `given` is broken down by, and of the targets of
// their parts, under whatever id each had before.
std::vector<Change> part_table_changes(const Indicator& before, const Indicator& after,
                                       const Plan& given);

// What changes of [office], [public] and [assessment].
std::vector<Change> publication_changes(const Plan& stored, const Plan& given);

// "activities  reordered": the items are the same, in another order.
Localized reordered(const std::string& label);

}  // namespace track
