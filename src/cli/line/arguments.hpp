#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "line/options.hpp"
#include "track/base/environment.hpp"
#include "track/base/localized.hpp"

namespace track::cli {

using Arguments = std::vector<std::string>;

// The reader's language, known before anything is parsed: --lang, TRACK_LANG, else the locale's
// variables (no locale needs to be installed); English where none says Japanese.
Language language_of(const Arguments& arguments, const Environment& environment);

// Whether a text begins with a dash that is no hyphen: – — ― − ー (three bytes each).
bool starts_with_dash(std::string_view text);

// Where the command's name stands: the first word behind the program's own options; the number of
// arguments where there is none. Throws Error (usage): an option that does not exist, one without
// its value.
std::size_t command_position(const Arguments& arguments, const Options& options);

// Which arguments are options and which are words, but for the command's name. A word that looks
// like one is no command here, "-3.2" is no option, and "[a,b]" is one word. What is wrong with
// them is among the result: as above, and words too many.
ArrangedWords arranged(const Arguments& arguments, std::size_t command, const Options& options);

}  // namespace track::cli
