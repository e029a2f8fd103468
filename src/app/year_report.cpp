#include "track/app/year_report.hpp"

#include "track/base/date.hpp"
#include "track/base/digest.hpp"
#include "track/base/period.hpp"
#include "track/base/text.hpp"
#include "track/render/document.hpp"
#include "track/render/format.hpp"
#include "track/render/json_subset.hpp"
#include "track/render/views.hpp"
#include "track/report/selection.hpp"

namespace track::app {

namespace {

constexpr Message<std::string, std::string> missing_row{"missing: {} ({})", "未報告：{}（{}）"};
constexpr Message<std::string, std::string, Localized> undetermined_row{
    "without a figure: {} ({}): {}", "算定不能：{}（{}）：{}"};
constexpr Message<std::string, std::string, Localized> open_row{"not reported yet: {} ({}), by {}",
                                                                "報告待ち：{}（{}）、期限 {}"};
constexpr Message<std::string, std::string, Localized, Localized> open_part{
    "not reported: {} ({}) of {}, by {}", "未報告：{}（{}）の {} 分、期限 {}"};
constexpr Message<std::string, std::string> provisional_row{"provisional: {} ({})",
                                                            "速報のまま：{}（{}）"};

bool is_of(const report::Row& row, const report::Deadline& deadline) {
  if (row.indicator == nullptr) {
    return deadline.indicator == nullptr && deadline.activity->id == row.id;
  }
  return deadline.indicator != nullptr && deadline.indicator->id == row.id;
}

// Values were given, and no figure can be formed of them.
bool is_undetermined(const report::Row& row) {
  const report::Actual& actual = row.actual;
  return !actual.has_figure() && actual.measurements > actual.unknown + actual.suppressed;
}

}  // namespace

Totals totals_for(const store::Store& store, const KnownPlan& known, FiscalYear first,
                  FiscalYear last) {
  return store.totals(known.plan, report::first_year_needed(known.plan, first), last,
                      known.known_at, known.as_of);
}

report::Report report_of(const store::Store& store, const KnownPlan& known, FiscalYear year,
                         const Filter& filter) {
  report::Report report = report::build(
      known.plan, known.revision, totals_for(store, known, year, year), year, known.as_of, filter);
  report.head.closed_by = known.closed_by;
  report::select(report, filter.statuses);
  return report;
}

DueData due_data(const store::Store& store, const KnownPlan& known) {
  const Plan& plan = known.plan;
  DueData data{totals_for(store, known, plan.first_year, plan.last_year),
               store.reported(plan, known.known_at, known.as_of),
               {}};
  for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
    if (store.closing(year, known.known_at)) data.closed.insert(year);
  }
  return data;
}

report::OwnerPage owner_page_of(const store::Store& store, const KnownPlan& known,
                                const report::Report& report, const Filter& filter) {
  DueData data = due_data(store, known);
  data.closed.erase(report.head.year);
  const Day until = known.as_of + std::chrono::days(known.plan.reporting_days);
  return report::owner_page(report, filter, report::open_deadlines(data.source(known.plan), until),
                            store.corrected_values(1, known.known_at));
}

ClosedYears closed_years(const store::Store& store, const KnownPlan& known, FiscalYearSpan span) {
  ClosedYears closed;
  for (FiscalYear year = span.first; year <= span.last; year = year.next()) {
    KnownPlan then = as_closed(store, known, year);
    if (!then.closed_by) continue;
    closed.plans.push_back(std::move(then));
    closed.reports.push_back(report_of(store, closed.plans.back(), year, {}));
  }
  return closed;
}

std::vector<Localized> open_ends(const report::Report& report,
                                 const std::vector<report::Deadline>& open_deadlines) {
  const FiscalYear year = report.head.year;
  const EraCalendar eras = report.plan->calendar.eras;
  std::vector<Localized> lines;
  std::set<std::string> named;
  for (const report::Row* row : report.rows()) {
    if (!named.insert(row->id).second) continue;
    const Status status = row->assessment.status;
    const std::string name = printable(row->name);
    if (status == Status::missing) {
      lines.push_back(missing_row(row->id, name));
    } else if (is_undetermined(*row)) {
      lines.push_back(undetermined_row(row->id, name, row->actual.reason));
    }
    for (const report::Deadline& one : open_deadlines) {
      if (status == Status::missing || one.year != year || !is_of(*row, one)) continue;
      if (!one.overdue(report.head.as_of)) {
        lines.push_back(open_row(row->id, name, day_text(one.day, eras)));
      } else if (row->indicator != nullptr) {
        lines.push_back(
            open_part(row->id, name, period_text(one.period, eras), day_text(one.day, eras)));
      }
    }
    if (row->actual.provisional > 0) lines.push_back(provisional_row(row->id, name));
  }
  return lines;
}

std::string frozen_report(const report::Report& report) {
  return render::write(render::document_of(report), render::Format::json, {});
}

bool is_as_closed(const store::Store& store, const Closing& closing) {
  const store::KnownAt known_at{closing.operation};
  const int revision = store.revision(known_at).value_or(0);
  const KnownPlan known{store.plan(revision), revision, closing.as_of, known_at};
  return closing.digest == digest_of(closing.report) &&
         render::holds_all_of(frozen_report(report_of(store, known, closing.year, {})),
                              closing.report);
}

}  // namespace track::app
