#include "track/app/review.hpp"

#include <algorithm>
#include <utility>

#include "track/model/breakdown.hpp"
#include "track/report/register.hpp"
#include "track/report/selection.hpp"

namespace track::app {

namespace {

using report::Review;

bool is_of_whole_plan(const Filter& filter) {
  return !filter.is_narrowed() && filter.owner.empty() && filter.statuses.empty();
}

// The tables that indicators of a report are broken down by, in the order of their first use.
std::vector<PartTable> tables_of(const report::Report& report) {
  std::vector<PartTable> tables;
  for (const report::Row* row : report.rows()) {
    if (row->indicator == nullptr || row->indicator->part_of) continue;
    for (const PartTable& table : row->indicator->by) {
      if (std::ranges::find(tables, table) == tables.end()) tables.push_back(table);
    }
  }
  return tables;
}

// Those that the report does not show below their wholes.
void add_parts(const store::Store& store, const KnownPlan& known, Filter filter, Review& review) {
  if (filter.by || !filter.part.empty()) return;
  for (const PartTable& table : tables_of(review.report)) {
    filter.by = table;
    const report::Report report = report_of(store, known, review.report.head.year, filter);
    for (auto& [whole, rows] : report::rows_of_parts(report)) {
      review.parts[whole].push_back(std::move(rows));
    }
  }
}

void add_register(const store::Store& store, const KnownPlan& known, Review& review) {
  const report::ReportHeader& head = review.report.head;
  const FiscalYear first = report::first_year_of_frequency(known.plan, head.year);
  const Totals totals = totals_for(store, known, first, head.year);
  report::Register partners =
      report::partner_register(known.plan, {}, report::Grouping::organisation, totals, head);
  if (!partners.entries.empty()) review.partners = std::move(partners);
}

}  // namespace

RecordedYears years_up_to(const store::Store& store, const KnownPlan& known, FiscalYear year,
                          const Filter& filter) {
  const FiscalYearSpan span{known.plan.first_year, year};
  const auto parts = filter.part.empty() ? filter.by : std::optional(table_of(filter.part));
  RecordedYears years{closed_years(store, known, span, parts), {}};
  Filter of_years = filter;
  of_years.statuses.clear();
  years.report =
      report::build(known.plan, known.revision, totals_for(store, known, span.first, span.last),
                    span, known.as_of, of_years, years.closed.reports);
  return years;
}

RecordedReview review_of(const store::Store& store, const KnownPlan& known, FiscalYear year,
                         const Filter& filter, Explanations explanations) {
  RecordedReview result;
  Review& review = result.review;
  review.report = report_of(store, known, year, filter);
  RecordedYears years = years_up_to(store, known, year, filter);
  result.closed = std::move(years.closed);
  review.years = std::move(years.report);
  add_parts(store, known, filter, review);
  if (explanations == Explanations::given) {
    review.explain = [&store, &known](const report::Row& row) {
      return explained_row(store, known, row);
    };
  }
  if (is_of_whole_plan(filter)) add_register(store, known, review);
  if (!filter.owner.empty()) {
    review.owner = owner_page_of(store, known, review.report, filter);
  }
  review.last_edition = store.last_closing_before(year, known.known_at);
  review.corrected = report::corrected_in(
      review.report, store.corrected_values(review.last_edition.value_or(0) + 1, known.known_at));
  review.state.operation = known.known_at.until.value_or(store.last_operation());
  review.state.digest = store.logged(review.state.operation).digest;
  return result;
}

}  // namespace track::app
