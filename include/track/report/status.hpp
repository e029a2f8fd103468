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
  std::optional<Localized> not_applicable;     // why it is, where it is
  Assessment unrecorded{Status::missing, {}};  // what it is while nothing is recorded
  std::optional<Assessment> incomplete{};      // what it is while parts of it are missing
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
  Localized last_day;                       // of the year, in words
};

// The first rule that fits decides: docs/methods.md, "Status".
Assessment assess(const StatusInput& item);

// Compared with the holdings that are asked for; while the year is running, with those of them that
// are late.
struct HoldingStatusInput : YearInput {
  Schedule schedule;
  std::int64_t held = 0;
  std::int64_t late = 0;  // holdings whose last day for reporting has passed, held or not
};
Assessment assess_holdings(const HoldingStatusInput& item);

}  // namespace track::report
