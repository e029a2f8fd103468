#pragma once

#include <string>
#include <vector>

#include "track/base/localized.hpp"

namespace track::cli {

// Hints behind a word that is none of the known ones: the nearest of them, if any is near.
std::vector<Localized> nearest_choice(const std::string& word,
                                      const std::vector<std::string>& known);
// The same, then all of them.
std::vector<Localized> choices(const std::string& word, const std::vector<std::string>& known);

}  // namespace track::cli
