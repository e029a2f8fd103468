#pragma once

#include "world.hpp"

namespace track::independent {

Plan random_plan(Random& random, int indicators);
// Other targets for some indicators.
Plan with_other_targets(Plan plan, Random& random);

// A value that `record` would read for an indicator of that kind.
struct Habit {
  int bare = 0;     // percent of shares and rates published without numerator and denominator
  int sized = 0;    // percent of scores and percentages with n
  int unknown = 0;  // percent unknown or suppressed
};
Value random_value(IndicatorKind kind, const Habit& habit, Random& random);

}  // namespace track::independent
