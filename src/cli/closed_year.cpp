#include "closed_year.hpp"

#include "track/base/digest.hpp"
#include "track/render/report.hpp"

namespace track::cli {

KnownPlan as_closed(const store::Store& store, KnownPlan known, FiscalYear year) {
  const std::optional<Closing> closing = store.closing(year, known.known_at);
  if (!closing) return known;
  known.closed_by = closing->operation;
  known.known_at = store::KnownAt{closing->operation};
  known.as_of = closing->as_of;
  const int revision = store.revision(known.known_at).value_or(known.revision);
  if (revision != known.revision) known.plan = store.plan(revision);
  known.revision = revision;
  return known;
}

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
  return report;
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

std::string frozen_report(const report::Report& report) {
  return render::write(render::document_of(report), render::Format::json, {});
}

bool is_as_closed(const store::Store& store, const Closing& closing) {
  const store::KnownAt known_at{closing.operation};
  const int revision = store.revision(known_at).value_or(0);
  const KnownPlan known{store.plan(revision), revision, closing.as_of, known_at};
  return closing.digest == digest_of(closing.report) &&
         closing.report == frozen_report(report_of(store, known, closing.year, {}));
}

}  // namespace track::cli
