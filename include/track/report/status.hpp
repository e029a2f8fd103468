#pragma once

#include <optional>

#include "track/base/localized.hpp"
#include "track/model/plan.hpp"
#include "track/model/totals.hpp"
#include "track/report/achievement.hpp"
#include "track/report/comparison.hpp"
#include "track/report/forecast.hpp"

namespace track::report {

struct Assessment {
  Status status = Status::no_target;
  Localized reason;  // beside not_due, undetermined, and where a status needs a word
};

// What the rules look at, of an indicator and of holdings alike.
struct YearInput {
  bool applicable = true;            // the indicator and its activity run in that year
  std::optional<Localized> not_due;  // set, with the reason, when nothing is to be expected yet
  Progress progress;
  Quantity near;  // [status] near
};

struct StatusInput : YearInput {
  const Indicator* indicator = nullptr;
  YearTarget target;
  Actual actual;
  Achievement achievement;
  std::optional<Comparison> from_baseline;  // method direction, where there is something to compare
  Forecast forecast;                        // of a running year
};

// The first rule that fits decides: docs/methods.md, "Status".
Assessment assess(const StatusInput& item);

// Compared with planned holdings: in a running year as many whole holdings are expected as the
// elapsed share of the plan gives, rounded down. `about` plans are met from `near` on.
struct HoldingStatusInput : YearInput {
  Schedule schedule;
  std::int64_t held = 0;
};
Assessment assess_holdings(const HoldingStatusInput& item);

// Why nothing is to be expected yet of an activity's holdings, or of an indicator, in that year;
// nothing where something is due.
std::optional<Localized> holdings_not_due(const Plan& plan, const Activity& activity,
                                          const Totals& totals, FiscalYear year,
                                          const Progress& progress);
std::optional<Localized> indicator_not_due(const Plan& plan, const Indicator& indicator,
                                           const Totals& totals, FiscalYear year, Day as_of);

}  // namespace track::report
