#pragma once

#include <string>
#include <string_view>

#include "track/render/chart.hpp"

namespace track::render {

// Text that a reader of HTML or XML gives back as it is, within elements and between the quotes of
// an attribute.
std::string escaped_markup(std::string_view text);
// The same of what may hold control characters, which are shown as on a terminal.
std::string html_text(std::string_view text);
// The same; line breaks stay.
std::string html_lines(std::string_view text);

// The class of the style sheet that a paint has; empty for what has none.
std::string_view class_of(Paint paint);

}  // namespace track::render
