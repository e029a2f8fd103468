#pragma once

#include <cstdint>
#include <optional>

#include "track/base/localized.hpp"
#include "track/base/rational.hpp"
#include "track/model/plan.hpp"

namespace track::report {

// A figure of one year: in the unit, a share in percent.
struct YearFigure {
  FiscalYear year;
  Rational number;
  std::optional<std::int64_t> sample;  // respondents behind it, where known
};

// Bounds of a change, in points.
struct PointInterval {
  Rational low;
  Rational high;
};

// A figure beside one of an earlier year.
struct Comparison {
  FiscalYear year;                   // of the earlier figure
  Rational before;                   // the earlier figure
  std::optional<Rational> change{};  // later − earlier; none where the series broke between
  std::optional<PointInterval> interval{};  // 95 %, of the change; needs both sample sizes
  // improved, unchanged or worsened; none for what has no direction, and where nothing was tested.
  std::optional<Status> verdict{};
  Localized reason{};          // of the verdict, or why there is no change
  bool with_baseline = false;  // the earlier figure is the baseline
};

// Later minus earlier, and nothing else.
Comparison compare(const Indicator& indicator, const YearFigure& before, const YearFigure& now);

// The same with a verdict by the indicator's direction, if it has one. A share changed only where
// the pooled two-proportion test gives p < 0.05 and Newcombe's interval leaves out 0; where one
// sample size is known, only where the other figure lies outside Wilson's interval of that one.
// Where one or both are not known, the reason says what can be told.
Comparison compare_and_test(const Indicator& indicator, const YearFigure& before,
                            const YearFigure& now);

// The baseline as a figure; nothing where it has none.
std::optional<YearFigure> baseline_figure(const Indicator& indicator);

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
