#pragma once

#include <string>
#include <vector>

#include "track/base/localized.hpp"
#include "track/model/plan.hpp"

namespace track {

// One line of what a load changes.
struct Change {
  enum class Sign { changed, added, retired };
  // What makes a change ask for more than the files: see `load --confirm`, `--reason` and
  // `--remove`.
  enum class Requirement {
    none,
    meaning,  // of what is recorded
    target,   // of a year
    verdict,  // something else that figures are judged by, from a year on
    fixed,    // never changes once something is recorded
  };

  Sign sign = Sign::changed;
  std::string id;  // "lecture.attendance", "field awareness"
  Localized what;  // "target R5  320 → 350"
  Requirement requirement = Requirement::none;
  FiscalYear year{};     // the first that it concerns, for target and verdict
  bool removes = false;  // a target or a baseline that there was is gone
};

// From the stored plan to the given one. Retired items of `stored` that are given again count as
// added. The targets of an
// indicator that comes or goes are listed with it. Items that are equal yield nothing; a mere
// change of order is one line.
std::vector<Change> difference(const Plan& stored, const Plan& given);

// An indicator or activity that the given plan no longer has, and one of it that is new and looks
// like the same under another id. Indicators that go along with their activity are left out.
struct Renaming {
  std::string before;
  std::string after;
  std::vector<std::string> former;  // what `formerly` of the new one is to say
};
std::vector<Renaming> likely_renamings(const Plan& stored, const Plan& given);

// The given plan, with what it no longer defines carried over from `stored` as retired: activities
// and indicators (without targets), parts of breakdowns. A breakdown that is gone keeps its parts.
Plan with_retired(const Plan& stored, Plan given);

}  // namespace track
