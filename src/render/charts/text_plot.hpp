#pragma once

#include <string>

#include "track/render/chart.hpp"
#include "track/render/format.hpp"

namespace track::render {

// A chart as lines of a terminal, a bar from zero a year:
//   R3  ████████▌  │  241
//   R4  ███████████│  300   target 300
// Empty for what a terminal says in words or figures already: all but trends of two figures or
// more.
std::string text_plot(const Chart& chart, const Style& style);

}  // namespace track::render
