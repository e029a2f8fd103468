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
  // Of partner activities:
  std::string organisation;  // a partner's id
  std::string audience;      // a part of the text
  std::string involvement;   // one of them
};

}  // namespace track
