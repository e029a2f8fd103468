#pragma once

#include <string>

#include "track/base/environment.hpp"

namespace track::cli {

// To standard output, at once. Throws Error (refused) where it did not arrive whole.
void print(const std::string& text, const Environment& environment);

}  // namespace track::cli
