#pragma once

#include <string>
#include <string_view>

#include "drawing.hpp"

namespace track::render {

// An <svg> for a page, as wide as the style sheet lets it be; what it shows is said by its label.
std::string svg_of(const Drawing& drawing, std::string_view name, const std::string& label);
// The shapes alone, as SVG has them.
std::string svg_shapes(const Drawing& drawing);

}  // namespace track::render
