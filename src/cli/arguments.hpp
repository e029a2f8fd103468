#pragma once

#include <string>
#include <vector>

#include "track/base/environment.hpp"
#include "track/base/localized.hpp"

namespace track::cli {

// The reader's language, known before anything is parsed: --lang, TRACK_LANG, else the locale's
// variables (no locale needs to be installed); English where none says Japanese.
Language language_of(const std::vector<std::string>& arguments, const Environment& environment);

// As typed, quoted where a shell would read it otherwise; kept with the operation.
std::string command_line(const std::vector<std::string>& arguments);

}  // namespace track::cli
