#include <algorithm>
#include <set>

#include "comparison_text.hpp"
#include "figures.hpp"
#include "measurement_text.hpp"
#include "report_forms.hpp"
#include "summary_blocks.hpp"
#include "track/base/text.hpp"

namespace track::render {

using report::Row;
using report::StatusChange;
using report::Summary;

namespace {

constexpr std::size_t most_changes = 10;

constexpr Message<std::string, Localized> counts_of_year{"{}: {}", "{}：{}"};
constexpr Message<> no_changes{"Changes of status: none", "判定の変化：なし"};
constexpr Message<std::size_t> number_of_changes{"Changes of status: {}", "判定の変化：{}件"};
constexpr Message<Localized, Localized, Localized> summary_state_change{"{}: {} → {}",
                                                                        "{}：{} → {}"};
constexpr Message<Localized, Localized> newly{"{}: {}", "{}：{}"};
constexpr Message<Localized, Localized> with_figures{"{} ({})", "{}（{}）"};
constexpr Message<Localized, std::string> summary_state_of_year{"{1} {0}", "{1} {0}"};
constexpr Message<std::string> holdings{"{}: held", "{}（実施）"};
constexpr Message<std::string, Localized> summary_state_projected{"{} projected, target {}",
                                                                  "年度末見込み {}、目標 {}"};
constexpr Message<std::string, Localized> summary_state_reached{"{}, target {}",
                                                                "実績 {}、目標 {}"};
constexpr Message<std::size_t, std::string> summary_state_more{"and {} more: {}", "ほか{}件：{}"};

Localized name_of(const Row& row, const Plan& plan) {
  return row.indicator == nullptr ? holdings(printable(row.name)) : distinct_name(plan, row.id);
}

// The figures behind a status, where they say more than it does.
std::optional<Localized> figures_of(const Row& row, const Plan& plan) {
  const Status status = row.assessment.status;
  if (!row.target.number || !row.actual.number || status == Status::missing) {
    return baseline_comparison(row, plan.calendar);
  }
  const bool late = status == Status::behind || status == Status::at_risk;
  if (late && row.forecast.projection) {
    return summary_state_projected(rounded_grouped(*row.forecast.projection, row.forecast_digits),
                                   target_text(row));
  }
  return summary_state_reached(figure_text(row, *row.actual.number), target_text(row));
}

Localized change_text(const StatusChange& one, const Summary& summary) {
  const Row& row = one.row;
  Localized name = name_of(row, *summary.plan);
  if (row.year != summary.year) {
    name = summary_state_of_year(name, summary.plan->calendar.short_label(row.year));
  }
  const Localized now = label(row.assessment.status);
  const Localized text =
      one.before ? summary_state_change(name, label(*one.before), now) : newly(name, now);
  const auto figures = figures_of(row, *summary.plan);
  return figures ? with_figures(text, *figures) : text;
}

// The commands that show the changes left out.
std::string reports_of(const std::vector<StatusChange>& changes, const FiscalCalendar& calendar) {
  std::set<FiscalYear> years;
  for (std::size_t i = most_changes; i < changes.size(); ++i) years.insert(changes[i].row.year);
  std::string commands;
  for (const FiscalYear year : years) {
    commands +=
        (commands.empty() ? "" : ", ") + ("track report --year " + calendar.short_label(year));
  }
  return commands;
}

}  // namespace

std::vector<SummaryBlock> status_blocks(const Summary& summary) {
  const FiscalCalendar& calendar = summary.plan->calendar;
  SummaryBlock counts{
      counts_of_year(calendar.short_label(summary.year), joined_counts(summary.counts, "   ")), {}};
  const std::vector<StatusChange>& all = summary.changes;
  if (all.empty()) return {std::move(counts), {no_changes(), {}}};
  SummaryBlock changes{number_of_changes(all.size()), {}};
  for (std::size_t i = 0; i < std::min(all.size(), most_changes); ++i) {
    const Paint colored = all[i].newly || all[i].turn == StatusChange::Turn::better
                              ? paint_of(all[i].row.assessment.status)
                              : Paint::plain;
    changes.lines.push_back({change_text(all[i], summary), colored});
  }
  if (all.size() > most_changes) {
    changes.lines.push_back(
        {summary_state_more(all.size() - most_changes, reports_of(all, calendar)), Paint::faint});
  }
  return {std::move(counts), std::move(changes)};
}

}  // namespace track::render
