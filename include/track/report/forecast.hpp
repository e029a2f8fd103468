#pragma once

#include <optional>
#include <vector>

#include "track/base/rational.hpp"
#include "track/model/plan.hpp"
#include "track/model/totals.hpp"

namespace track::report {

// Where the as-of day stands in the fiscal year of a report.
struct Progress {
  enum class Phase { not_begun, running, over };
  Phase phase = Phase::over;

  bool running() const { return phase == Phase::running; }
  bool over() const { return phase == Phase::over; }
};
Progress progress_of(const FiscalCalendar& calendar, FiscalYear year, Day as_of);

// What part of a year's whole figure is to be expected: docs/methods.md, "The part of a running
// year".
struct ExpectedShare {
  Rational part = 1;
  Pace pace = Pace::linear;  // what it was taken from
  // As counted. linear: months or days up to `until`, of those of the year; schedule: holdings
  std::int64_t count = 1;
  std::int64_t of = 1;
  std::optional<Day> until{};       // linear, history: the expected day
  std::vector<FiscalYear> years{};  // history: those it was taken from
  Rational reached{};               // history: by the same day of these, of `whole` in all
  Rational whole{};
};

// Earlier years that a pace is taken from, at most.
constexpr int years_of_pace = 3;

// Of a count or running total. `totals` must hold the years from `years_of_pace` before `year`, as
// of the same day.
ExpectedShare expected_share_of(const Plan& plan, const Indicator& indicator, const Totals& totals,
                                FiscalYear year, Day as_of);

// Of a count or running total: it runs until the whole of it is to be expected.
Progress progress_of(const FiscalCalendar& calendar, FiscalYear year, Day as_of,
                     const ExpectedShare& expected_share);

// What a forecast is made of: with a cumulative basis, the target and the actual up to the end of
// the year before are set.
struct ForecastInput {
  std::optional<Rational> target;
  std::optional<Rational> actual;
  std::optional<Rational> target_before{};
  std::optional<Rational> actual_before{};
};

// A running year's target by now, and its end if it goes on as it began. Neither where there is
// nothing to go by.
//   expected    target_before + (target − target_before) × part
//   projection  actual_before + (actual − actual_before) / part, from a sixth of the year on
struct Forecast {
  std::optional<Rational> expected;
  std::optional<Rational> projection;
  ExpectedShare expected_share;
  ForecastInput input;
};
Forecast forecast_of(const ForecastInput& input, const ExpectedShare& expected_share);

}  // namespace track::report
