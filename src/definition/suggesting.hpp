#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "track/base/sentence.hpp"

namespace track::definition {

// 'did you mean "count"?'; empty when nothing is near.
Sentence did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

// 'one of count, running; did you mean "count"?'
Sentence one_of(std::string_view word, const std::vector<std::string>& candidates);

// Both sentences, the second behind the first; either may be empty.
Sentence joined(const Sentence& first, const Sentence& second);

}  // namespace track::definition
