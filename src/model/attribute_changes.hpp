#pragma once

#include <string>
#include <vector>

#include "track/model/plan_difference.hpp"

namespace track {

// The changes of one item's attributes, one Change each, by the name `id`. Of a plan, those of the
// plan itself, without its items. Years are written as `calendar` does. Whether an item is retired
// is no attribute here.
template <class T>
std::vector<Change> attribute_changes(const std::string& id, const T& before, const T& after,
                                      const FiscalCalendar& calendar);

// What changes of the breakdowns, and of the targets of parts.
std::vector<Change> breakdown_changes(const Plan& stored, const Plan& given);

// What changes of [office], [public] and [assessment].
std::vector<Change> publication_changes(const Plan& stored, const Plan& given);

// "activities  reordered": the items are the same, in another order.
Localized reordered(const std::string& label);

}  // namespace track
