#pragma once

#include <optional>

#include "track/model/plan.hpp"
#include "track/model/totals.hpp"

namespace track::report {

// When a survey was last held, and when it is due next. A year in which one of its indicators was
// measured is a wave, a baseline too.
struct SurveyWaves {
  std::optional<FiscalYear> last;
  std::optional<FiscalYear> next;  // nothing where it has no cycle
  bool overdue = false;            // `next` has passed without it
};

// `totals` hold the years of the plan up to the as-of day. `next` is so long after the last wave as
// the cycle lasts or, where none is known, the plan's last year; of a survey held every year, the
// first year from the as-of day's on in which holdings are lacking.
SurveyWaves survey_waves(const Plan& plan, const Activity& survey, const Totals& totals, Day as_of);

}  // namespace track::report
