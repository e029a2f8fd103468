#pragma once

#include <compare>
#include <string>

#include "track/base/date.hpp"

namespace track {

// A span of days, both ends included; first <= last.
struct Period {
  Day first;
  Day last;

  auto operator<=>(const Period&) const = default;
  bool is_day() const { return first == last; }
};

// "2022-06-11", "2022-06" for a whole calendar month, else "2022-04-01..2022-06-15".
std::string iso(const Period& period);

}  // namespace track
