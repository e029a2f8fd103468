#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track {

// The candidates nearest to a mistyped word, best first, at most `most`; none when nothing is near.
// Nearness is the Damerau-Levenshtein distance over folded characters (a third of the length may
// differ), or the word being a part of the candidate.
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates,
                                 std::size_t most = 3);

// 'did you mean "count"?', with the nearest; empty when none is near.
Localized did_you_mean(std::string_view word, const std::vector<std::string>& candidates);
// The same of candidates that are found and put into words already: 'did you mean "a" or "b"?'
Localized did_you_mean(const Localized& found);

// Words as they are to be typed, quoted where a shell would read them otherwise.
std::string command_line(const std::vector<std::string>& words);
// The reverse: the words of a line, as a shell takes quotes and backslashes; none behind "#".
// Refused: a quote that is not closed.
Parsed<std::vector<std::string>> words_of_line(std::string_view line);

}  // namespace track
