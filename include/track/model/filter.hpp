#pragma once

#include <optional>
#include <string>

#include "track/model/words.hpp"

namespace track {

// Which items a report or listing shows; what is empty filters nothing. Ids, not names.
struct Filter {
  std::string theme;
  std::string field;
  std::string owner;
  std::optional<Level> level;
};

}  // namespace track
