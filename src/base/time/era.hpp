#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "track/base/date.hpp"

namespace track {

// An era of the Japanese calendar, as ICU knows it.
struct Era {
  std::string name;    // "令和"
  std::string letter;  // "R"
  Day first_day;       // 2019-05-01
  int first_year;      // 2019: the calendar year that is the era's year 1
};

// The eras since Meiji, oldest first.
const std::vector<Era>& japanese_eras();

// By name or letter (either case); the text must be half width (see half_width()).
const Era* find_era(std::string_view name_or_letter);

// The era in force on a day; nullptr before Meiji.
const Era* era_on(Day day);

}  // namespace track
