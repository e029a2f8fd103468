#pragma once

#include <optional>
#include <string>
#include <vector>

#include "track/base/rational.hpp"

namespace track::render {

// One sign a figure: ▁ for the least to █ for the greatest, the eight steps between them equally
// far apart; ▄ where all are equal, "·" where there is none. Empty for fewer than two figures.
std::string sparkline(const std::vector<std::optional<Rational>>& figures);

}  // namespace track::render
