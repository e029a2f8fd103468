#pragma once

#include "track/base/localized.hpp"
#include "track/report/report.hpp"

namespace track::render {

// The rule that gave a row its status, in the order of docs/methods.md.
Localized status_rule(const report::Row& row, const Plan& plan, const report::Progress& progress);

}  // namespace track::render
