#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "track/model/plan.hpp"
#include "track/model/totals.hpp"

namespace track::report {

// What the figures of years up to `last` are made of, as it was known at some time.
struct KnownState {
  const Plan* plan = nullptr;
  const Totals* totals = nullptr;
  FiscalYear last;
};

// What a public edition does not show: docs/methods.md, "Public edition". By id, under each that an
// indicator or part had.
class HiddenFigures {
 public:
  // Small numbers of it are people: nothing is hidden of anything else.
  bool counts_people(const Indicator& indicator) const;
  // The figure of a year; of a cumulative sum in a year without a record, the one before it.
  bool hides(const Indicator& indicator, FiscalYear year) const;
  // What the plan's years up to one come to.
  bool hides_plan_total(const Indicator& indicator, FiscalYear last) const;
  bool hides_baseline(const Indicator& indicator) const;
  // Any figure of an indicator, or of a part of it, in that year.
  bool hides_any(const std::string& whole, FiscalYear year) const;

 private:
  friend class FigureHiding;

  std::map<std::string, TargetBasis> bases_;
  std::map<std::string, std::map<FiscalYear, bool>> figures_;  // hidden or not, where there is one
  std::map<std::string, std::map<FiscalYear, bool>> plan_totals_;
  std::set<std::string> baselines_;
  std::map<std::string, std::set<FiscalYear>> years_;  // of a whole: with anything hidden
};

// The first of `states` is what is known now, and holds all years; the others are those that years
// stood on whenever they were closed. Their plan says how much is small, and of what; nothing is
// hidden without that. What is of equal claim is hidden in an order that nobody knows without the
// secret; in that of the plan where it is empty.
HiddenFigures figures_to_hide(const std::vector<KnownState>& states, const std::string& secret);

}  // namespace track::report
