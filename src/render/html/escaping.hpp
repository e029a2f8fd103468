#pragma once

#include <string>
#include <string_view>

namespace track::render {

// Text that HTML shows as it is, within elements and between the double quotes of an attribute.
std::string html_text(std::string_view text);

}  // namespace track::render
