#pragma once

#include "track/base/sentence.hpp"
#include "track/report/report.hpp"

namespace track::render {

// The rule that gave a row its status, in the order of docs/methods.md.
Sentence status_rule(const report::Row& row, const Plan& plan, const report::Progress& progress);

}  // namespace track::render
