#pragma once

#include <string>
#include <vector>

#include "track/base/localized.hpp"
#include "track/model/plan.hpp"

namespace track {

// One line of what a load changes.
struct Change {
  enum class Sign { changed, added, retired };
  // What makes a change ask for more than the files: see `load --confirm` and `--reason`.
  enum class Requirement { none, meaning, target };

  Sign sign = Sign::changed;
  std::string id;  // "lecture.attendance", "field awareness"
  Localized what;  // "target R5  320 → 350"
  // meaning: kind, unit, per or direction of an indicator
  Requirement requirement = Requirement::none;
  FiscalYear target_year{};  // for Requirement::target
};

// From the stored plan to the given one. Retired items of `stored` that are given again count as
// added. Items that are equal yield nothing; a mere change of order is one line.
std::vector<Change> difference(const Plan& stored, const Plan& given);

// The given plan, with what it no longer defines carried over from `stored` as retired: activities
// and indicators (without targets).
Plan with_retired(const Plan& stored, Plan given);

}  // namespace track
