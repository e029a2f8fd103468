#pragma once

#include <optional>

#include "track/report/achievement.hpp"
#include "track/report/comparison.hpp"
#include "track/report/outlook.hpp"

namespace track::report {

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
  Actual actual;
  Achievement achievement;
  std::optional<Comparison> from_baseline;  // method direction, where there is something to compare
  Outlook outlook;                          // of a running year
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
