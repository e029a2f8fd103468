#pragma once

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "track/app/known_plan.hpp"
#include "track/report/due.hpp"
#include "track/report/hidden_figures.hpp"
#include "track/report/owner_page.hpp"
#include "track/report/report.hpp"

namespace track::app {

// The totals that the report of the years from `first` to `last` is made of.
Totals totals_for(const store::Store& store, const KnownPlan& known, FiscalYear first,
                  FiscalYear last);

// The report of one year of what is known.
report::Report report_of(const store::Store& store, const KnownPlan& known, FiscalYear year,
                         const Filter& filter);

// What is read of the record to tell what is due, as it was known.
struct DueData {
  Totals totals;
  ReportingState reported;
  std::set<FiscalYear> closed;
  std::map<FiscalYear, std::vector<Evaluation>> evaluations{};

  report::DueSource source(const Plan& plan) const {
    return {plan, totals, reported, closed, &evaluations};
  }
};
DueData due_data(const store::Store& store, const KnownPlan& known);
DueData due_data(const store::Store& store, const Plan& plan, store::KnownAt known_at, Day as_of);

// What the owner that `filter` names is told beside the figures of its report. A year that was
// closed with something missing shows it.
report::OwnerPage owner_page_of(const store::Store& store, const KnownPlan& known,
                                const report::Report& report, const Filter& filter);

// The reports that years of a span were closed with, and the plans that they point into; with the
// parts of a table where one is given.
struct ClosedYears {
  std::deque<KnownPlan> plans;
  std::vector<report::Report> reports;
};
ClosedYears closed_years(const store::Store& store, const KnownPlan& known, FiscalYearSpan span,
                         const std::optional<PartTable>& parts = std::nullopt);

// What public editions hide of any year, by what is known now and by what years stood on whenever
// they were closed.
report::HiddenFigures hidden_figures(const store::Store& store, const KnownPlan& now);

// The key that a part, as it is named now, had in an earlier state of the plan; nothing where it
// was none then, or none is meant now.
std::optional<std::string> part_key_then(const Plan& now, const Plan& then,
                                         const std::string& text);

// What the report of a year still lacks, a line each: values missing or provisional.
std::vector<Localized> open_ends(const report::Report& report,
                                 const std::vector<report::Deadline>& open_deadlines);

// What nobody evaluated of what the plan asks for, a line each.
std::vector<Localized> missing_evaluation_lines(const report::Report& report);

// What a closing keeps of a report: JSON, in English.
std::string frozen_report(const report::Report& report);
// Whether the report of a closed year, made again today, says all that was kept. What a later
// version of track adds to a report is no difference.
bool is_as_closed(const store::Store& store, const Closing& closing);

}  // namespace track::app
