#pragma once

#include "track/render/chart.hpp"

namespace track::render {

// What the signs of a chart mean, of those that it has: "● actual   ━ target".
Localized legend_of(const Chart& chart);

}  // namespace track::render
