#pragma once

#include <vector>

#include "track/base/error.hpp"

namespace track::exchange {

// Throws the Error (bad_input) of what is wrong at a place: "data.csv: line 3: …".
[[noreturn]] void complain(const Localized& place, const Localized& problem,
                           std::vector<Localized> hints = {});

}  // namespace track::exchange
