#pragma once

#include <string>
#include <vector>

#include "track/base/localized.hpp"
#include "track/model/plan.hpp"
#include "track/model/record.hpp"
#include "track/store/store.hpp"

namespace track::app {

// What is doubtful about values of one operation, which is recorded, by what they make together
// with others, docs/methods.md, "Doubtful values": a value of the very same period beside it, a
// part above its whole, a figure that cannot be formed, a control that differs.
std::vector<Localized> doubts_about_figures(const std::vector<Measurement>& made, const Plan& plan,
                                            const store::Store& store, Day today);

// A value as `record` reads it: "4.2 n=30".
std::string typed_value(Value value);

}  // namespace track::app
