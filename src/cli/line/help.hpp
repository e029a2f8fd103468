#pragma once

#include <string>

#include "line/options.hpp"

namespace track::cli {

// What stands for a value in the help: "YEAR" of --year YEAR, WHAT of track show WHAT.
Localized placeholder(const std::string& name);

// The help of the command that is named, or of the whole program.
std::string help_text(const Options& options, Language language, int columns);

}  // namespace track::cli
