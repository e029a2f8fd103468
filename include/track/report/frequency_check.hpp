#pragma once

#include <cstdint>
#include <optional>

#include "track/model/plan.hpp"
#include "track/model/totals.hpp"
#include "track/model/words.hpp"

namespace track::report {

// How the holdings of a partner activity compare with its frequency. A partner reports by its own
// choice: nothing is ever called missed.
enum class FrequencyStatus {
  not_expected,       // outside since and until, a year not begun, a first cycle not over
  as_needed,          // counted alone
  unknown_frequency,  // likewise
  not_reported,       // the year, or a whole cycle, is over without any
  so_far,             // still running, and the frequency not reached
  below,
  within,
  above,
};

// The holdings of one fiscal year against the frequency.
struct FrequencyCheck {
  FrequencyStatus status = FrequencyStatus::not_expected;
  Localized reason;         // where the status needs a word
  std::int64_t held = 0;    // in that year
  std::optional<Day> last;  // the last day of the latest holding up to that year
  // How many are within, in a year or, of what is held once in several years, in a cycle; nothing
  // where they are not counted.
  std::optional<Schedule::Planned> accepted;
};

// The rule is in docs/methods.md, "Register of partners". `totals` hold the years from
// first_year_of_frequency() to `year`.
FrequencyCheck check_frequency(const Plan& plan, const Activity& activity, const Totals& totals,
                               FiscalYear year, Day as_of);
FiscalYear first_year_of_frequency(const Plan& plan, FiscalYear year);

}  // namespace track::report

namespace track {
template <>
std::span<const Word<report::FrequencyStatus>> words<report::FrequencyStatus>();
}  // namespace track
