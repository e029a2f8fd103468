#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "world.hpp"

namespace track::independent {

// What an indicator is measured for: single days, any spans, or parts of the year, by their months.
enum class Rhythm { day = 0, month = 1, quarter = 3, half = 6, year = 12, span = 13 };

// What indicators and activities are like in all years.
struct Habits {
  std::set<std::string> never;  // neither held nor measured, or long ago
  std::map<std::string, Rhythm> rhythms;
};
Habits random_habits(const Plan& plan, Random& random);

// What is recorded for periods of one year, of the plan's indicators, their parts and activities.
std::vector<RecordRequest> entries_of_year(const Plan& plan, const Habits& habits, int number,
                                           Random& random);

// What is recorded of the parts that only the later of two states has.
std::vector<RecordRequest> entries_of_new_parts(const Plan& before, const Plan& now,
                                                Random& random);

int length_of_year(const Plan& plan, int fiscal_year);

}  // namespace track::independent
