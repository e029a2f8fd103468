#pragma once

#include <string>
#include <vector>

#include "track/base/environment.hpp"
#include "track/base/sentence.hpp"

namespace track::cli {

// The reader's language, known before anything is parsed: --lang, TRACK_LANG, else the locale's
// variables (no locale needs to be installed); English where none says Japanese.
Language language_of(const std::vector<std::string>& arguments, const Environment& environment);

// CLI11 would take "-3.2" for an option: negative numbers become "−3.2" (U+2212), which reads the
// same.
std::vector<std::string> with_typed_negatives(std::vector<std::string> arguments);

// As typed, words with spaces quoted; kept with the operation.
std::string command_line(const std::vector<std::string>& arguments);

}  // namespace track::cli
