#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "track/base/date.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/base/period.hpp"
#include "track/base/rational.hpp"
#include "track/model/plan.hpp"
#include "track/model/value.hpp"

namespace track {

// Two values whose periods share days although they are added up, by the operations that recorded
// them.
struct Overlap {
  Period first;
  std::int64_t first_operation = 0;
  Period second;
  std::int64_t second_operation = 0;
  bool operator==(const Overlap&) const = default;
};

// Everything recorded for one indicator in one fiscal year, added up so far as its kind may need
// it.
struct YearTotal {
  std::int64_t measurements = 0;  // rows, unknown and suppressed ones included
  std::int64_t unknown = 0;
  std::int64_t suppressed = 0;
  std::int64_t provisional = 0;

  std::int64_t quantities = 0;  // rows of the form quantity
  Quantity sum;                 // of their amounts
  // Of those paced by history: what had been reached by each day on which a period ends.
  std::map<Day, Quantity> reached;
  // Of what accumulates over a year, about the as-of day, and of parts that are expected within the
  // year: the periods of all measurements.
  std::set<Period> periods;

  std::int64_t fractions = 0;  // rows of the form fraction
  Quantity numerator;          // sums
  Quantity denominator;

  std::int64_t percentages = 0;  // rows of the form percentage

  std::int64_t sized = 0;   // quantities with n; filled for scores alone, as are the two below
  Rational weighted;        // Σ amount × n
  std::int64_t weight = 0;  // Σ n

  // Of the latest period; within one period, the last recorded.
  std::optional<Value> last;  // unknown and suppressed ones passed over
  Period last_period{};       // of `last`
  Day last_recorded{};        // last day of the latest period of any measurement

  // Of what is added up: not confirmed, which an amendment does that leaves value and period.
  std::vector<Overlap> overlaps;

  bool operator==(const YearTotal&) const = default;
};

// The holdings of an activity in a fiscal year, those of activities tied to it included.
struct EventTotal {
  std::int64_t held = 0;
  Day last_day{};
  Day first_end{};  // the last day of the holding that ended first
  bool operator==(const EventTotal&) const = default;
};

// A value of a whole that is put together from its parts: it is compared with them, never counted.
struct Control {
  Period period;
  Value recorded;
  YearTotal parts;                   // what they have of that period
  std::set<std::string> reported{};  // ids of the parts that have anything of it
  bool has_gaps = false;             // what one of them has is no whole figure
};

// What a report is made of. What is put together from parts stands here as they make it, and each
// part by its own id.
struct Totals {
  std::map<std::string, std::map<FiscalYear, YearTotal>> indicators;
  std::map<std::string, std::map<FiscalYear, EventTotal>> activities;
  std::map<std::string, std::map<FiscalYear, std::vector<Control>>> controls;  // by indicator

  // nullptr where nothing is recorded.
  const YearTotal* of(const std::string& indicator, FiscalYear year) const;
  const EventTotal* events(const std::string& activity, FiscalYear year) const;
  std::int64_t held(const std::string& activity, FiscalYear year) const;
  // The last year up to `year` with a holding, with a measurement.
  std::optional<FiscalYear> last_held(const std::string& activity, FiscalYear year) const;
  std::optional<FiscalYear> last_measured(const std::string& indicator, FiscalYear year) const;
  // The latest year before `year` with a value.
  std::optional<FiscalYear> year_before(const std::string& indicator, FiscalYear year) const;
};

// Adds a value, recorded after those before it, as a measurement of `period`.
void add_value(const Value& value, const Period& period, YearTotal& total);

// What the parts of a whole come to in a year, to be read by the rule of its kind. Of what stands
// for a year by its last value, the last one of each part: docs/methods.md, "Parts".
YearTotal put_together(const Indicator& whole, const std::vector<const YearTotal*>& parts);
// What a part adds to it leaves out a value that is unknown or suppressed. `values` are the part's,
// the last one last.
bool has_gaps(const Indicator& whole, const std::vector<Value>& values);

// What was reported of a plan's indicators and activities; what was withdrawn is left out.
struct ReportingState {
  // Of each indicator with an expectation of its own: the periods it was measured for.
  std::map<std::string, std::set<Period>> periods;
  // When each activity, indicator and part was last recorded, by id; absent: never. Of an indicator
  // what was recorded without a part.
  std::map<std::string, Moment> recorded_at;
};

}  // namespace track
