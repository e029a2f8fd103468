#pragma once

#include <string>
#include <vector>

#include "track/base/environment.hpp"

namespace track::cli {

// Runs one command line (without the program's name) and returns its exit code. Never throws.
int run(const std::vector<std::string>& arguments, Environment& environment);

}  // namespace track::cli
