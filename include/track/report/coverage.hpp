#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "track/base/localized.hpp"
#include "track/base/rational.hpp"
#include "track/model/plan.hpp"
#include "track/model/totals.hpp"
#include "track/report/status.hpp"

namespace track::report {

// Which parts stand behind a figure that is put together from them: docs/methods.md, "Parts".
struct Coverage {
  std::vector<const Indicator*> expected;  // the parts that run in the year, of plan.parts
  std::vector<const Indicator*> missing;   // of these, those that did not report all that is asked
  // Where the year is reported in periods: the first that not all reported, those that did not, and
  // how many such periods there are.
  std::optional<Period> lacking{};
  std::vector<const Indicator*> lacking_parts{};
  std::size_t lacking_periods = 0;
  bool late = false;  // one of these periods is

  bool complete() const { return missing.empty(); }
};

// The parts that make up a whole and run in the year.
std::vector<const Indicator*> expected_parts(const Plan& plan, const Indicator& whole,
                                             FiscalYear year);

// Nothing for what is not put together, and where nothing is recorded nor late.
std::optional<Coverage> coverage_of(const Plan& plan, const Indicator& whole, const Totals& totals,
                                    FiscalYear year, Day as_of);

// A value of any day of the period reports it; of an indicator without an expectation within the
// year, any value of the year.
bool reports(const Indicator& part, const Totals& totals, FiscalYear year, const Period& period);

// "23 of 25 parts reported; not: 光が丘, 関町", of the first period that lacks some where the year
// has several: "R4.4: 23 of 25 …".
Localized words_of(const Coverage& coverage, const FiscalCalendar& calendar);
// The names of parts, the first few of many: "光が丘, 関町 and 3 more".
Localized names_of(const std::vector<const Indicator*>& parts);

// Where parts are missing: `missing` where one is late, else `not_due`, with the reason.
std::optional<Assessment> status_of_incomplete(const Plan& plan,
                                               const std::optional<Coverage>& coverage, Day as_of);
// Where parts alone are recorded of a whole that they are not said to make up.
std::optional<Assessment> status_of_parts_alone(const Plan& plan, const Indicator& indicator,
                                                const Totals& totals, FiscalYear year);

// Controls that differ from what the parts of their period make, all of which are there.
struct ControlDifference {
  Period period;
  Rational recorded;
  Rational parts;
};
// In numbers as they are recorded, without the unit.
Localized words_of(const ControlDifference& one, const Indicator& whole, EraCalendar eras);
std::vector<ControlDifference> control_differences(const Plan& plan, const Indicator& whole,
                                                   const Totals& totals, FiscalYear year);

}  // namespace track::report
