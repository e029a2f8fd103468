#pragma once

#include <string>
#include <vector>

#include "track/render/chart.hpp"

namespace track::render {

// Charts below one another as a picture that stands by itself, each under its title and what its
// signs mean. Its colours follow those of the reader's desk where the program that shows it can.
std::string svg_file(const std::vector<const Chart*>& charts, const std::string& title,
                     Language language);

}  // namespace track::render
