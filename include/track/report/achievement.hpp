#pragma once

#include <optional>

#include "track/base/localized.hpp"
#include "track/base/rational.hpp"
#include "track/model/plan.hpp"
#include "track/report/actual.hpp"

namespace track::report {

// What an actual is compared with.
struct YearTarget {
  FiscalYear year{};
  std::optional<Rational> number{};  // in the unit; a share's in percent
  std::optional<ValueForm> stage{};  // a milestone's

  bool set() const { return number.has_value() || stage.has_value(); }
};

// The target of a year as it stands in the definitions.
YearTarget target_of(const Indicator& indicator, FiscalYear year);

struct Achievement {
  Method method = Method::none;
  std::optional<Rational> rate;        // 1 is the target reached
  std::optional<Rational> difference;  // actual − target
  Localized reason;                    // why there is no rate although the method has one
};

// The definition's own, else the default for direction, baseline and target: docs/methods.md,
// "Target against actual".
Method method_of(const Indicator& indicator, const YearTarget& target);

//   ratio     actual / target                                 undefined for target <= 0
//   change    (actual − baseline) / (target − baseline)       undefined where they are equal, and
//             where the target stands on the worse side (nearer to it would then be worse), and
//             where the series broke between the baseline and the year
//   ceiling   no rate; the headroom is −difference
//   direction no rate; see Comparison
// A figure carried from an earlier year is compared with nothing.
// An undefined change is held against the target as a ratio (up) or as a ceiling (down).
Achievement achievement_of(const Indicator& indicator, const YearTarget& target,
                           const Actual& actual);

// The target is a ceiling: what is above it is worse than what was aimed at.
bool held_as_ceiling(const Indicator& indicator, const Achievement& achievement);

}  // namespace track::report
