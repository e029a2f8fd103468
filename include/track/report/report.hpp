#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "track/model/filter.hpp"
#include "track/model/record.hpp"
#include "track/report/achievement.hpp"
#include "track/report/actual.hpp"
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
  YearTarget aim;                    // holdings: the least planned
  std::optional<Rational> aim_most;  // holdings: the upper end of a planned range
  Actual actual;
  // The actual may be held against other years': nothing carried, no part of a running year's sum,
  // nothing in it unknown or suppressed.
  bool comparable = false;
  std::optional<Comparison> from_baseline;  // method direction
  std::optional<Comparison> from_previous;  // the year before, or the last wave of a survey
  Achievement achievement;
  Forecast forecast;  // of a running year's count or running total
  Assessment assessment;

  // Decimals to show so that rounding does not contradict the status.
  int figure_digits = 0;
  int rate_digits = 1;
  int outlook_digits = 0;
};

struct ActivitySection {
  const Activity* activity = nullptr;
  std::vector<std::string> owner_names;
  std::vector<Row> rows;
};

struct FieldSection {
  const Field* field = nullptr;
  std::string number;  // "1-2"
  std::vector<Row> outcomes;
  std::vector<ActivitySection> activities;
};

struct ThemeSection {
  const Theme* theme = nullptr;
  std::string number;
  std::vector<FieldSection> fields;
};

struct ReportHeader {
  int revision = 0;
  FiscalYear year;
  Day as_of;
  Progress progress;
  std::optional<OperationId> closed_by{};  // the operation that froze the year with this report
};

struct Sections {
  std::vector<ThemeSection> themes;
  std::vector<ActivitySection> surveys;  // the monitoring block

  bool empty() const { return themes.empty() && surveys.empty(); }
  // In the order of print; an outcome shown at two places comes twice.
  std::vector<const Row*> rows() const;
  // The same, by the section they stand in.
  std::vector<const std::vector<Row>*> tables() const;
};

using StatusCounts = std::map<Status, std::int64_t>;

// The finished report of one year. Points into the plan it was made of, which must outlive it.
struct Report : Sections {
  const Plan* plan = nullptr;
  ReportHeader head;
  StatusCounts counts;  // each indicator and holding once
};

// The first year whose totals a report of `year` looks at.
FiscalYear first_year_needed(const Plan& plan, FiscalYear year);

// Pure: the same arguments give the same report. `totals` must hold the years from
// first_year_needed() to `year`, as of that day.
Report build(const Plan& plan, int revision, const Totals& totals, FiscalYear year, Day as_of,
             const Filter& filter);

// One row alone, as `record` and `show` need it.
Row indicator_row(const Plan& plan, const Indicator& indicator, const Totals& totals,
                  FiscalYear year, Day as_of);
Row holdings_row(const Plan& plan, const Activity& activity, const Totals& totals, FiscalYear year,
                 Day as_of);

// Takes the change of a row from the figure that is printed beside it, where that is another than
// the row was compared with; no change where the two do not mean the same.
void recompute_change(const Row& before, Row& row);

}  // namespace track::report
