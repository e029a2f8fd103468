#pragma once

#include "world.hpp"

namespace track::independent {

Plan random_plan(Random& random, int indicators);
// Other targets and schedules for some of it, and some of it retired.
Plan with_changes(Plan plan, Random& random);

void set_targets(Indicator& indicator, const Plan& plan, int percent_of_years, Random& random);

// Gives a plan breakdowns, and some of its indicators parts; then changes them, as the rest.
void break_down(Plan& plan, Random& random);
void change_breakdowns(Plan& plan, Random& random);

// A value that `record` would read for the indicator; few and whole for one counted in pieces, so
// that figures and what they are compared with often meet exactly.
struct Habit {
  int bare = 0;     // percent of shares and rates published without numerator and denominator
  int sized = 0;    // percent of scores and percentages with n
  int unknown = 0;  // percent unknown or suppressed
};
Value random_value(const Indicator& indicator, const Habit& habit, Random& random);

}  // namespace track::independent
