#pragma once

#include <cstdint>
#include <optional>

namespace track::report {

// An estimated proportion: `share` between 0 and 1, of `n` respondents (at least 1).
struct Proportion {
  double share = 0;
  std::int64_t n = 1;
};

struct Interval {
  double low = 0;
  double high = 0;
};

// Wilson's score interval without continuity correction, 95 %
// (E. B. Wilson 1927; R. G. Newcombe, Statistics in Medicine 17 (1998) 857, method 3).
Interval wilson(const Proportion& proportion);

// Newcombe's hybrid score interval for `after` − `before`, 95 %
// (R. G. Newcombe, Statistics in Medicine 17 (1998) 873, method 10).
Interval difference(const Proportion& before, const Proportion& after);

// Two-sided p value of the pooled two-proportion z test; 1 where both are all or nothing alike.
double two_proportion_p(const Proportion& before, const Proportion& after);

}  // namespace track::report
