#pragma once

#include <string>

#include "track/model/words.hpp"
#include "track/render/format.hpp"

namespace track::render {

enum class Paint { plain, heading, faint, good, fair, poor };

// The text in the terminal's colours, or as it is where the style has none.
std::string painted(const std::string& text, Paint colored, const Style& style);

// Colour follows the judgement, never the sign of a number.
Paint paint_of(Status status);

}  // namespace track::render
