#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "track/model/lookup.hpp"
#include "track/model/record.hpp"
#include "track/report/public_edition.hpp"
#include "track/report/row.hpp"

namespace track::report {

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
  std::vector<ActivitySection> surveys;   // the monitoring block
  std::vector<ActivitySection> partners;  // their indicators with a target or a record
  std::vector<Row> retired;               // recorded, of what has no place in the plan any more

  bool empty() const {
    return themes.empty() && surveys.empty() && partners.empty() && retired.empty();
  }
  // In the order of print; an outcome shown at two places comes twice.
  std::vector<const Row*> rows() const;
  // The same, by the section they stand in.
  std::vector<const std::vector<Row>*> tables() const;
  std::vector<std::vector<Row>*> tables();
};

using StatusCounts = std::map<Status, std::int64_t>;

// The finished report of one year. Points into the plan it was made of, which must outlive it.
struct Report : Sections {
  const Plan* plan = nullptr;
  ReportHeader head;
  StatusCounts counts;                    // each indicator and holding once
  std::vector<Evaluation> evaluations{};  // of the year, in force
  std::optional<PublicEdition> public_edition{};
};

// Counts the statuses of rows of one year as they come, each indicator and holding once, parts in
// their whole.
class StatusCounter {
 public:
  void add(const Row& row);
  const StatusCounts& counts() const { return counts_; }

 private:
  StatusCounts counts_;
  std::set<std::string> counted_;
};

// How often each status occurs, each indicator and holding once, parts in their whole: among rows
// of one year, and in that year of sections.
StatusCounts count_statuses(const std::vector<const Row*>& rows);
StatusCounts count_statuses(const Sections& sections, FiscalYear year);

// The first year whose totals a report of `year` looks at.
FiscalYear first_year_needed(const Plan& plan, FiscalYear year);

// Pure: the same arguments give the same report. `totals` must hold the years from
// first_year_needed() to `year`, as of that day.
Report build(const Plan& plan, int revision, const Totals& totals, FiscalYear year, Day as_of,
             const Filter& filter);

struct ReportYear {
  FiscalYear year;
  Progress progress;
  StatusCounts counts;  // each indicator and holding once
  std::optional<OperationId> closed_by{};
};

// One indicator, or the holdings of one activity, over the years of a report: a row a year, nullptr
// where that year has nothing to show.
struct Line {
  std::vector<const Row*> years;

  const Row& latest() const;  // the row of the last year that has one
};

// The finished report of several years side by side. The rows of a line follow one another in its
// section, a year after the other, written with equally many decimals. Points into the plan it was
// made of, which must outlive it.
struct YearsReport : Sections {
  const Plan* plan = nullptr;
  int revision = 0;
  Day as_of;
  std::vector<ReportYear> years;  // in order, at least one
  // By id, of the indicators shown that have a target of the whole plan: what the plan's years up
  // to the last one shown come to, against it.
  std::map<std::string, Row> plan_totals{};
  std::optional<PublicEdition> public_edition{};

  // The lines of a section's rows, in the order of print.
  std::vector<Line> lines(const std::vector<Row>& rows) const;
};

// Pure: the same arguments give the same report. `totals` must hold the years from the plan's
// first, or the year before the span where that is earlier, to the span's last. The rows of a year
// in `closed` are those of its report there, whose plan must outlive this one's as well.
YearsReport build(const Plan& plan, int revision, const Totals& totals, FiscalYearSpan span,
                  Day as_of, const Filter& filter, const std::vector<Report>& closed = {});

// From the plan's first year to the year of that day, within the plan.
FiscalYearSpan years_so_far(const Plan& plan, Day as_of);

// The rows of the report of a year without a filter, in its order, each of which is then let go.
void each_row(const Plan& plan, const Totals& totals, FiscalYear year, Day as_of,
              const std::function<void(const Row& row)>& visit);

}  // namespace track::report
