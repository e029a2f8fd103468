#pragma once

#include <vector>

#include "track/app/load.hpp"

namespace track::app {

// Verdicts that a load would move, of years that have begun and are not closed: "R4 lecture: missed
// → achieved". Left out are items whose meaning changes, which asks for more.
std::vector<Localized> moved_verdicts(const Load& load, const store::Store& store, Moment now);

}  // namespace track::app
