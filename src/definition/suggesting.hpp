#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "track/base/localized.hpp"

namespace track::definition {

// 'did you mean "count"?'; empty when nothing is near.
Localized did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

// 'one of count, running; did you mean "count"?'
Localized one_of(std::string_view word, const std::vector<std::string>& candidates);

// Both sentences, the second behind the first; either may be empty.
Localized joined(const Localized& first, const Localized& second);

}  // namespace track::definition
