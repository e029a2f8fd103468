#pragma once

#include <optional>

#include "track/model/plan.hpp"
#include "track/model/totals.hpp"

namespace track::report {

// A wave of a survey, or of anything held once in several years, is a year in which it was held;
// where it was held in no year so far, one in which one of its indicators was measured or has its
// baseline.

// The last wave up to `year`.
std::optional<FiscalYear> last_wave(const Plan& plan, const Activity& survey, const Totals& totals,
                                    FiscalYear year);

// The last year up to `year` in which an indicator was measured, its baseline included.
std::optional<FiscalYear> last_measured(const Plan& plan, const Indicator& indicator,
                                        const Totals& totals, FiscalYear year);

// What comes once in several years: a holding, or the value of an indicator from one.
struct Recurring {
  const Activity* activity = nullptr;
  const Indicator* indicator = nullptr;

  bool runs_in(const Plan& plan, FiscalYear year) const;
};

// When it is due next: `years` after the last time or, where that is not known, once within the
// plan; not before the plan begins, nor in a year in which it does not run. Nothing: never.
std::optional<FiscalYear> next_due(const Plan& plan, const Recurring& what,
                                   std::optional<FiscalYear> last, int years);

// When a survey was last held, and when it is due next.
struct SurveyWaves {
  std::optional<FiscalYear> last;
  std::optional<FiscalYear> next;  // nothing where it has no cycle
  bool overdue = false;            // the last day for reporting that of `next` has passed
};

// `totals` hold the years of the plan up to the as-of day. `next` is so long after the last wave as
// the cycle lasts or, where none is known, the plan's last year; of a survey held every year, the
// first year from the as-of day's on in which holdings are lacking.
SurveyWaves survey_waves(const Plan& plan, const Activity& survey, const Totals& totals, Day as_of);

}  // namespace track::report
