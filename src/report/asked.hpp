#pragma once

#include <vector>

#include "track/base/localized.hpp"
#include "track/base/period.hpp"
#include "track/model/plan.hpp"
#include "track/model/totals.hpp"

// What is asked for: docs/methods.md, "When something is due". The one rule for the status of what
// is not recorded, for deadlines and for what is to be expected by now.

namespace track::report {

// Of one fiscal year, as its report sees it.
struct Asked {
  std::vector<Period> periods;  // in order, also of what is reported already
  bool in_cycle = false;        // of a wave, which may be one of an earlier year that did not come
  Localized reason;             // why there is none
};

// Each holding that is asked for, a partner's all at once; of what is retired or does not run,
// none.
Asked holdings_asked(const Plan& plan, const Activity& activity, const Totals& totals,
                     FiscalYear year);
// What is known already, a baseline or a milestone that is done, is not asked for.
Asked values_asked(const Plan& plan, const Indicator& indicator, const Totals& totals,
                   FiscalYear year);

// From the day after the last day for reporting the period.
bool is_late(const Plan& plan, const Period& period, Day as_of);
// "was to be reported by 30 April 2023", "to be reported by …".
Localized deadline_in_words(const Plan& plan, const Period& period, Day as_of);
// Holdings whose last day for reporting has passed, held or not.
std::int64_t holdings_late(const Plan& plan, const Activity& activity, const Totals& totals,
                           FiscalYear year, Day as_of);

// As the indicator and the activity that it is written in are defined.
bool runs(const Plan& plan, const Indicator& indicator, FiscalYear year);

// The parts that report a whole of its own; none of one that is put together.
std::vector<const Indicator*> reporting_beside(const Plan& plan, const Indicator& indicator);
// A value of the year that reports it.
bool is_recorded(const Plan& plan, const Indicator& indicator, const Totals& totals,
                 FiscalYear year);

// The stage last reported up to the year is `done`.
bool is_done(const Indicator& indicator, const Totals& totals, FiscalYear year);

}  // namespace track::report
