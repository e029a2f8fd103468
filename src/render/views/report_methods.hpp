#pragma once

#include <vector>

#include "track/model/plan.hpp"
#include "track/render/document.hpp"
#include "track/report/row.hpp"

namespace track::render {

// What the words of a report mean: statuses, methods, kinds of indicators.
Sheet methods_sheet(const Plan& plan, bool of_public_edition);
// The same of the words that rows use.
Grid methods_of(const std::vector<const report::Row*>& rows, const Plan& plan);

}  // namespace track::render
