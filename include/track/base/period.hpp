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

// The calendar month of a day.
Period month_of(Day day);
// The same days of the calendar so many years earlier; 29 February becomes the 28th. A last day
// that ends a month ends it there too: February 2025 becomes all of February 2024.
Period years_before(const Period& period, int years);

// "2022-06-11", "2022-06" for a whole calendar month, else "2022-04-01..2022-06-15".
std::string iso(const Period& period);

}  // namespace track
