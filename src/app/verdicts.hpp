#pragma once

#include <vector>

#include "track/app/load.hpp"

namespace track::app {

// Verdicts that a load would move, of years that have begun and are not closed: "R4 lecture: missed
// → achieved", "R4 talk: missed → no longer defined". None where the years are counted otherwise.
std::vector<MovedVerdict> moved_verdicts(const Load& load, const store::Store& store, Moment now);

}  // namespace track::app
