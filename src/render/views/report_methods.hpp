#pragma once

#include "track/model/plan.hpp"
#include "track/render/document.hpp"

namespace track::render {

// What the words of a report mean: statuses, methods, kinds of indicators.
Sheet methods_sheet(const Plan& plan);

}  // namespace track::render
