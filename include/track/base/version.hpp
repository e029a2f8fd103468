#pragma once

#include <string_view>

namespace track {

std::string_view version();  // "0.1.0"

}  // namespace track
