#pragma once

#include <string>

#include "track/render/chart.hpp"

namespace track::render {

// A chart within a cell of a table.
std::string html_chart(const Chart& chart, Language language);
// A chart by itself: its title and what its signs mean above it, the parts of a trend beside each
// other under their names.
std::string html_figure(const Chart& chart, Language language);

}  // namespace track::render
