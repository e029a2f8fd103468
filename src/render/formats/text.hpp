#pragma once

#include <string>

#include "track/render/document.hpp"
#include "track/render/format.hpp"

namespace track::render {

// The blocks as lines for a terminal of that width, in its colours.
std::string write_text(const Document& document, const Style& style);

}  // namespace track::render
