#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "track/app/load.hpp"

namespace track::app {

// How much of `counts`, which are by the ids that were recorded, is of these.
std::int64_t count_of(const std::map<std::string, std::int64_t>& counts,
                      const std::vector<std::string>& ids);

// The merges of a load: activities, then indicators. `load.measurements` and `load.events` are by
// the ids that were recorded, without those carried over.
std::vector<Merge> merges(const Load& load, const Plan& written);

// What `formerly` names wrongly. Faults: an indicator's own part, where nothing of that id was ever
// defined. Warnings: ids of which nothing was.
struct FormerlyDoubts {
  std::vector<Localized> faults;
  std::vector<Localized> warnings;
};
FormerlyDoubts formerly_doubts(const Load& load, const Plan& written);

}  // namespace track::app
