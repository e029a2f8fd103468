#pragma once

#include <string>
#include <vector>

#include "track/base/sentence.hpp"

namespace track::cli {

// Hints behind a word that is none of the known ones: the nearest of them, if any is near.
std::vector<Sentence> nearest_choice(const std::string& word,
                                     const std::vector<std::string>& known);
// The same, then all of them.
std::vector<Sentence> choices(const std::string& word, const std::vector<std::string>& known);

}  // namespace track::cli
