#pragma once

#include <string_view>

namespace track {

// Nothing in it can be seen: no characters, or only white space, control characters and others that
// have no shape.
bool is_blank(std::string_view text);

}  // namespace track
