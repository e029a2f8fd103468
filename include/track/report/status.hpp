#pragma once

#include <optional>

#include "track/base/date.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/report/achievement.hpp"

namespace track::report {

// Where the as-of day stands in the fiscal year of a report.
struct Progress {
  enum class Phase { not_begun, running, over };
  Phase phase = Phase::over;
  Rational elapsed = 1;  // share of the year's days passed, the as-of day included

  bool running() const { return phase == Phase::running; }
  bool over() const { return phase == Phase::over; }
};
Progress progress_of(const FiscalCalendar& calendar, FiscalYear year, Day as_of);

struct Judgement {
  Status status = Status::no_target;
  Sentence reason;  // beside not_due, undetermined, and where a status needs a word
};

// What the rules look at.
struct Case {
  const Indicator* indicator = nullptr;
  bool applicable = true;           // the indicator and its activity run in that year
  std::optional<Sentence> not_due;  // set, with the reason, when nothing is to be expected yet
  Aim aim;
  std::optional<Rational> aim_before;     // cumulative basis: the target and the actual
  std::optional<Rational> actual_before;  // up to the end of the year before
  Actual actual;
  Achievement achievement;
  Progress progress;
  Quantity near;  // [status] near
};

// The ordered rules of the design's section 6, first match wins.
Judgement judge(const Case& item);

// Held against planned holdings: in a running year as many whole holdings are expected as the
// elapsed share of the plan gives, rounded down. `about` plans are met from `near` on.
struct HoldingCase {
  Schedule schedule;
  bool applicable = true;
  std::optional<Sentence> not_due;
  std::int64_t held = 0;
  Progress progress;
  Quantity near;
};
Judgement judge_holdings(const HoldingCase& item);

}  // namespace track::report
