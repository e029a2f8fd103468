#include "track/app/reports.hpp"

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include "track/base/date.hpp"
#include "track/base/digest.hpp"
#include "track/base/error.hpp"
#include "track/base/period.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/render/document.hpp"
#include "track/render/format.hpp"
#include "track/render/json_subset.hpp"
#include "track/render/views.hpp"
#include "track/report/coverage.hpp"
#include "track/report/evaluation.hpp"
#include "track/report/report.hpp"
#include "track/report/selection.hpp"

namespace track::app {

namespace {

constexpr Message<std::string, std::string> missing_row{"missing: {} ({})", "未報告：{}（{}）"};
constexpr Message<std::string, std::string, Localized> missing_of_row{"missing: {} ({}): {}",
                                                                      "未報告：{}（{}）：{}"};
constexpr Message<std::string, std::string, Localized> undetermined_row{
    "without a figure: {} ({}): {}", "算定不能：{}（{}）：{}"};
constexpr Message<std::string, std::string, Localized> open_row{"not reported yet: {} ({}), by {}",
                                                                "報告待ち：{}（{}）、期限 {}"};
constexpr Message<std::string, std::string, Localized, Localized> open_of_row{
    "not reported yet: {} ({}): {}, by {}", "報告待ち：{}（{}）：{}、期限 {}"};
constexpr Message<Localized, Localized> parts_of_period{"{} ({})", "{}（{}）"};
constexpr Message<> separator{", ", "、"};
constexpr Message<std::string, std::string, Localized, Localized> open_part{
    "not reported: {} ({}) of {}, by {}", "未報告：{}（{}）の {} 分、期限 {}"};
constexpr Message<std::string, std::string> provisional_row{"provisional: {} ({})",
                                                            "速報のまま：{}（{}）"};

constexpr Message<std::string, std::string> not_evaluated{"not evaluated: {} ({})",
                                                          "未評価：{}（{}）"};

bool is_of(const report::Row& row, const report::Deadline& deadline) {
  if (row.indicator == nullptr) {
    return deadline.indicator == nullptr && deadline.activity->id == row.id;
  }
  return deadline.indicator != nullptr && deadline.indicator->id == row.id;
}

// Why no figure can be formed of values that were given; nothing where one can, or none is known.
std::optional<Localized> why_undetermined(const report::Row& row) {
  const report::Actual& actual = row.actual;
  if (actual.has_figure()) return std::nullopt;
  if (actual.measurements > actual.unknown + actual.suppressed) return actual.reason;
  const bool parts_alone =
      actual.measurements == 0 && row.assessment.status == Status::undetermined;
  return parts_alone ? std::optional(row.assessment.reason) : std::nullopt;
}

// Which parts did not report a period, those of one indicator together.
using LackingParts = std::map<Period, std::vector<const Indicator*>>;

void add(const report::Deadline& deadline, LackingParts& lacking) {
  std::vector<const Indicator*>& parts = lacking[deadline.period];
  parts.insert(parts.end(), deadline.missing_parts.begin(), deadline.missing_parts.end());
  std::ranges::sort(parts);  // all in plan.parts: in the order of the definition
}

// "2025-04..2025-06 (西), 2025-07..2025-12 (東, 西)", periods that lack the same as one; "東, 西"
// of what is reported once a year.
Localized in_words(const LackingParts& lacking, EraCalendar eras) {
  const Indicator& part = *lacking.begin()->second.front();
  if (!part.expect || part.expect->months >= 12) {
    return report::names_of(lacking.begin()->second);
  }
  std::vector<std::pair<Period, std::vector<const Indicator*>>> spans;
  for (const auto& [period, parts] : lacking) {
    const bool goes_on = !spans.empty() && spans.back().second == parts &&
                         spans.back().first.last + std::chrono::days(1) == period.first;
    if (goes_on) {
      spans.back().first.last = period.last;
    } else {
      spans.emplace_back(period, parts);
    }
  }
  std::vector<Localized> texts;
  for (const auto& [period, parts] : spans) {
    texts.push_back(parts_of_period(period_text(period, eras), report::names_of(parts)));
  }
  return joined(texts, separator());
}

// What a row lacks, a line each.
std::vector<Localized> open_ends_of(const report::Row& row, const report::Report& report,
                                    const std::vector<report::Deadline>& open_deadlines) {
  const EraCalendar eras = report.plan->calendar.eras;
  const std::string name = printable(row.name);
  const bool missing = row.assessment.status == Status::missing;
  LackingParts late;
  std::map<Day, LackingParts> open;
  std::vector<Localized> lines;
  for (const report::Deadline& one : open_deadlines) {
    if (one.year != report.head.year || !is_of(row, one)) continue;
    const bool overdue = one.overdue(report.head.as_of);
    if (!one.missing_parts.empty()) {
      add(one, overdue ? late : open[one.day]);
    } else if (!missing && !overdue) {
      lines.push_back(open_row(row.id, name, day_text(one.day, eras)));
    } else if (!missing && row.indicator != nullptr) {
      lines.push_back(
          open_part(row.id, name, period_text(one.period, eras), day_text(one.day, eras)));
    }
  }
  for (const auto& [day, parts] : open) {
    lines.push_back(open_of_row(row.id, name, in_words(parts, eras), day_text(day, eras)));
  }
  if (!late.empty()) {
    lines.insert(lines.begin(), missing_of_row(row.id, name, in_words(late, eras)));
  } else if (missing) {
    lines.insert(lines.begin(), missing_row(row.id, name));
  } else if (const auto why = why_undetermined(row)) {
    lines.insert(lines.begin(), undetermined_row(row.id, name, *why));
  }
  if (row.actual.provisional > 0) lines.push_back(provisional_row(row.id, name));
  return lines;
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
  report.evaluations = store.evaluations(year, known.known_at);
  report::select(report, filter.statuses);
  return report;
}

DueData due_data(const store::Store& store, const KnownPlan& known) {
  return due_data(store, known.plan, known.known_at, known.as_of);
}

DueData due_data(const store::Store& store, const Plan& plan, store::KnownAt known_at, Day as_of) {
  const FiscalYear first = report::first_year_needed(plan, plan.first_year);
  DueData data{store.totals(plan, first, plan.last_year, known_at, as_of),
               store.reported(plan, known_at, as_of),
               {}};
  for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
    if (store.closing(year, known_at)) data.closed.insert(year);
    if (!plan.assessment.of.empty()) {
      data.evaluations.emplace(year, store.evaluations(year, known_at));
    }
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

ClosedYears closed_years(const store::Store& store, const KnownPlan& known, FiscalYearSpan span,
                         const std::optional<PartTable>& parts) {
  ClosedYears closed;
  Filter with_parts;
  with_parts.by = parts;
  for (FiscalYear year = span.first; year <= span.last; year = year.next()) {
    KnownPlan then = as_closed(store, known, year);
    if (!then.closed_by) continue;
    closed.plans.push_back(std::move(then));
    closed.reports.push_back(report_of(store, closed.plans.back(), year, with_parts));
  }
  return closed;
}

report::HiddenFigures hidden_figures(const store::Store& store, const KnownPlan& now) {
  const Plan& plan = now.plan;
  if (!plan.suppress_below) return {};
  std::deque<KnownPlan> plans = {now};
  std::vector<FiscalYear> last = {plan.last_year};
  for (FiscalYear year = plan.first_year; year <= plan.last_year; year = year.next()) {
    // What was published may stand on a closing that is in force no more.
    for (const OperationId closing : store.closed_ever(year, now.known_at)) {
      KnownPlan then = now;
      then.known_at = store::KnownAt{closing};
      plans.push_back(as_closed(store, std::move(then), year));
      last.push_back(year);
    }
  }
  std::deque<Totals> totals;
  std::vector<report::KnownState> states;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    totals.push_back(totals_for(store, plans[i], plans[i].plan.first_year, last[i]));
    states.push_back({&plans[i].plan, &totals.back(), last[i]});
  }
  return report::figures_to_hide(states, store.logged(1).digest);
}

std::optional<std::string> part_key_then(const Plan& now, const Plan& then,
                                         const std::string& text) {
  std::vector<const Indicator*> parts;
  for (const Indicator& part : now.parts) parts.push_back(&part);
  for (const Indicator* part : parts_named(parts, now, text)) {
    for (const std::string& key : part->part_of->keys) {
      const bool was_one = std::ranges::any_of(
          then.parts, [&key](const Indicator& one) { return one.part_of->key() == key; });
      if (was_one) return key;
    }
  }
  return std::nullopt;
}

std::vector<Localized> open_ends(const report::Report& report,
                                 const std::vector<report::Deadline>& open_deadlines) {
  std::vector<Localized> lines;
  std::set<std::string> named;
  for (const report::Row* row : report.rows()) {
    if (named.insert(row->id).second) {
      std::ranges::move(open_ends_of(*row, report, open_deadlines), std::back_inserter(lines));
    }
  }
  return lines;
}

std::vector<Localized> missing_evaluation_lines(const report::Report& report) {
  std::vector<Localized> lines;
  for (const report::EvaluatedItem& item :
       report::missing_evaluations(*report.plan, report.head.year, report.evaluations)) {
    lines.push_back(not_evaluated(item.of.id, printable(item.name)));
  }
  return lines;
}

std::string frozen_report(const report::Report& report) {
  if (report.public_edition) throw std::logic_error("a public edition is not what is closed");
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
