#pragma once

#include <optional>
#include <vector>

#include "track/base/localized.hpp"
#include "track/model/plan.hpp"
#include "track/model/totals.hpp"

namespace track::report {

// Which parts stand behind a figure that is put together from them: docs/methods.md, "Parts".
struct Coverage {
  std::vector<const Indicator*> expected;  // the parts that run in the year, of plan.parts
  std::vector<const Indicator*> missing;   // of these, those that did not report all that is asked
  std::optional<Period> lacking{};         // the first period that one of them did not report
  bool late = false;                       // and one that is late

  bool complete() const { return missing.empty(); }
};

// Nothing for what is not put together, and where nothing is recorded nor late.
std::optional<Coverage> coverage_of(const Plan& plan, const Indicator& whole, const Totals& totals,
                                    FiscalYear year, Day as_of);

// A value of any day of the period reports it; of an indicator without an expectation within the
// year, any value of the year.
bool reports(const Indicator& part, const YearTotal& total, const Period& period);

// "23 of 25 parts reported; not: 光が丘, 関町".
Localized words_of(const Coverage& coverage);
// The names of parts, the first few of many: "光が丘, 関町 and 3 more".
Localized names_of(const std::vector<const Indicator*>& parts);

// Controls that differ from what the parts of their period make.
struct ControlDifference {
  Period period;
  Rational recorded;
  Rational parts;
};
std::vector<ControlDifference> control_differences(const Indicator& whole, const Totals& totals,
                                                   FiscalYear year);

}  // namespace track::report
