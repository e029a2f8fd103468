#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace track {

// The candidates nearest to a mistyped word, best first, at most `most`; none when nothing is near.
// Nearness is the Damerau-Levenshtein distance over folded characters (a third of the length may
// differ), or the word being a part of the candidate.
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates,
                                 std::size_t most = 3);

}  // namespace track
