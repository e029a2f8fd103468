#pragma once

#include <string>

#include "track/base/localized.hpp"

namespace CLI {
class App;
}

namespace track::cli {

// What stands for a value in the help: "YEAR" of --year YEAR, WHAT of track show WHAT.
Localized placeholder(const std::string& name);

// The help of the whole program, or of the command that was chosen.
std::string help_text(const CLI::App& app, Language language, int columns);

}  // namespace track::cli
