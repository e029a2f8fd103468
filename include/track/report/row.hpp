#pragma once

#include <optional>
#include <string>
#include <vector>

#include "track/report/coverage.hpp"
#include "track/report/status.hpp"

namespace track::report {

// One line of a report: an activity's holdings or an indicator, for one fiscal year.
struct Row {
  FiscalYear year;
  std::string id;
  std::string name;
  Level level = Level::output;
  IndicatorKind kind = IndicatorKind::count;
  std::string unit;   // empty for holdings, which are counted in times
  std::string theme;  // ids; empty where there is none
  std::string field;
  std::string activity;
  std::vector<std::string> owners;

  const Indicator* indicator = nullptr;  // nullptr: the holdings of an activity
  const Activity* source = nullptr;      // the activity, or the survey the values come from
  std::optional<Rational> baseline;
  YearTarget target;                      // holdings: the least planned
  std::optional<YearTarget> next_target;  // where the year has none: that of the next year with one
  std::optional<Rational> target_most;    // holdings: the upper end of a planned range
  Actual actual;
  bool on_record = false;  // a value of the year, of whatever part, counted or not
  // The actual may be held against other years': nothing carried, no part of a running year's sum,
  // nothing in it unknown or suppressed.
  bool comparable = false;
  std::optional<Comparison> from_baseline;  // method direction
  std::optional<Comparison> from_previous;  // the year before, or the last wave of a survey
  Achievement achievement;
  // Of the year; of a count, a running total or holdings, running until the whole is to be
  // expected.
  Progress::Phase phase = Progress::Phase::over;
  Forecast forecast;  // of a running year's count or running total
  Assessment assessment;
  // Of what is put together from parts:
  std::optional<Coverage> coverage;
  std::vector<ControlDifference> controls{};  // that differ from their parts
  // Of a part of a count or a level: its share of the whole, where both have a figure.
  std::optional<Rational> share_of_whole{};
  bool suppressed = false;   // of a public edition: what it counts is not shown
  bool below_whole = false;  // a part that stands below the row of its whole
  // Of a whole above its parts: what it has beyond them; a count or a level alone.
  std::optional<Rational> beyond_parts{};

  // Decimals to show so that rounding does not contradict the status.
  int figure_digits = 0;
  int rate_digits = 1;
  int forecast_digits = 0;
};

std::vector<const Row*> pointers_to(const std::vector<Row>& rows);

// One row alone, as `record` and `show` need it.
Row indicator_row(const Plan& plan, const Indicator& indicator, const Totals& totals,
                  FiscalYear year, Day as_of);
Row holdings_row(const Plan& plan, const Activity& activity, const Totals& totals, FiscalYear year,
                 Day as_of);

// The ids under which the record of a row stands: its own, then the former ones.
std::vector<std::string> recorded_ids(const Plan& plan, const Row& row);

// Takes the change of a row from the figure that is printed beside it, where that is another than
// the row was compared with; no change where the two do not mean the same.
void recompute_change(const Row& before, Row& row);

}  // namespace track::report
