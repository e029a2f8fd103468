#pragma once

#include <string>
#include <vector>

#include "track/render/grid.hpp"

namespace track::render {

// The lines of a grid as grid_text() has them, each row by itself, so that more may stand below it.
struct GridLines {
  std::string heading;
  std::vector<std::string> rows;
};

GridLines grid_lines(const Grid& grid, const Style& style, std::size_t indent);

}  // namespace track::render
