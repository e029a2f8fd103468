#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drawing.hpp"
#include "track/render/chart.hpp"

namespace track::render {

// An <svg> for a page, as wide as the style sheet lets it be; what it shows is said by its label.
std::string svg_of(const Drawing& drawing, std::string_view name, const std::string& label);
// The shapes alone, as SVG has them.
std::string svg_shapes(const Drawing& drawing);

// Charts below one another as a picture that stands by itself, each under its title and what its
// signs mean. Its colours follow those of the reader's desk where the program that shows it can.
std::string svg_file(const std::vector<const Chart*>& charts, const std::string& title,
                     Language language);

}  // namespace track::render
