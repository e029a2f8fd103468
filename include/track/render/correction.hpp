#pragma once

#include <string>

#include "track/base/date.hpp"
#include "track/model/plan.hpp"
#include "track/model/record.hpp"
#include "track/model/totals.hpp"
#include "track/render/format.hpp"

namespace track::render {

// What an amendment or an undo takes out of force and puts in its place, line by line.
std::string changes_text(const Plan& plan, const Correction& correction, const Style& style);

// Where the years stand that a correction touched; `totals` hold them, after it.
std::string standings_text(const Plan& plan, const Correction& correction, const Totals& totals,
                           Day today, const Style& style);

}  // namespace track::render
