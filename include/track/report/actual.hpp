#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "track/base/localized.hpp"
#include "track/base/rational.hpp"
#include "track/model/plan.hpp"
#include "track/model/totals.hpp"

namespace track::report {

// The actual of one indicator for one fiscal year, formed by its kind (docs/methods.md).
struct Actual {
  std::optional<Rational> number;     // in the unit; a share in percent, a rate times its `per`
  std::optional<ValueForm> stage;     // a milestone's, instead of a number
  std::optional<Quantity> numerator;  // sums behind a share or a rate
  std::optional<Quantity> denominator;
  std::optional<std::int64_t> sample;  // respondents behind a share or a score, where known
  std::int64_t measurements = 0;       // of this year (of all years for a cumulative basis)
  std::int64_t unknown = 0;            // of these, recorded as unknown or suppressed: in no figure
  std::int64_t suppressed = 0;
  std::int64_t provisional = 0;      // of these, not final yet
  std::optional<Day> last_recorded;  // last day of the latest period measured
  // Set when nothing was recorded this year and this is the last figure of an earlier one.
  std::optional<FiscalYear> carried_from;
  std::vector<Overlap> overlaps;  // of what is added up: values whose periods share days
  Localized reason;  // why there is neither number nor stage although something was recorded

  bool recorded() const { return measurements > 0; }
  // A milestone: done is done, also where it was reported in an earlier year.
  bool is_done() const { return stage == ValueForm::done; }
  bool has_figure() const { return number.has_value() || stage.has_value(); }
};

// The sample size behind a fraction: respondents are what a share is made of; what a rate is
// counted on is no sample.
std::optional<std::int64_t> respondents(const Indicator& indicator, Quantity denominator);

// A whole of which every part adds the value that it reported last.
bool takes_last_of_parts(const Indicator& indicator);
// How the values behind a figure are put together; of such a whole, those last ones.
Aggregation aggregation_of(const Indicator& indicator);

// What has been added up, by the rule of the kind.
Actual formed(const Indicator& indicator, const YearTotal& total);

// For a level, a milestone and a survey's indicators without a measurement in the year, the latest
// earlier figure is given with carried_from set.
Actual year_actual(const Indicator& indicator, FiscalYear year, const Totals& totals);

// The sum of a count from `first` to `last`; that of the years before, with carried_from set, where
// nothing was recorded in the last.
Actual cumulative_actual(const Indicator& indicator, FiscalYear first, FiscalYear last,
                         const Totals& totals);

}  // namespace track::report
