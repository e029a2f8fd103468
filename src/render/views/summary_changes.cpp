#include "summary_parts.hpp"

#include <algorithm>
#include <set>

#include "track/base/text.hpp"
#include "words/plan_parts.hpp"
#include "words/row_sentences.hpp"
#include "words/values.hpp"

namespace track::render {

using report::RecordChanges;
using report::Row;
using report::StatusChange;
using report::Summary;

namespace {

constexpr std::size_t most_corrections = 5;
constexpr std::size_t most_operations = 4;

constexpr Message<> no_operations_made{"Recorded: nothing", "前回以降の記録：なし"};
constexpr Message<Localized> recorded{"Recorded: {}", "前回以降の記録：{}"};

struct KindWords {
  OperationKind kind = {};
  Message<std::int64_t> count;
};
constexpr KindWords kinds[] = {
    {OperationKind::record, {"records {}", "記録 {}件"}},
    {OperationKind::amend, {"amendments {}", "訂正 {}件"}},
    {OperationKind::undo, {"undone {}", "取消 {}件"}},
    {OperationKind::load, {"loads {}", "定義の読み込み {}件"}},
    {OperationKind::close, {"years closed {}", "年度の締め {}件"}},
    {OperationKind::reopen, {"years reopened {}", "締めの解除 {}件"}},
    {OperationKind::restore, {"restores {}", "バックアップからの復元 {}件"}},
    {OperationKind::import, {"imports {}", "取込み {}件"}},
    {OperationKind::assess, {"evaluations {}", "評価 {}件"}}};
constexpr Message<Localized, std::int64_t, std::int64_t> of_which{"{} (values {}, held {})",
                                                                  "{}（実績値 {}、実施 {}）"};

constexpr Message<Localized, Localized, Localized, Localized> corrected{
    "corrected: {} {} → {} ({})", "訂正　{}　{} → {}（{}）"};
constexpr Message<Localized, Localized, Localized> value_withdrawn{"undone: {} {} ({})",
                                                                   "取消　{}　{}（{}）"};
constexpr Message<Localized, Localized> reason_and_actor{"{}; {}", "{}、{}"};
constexpr Message<OperationId, std::string, std::string> operation_text{"operation {} by {}: {}",
                                                                        "操作{}（{}）　{}"};
constexpr Message<Localized, int> with_revision{"{} → revision {}", "{} → 第{}版"};
constexpr Message<std::size_t, OperationId> more_in_log{"and {} more: track log --since {}",
                                                        "ほか{}件：track log --since {}"};

constexpr std::size_t most_changes = 10;

constexpr Message<std::string, Localized> counts_of_year{"{}: {}", "{}：{}"};
constexpr Message<std::string, Localized> counts_of_open_year{"{}, not closed yet: {}",
                                                              "{}（締め前）：{}"};
constexpr Message<Localized, Localized> beside{"{}   {}", "{}   {}"};
constexpr Message<> no_changes{"Changes of status: none", "判定の変化：なし"};
constexpr Message<std::size_t> number_of_changes{"Changes of status: {}", "判定の変化：{}件"};
constexpr Message<Localized, Localized, Localized> status_change{"{}: {} → {}", "{}：{} → {}"};
constexpr Message<Localized, Localized> newly{"{}: {}", "{}：{}"};
constexpr Message<Localized, Localized> with_figures{"{} ({})", "{}（{}）"};
constexpr Message<Localized, std::string> name_in_year{"{1} {0}", "{1} {0}"};
constexpr Message<std::string> holdings{"{}: held", "{}（実施）"};
constexpr Message<Localized, Localized> projection_and_target{"{} projected, target {}",
                                                              "年度末見込み {}、目標 {}"};
constexpr Message<Localized, Localized> actual_and_target{"{}, target {}", "実績 {}、目標 {}"};
constexpr Message<std::size_t, std::string> more_in_reports{"and {} more: {}", "ほか{}件：{}"};

const report::RowCounts* added_by(OperationKind kind, const RecordChanges& changes) {
  if (kind == OperationKind::record) return &changes.recorded;
  return kind == OperationKind::import ? &changes.imported : nullptr;
}

Localized operations_text(const RecordChanges& changes) {
  std::vector<Localized> counts;
  for (const KindWords& words : kinds) {
    std::int64_t number = 0;
    for (const LoggedOperation& one : changes.log) number += one.operation.kind == words.kind;
    if (number == 0) continue;
    const Localized count = words.count(number);
    const report::RowCounts* added = added_by(words.kind, changes);
    counts.push_back(added == nullptr ? count : of_which(count, added->values, added->holdings));
  }
  return listed(counts);
}

Localized why(const CorrectedValue& one) {
  const Localized actor = verbatim(printable(one.actor));
  return one.reason.empty() ? actor : reason_and_actor(verbatim(printable(one.reason)), actor);
}

Localized correction_text(const Plan& plan, const CorrectedValue& one) {
  const Localized name = full_name(plan, one.before.indicator);
  const Measurement* after = one.after ? &*one.after : nullptr;
  const Localized before = measurement_text(plan, one.before, after);
  if (after == nullptr) return value_withdrawn(name, before, why(one));
  return corrected(name, before, measurement_text(plan, *after, &one.before), why(one));
}

// What is told neither by the number of records nor by the corrected values.
bool has_own_line(const LoggedOperation& one, const RecordChanges& changes) {
  if (one.operation.kind == OperationKind::record) return false;
  return std::none_of(
      changes.corrected.begin(), changes.corrected.end(),
      [&](const CorrectedValue& value) { return value.operation == one.operation.id; });
}

Localized own_line(const LoggedOperation& one, const RecordChanges& changes) {
  const Operation& operation = one.operation;
  const Localized text =
      operation_text(operation.id, printable(operation.actor), printable(operation.command));
  const auto revision = changes.revisions.find(operation.id);
  return revision == changes.revisions.end() ? text : with_revision(text, revision->second);
}

// The first of some sentences, and how many more there are.
void add_items(const std::vector<Localized>& all, std::size_t most, OperationId first, List& list) {
  for (std::size_t i = 0; i < std::min(all.size(), most); ++i) list.items.push_back({all[i]});
  if (all.size() > most)
    list.items.push_back({more_in_log(all.size() - most, first), Paint::faint});
}

Localized changed_name(const Row& row, const Plan& plan) {
  return row.indicator == nullptr ? holdings(printable(row.name)) : full_name(plan, row.id);
}

// The figures behind a status, where they say more than it does.
std::optional<Localized> figures_of(const Row& row, const Plan& plan) {
  const Status status = row.assessment.status;
  if (!row.target.number || !row.actual.number || status == Status::missing) {
    return baseline_comparison(row, plan);
  }
  // In English a figure stands without its unit here.
  const auto in_unit = [&row](const Localized& number) {
    return Localized{number.en, with_unit(row, number).ja};
  };
  const Localized target = in_unit(target_text(row));
  const bool late = status == Status::behind || status == Status::at_risk;
  if (late && row.forecast.projection) {
    const std::string end = rounded_grouped(*row.forecast.projection, row.forecast_digits);
    return projection_and_target(in_unit(number_text(end)), target);
  }
  return actual_and_target(in_unit(number_text(figure_text(row, *row.actual.number))), target);
}

Localized status_change_text(const StatusChange& one, const Summary& summary) {
  const Row row = summary.row_of(one);
  Localized name = changed_name(row, *summary.plan);
  if (row.year != summary.year) {
    name = name_in_year(name, summary.plan->calendar_of(row.indicator).short_label(row.year));
  }
  const Localized now = status_text(row);
  const Localized text =
      one.before ? status_change(name, label(*one.before), now) : newly(name, now);
  const auto figures = figures_of(row, *summary.plan);
  const Localized all = figures ? with_figures(text, *figures) : text;
  return one.newly ? asking(all) : all;
}

Localized statuses_text(const report::StatusCounts& counts) {
  Localized text;
  for (const Counts::Count& one : counts_in_words(counts)) {
    text = text.empty() ? text_of(one) : beside(text, text_of(one));
  }
  return text;
}

// The commands that show the changes left out.
std::string reports_of(const std::vector<StatusChange>& changes, const FiscalCalendar& calendar) {
  std::set<FiscalYear> years;
  for (std::size_t i = most_changes; i < changes.size(); ++i) years.insert(changes[i].year);
  std::string commands;
  for (const FiscalYear year : years) {
    commands +=
        (commands.empty() ? "" : ", ") + ("track report --year " + calendar.short_label(year));
  }
  return commands;
}

}  // namespace

void add_record(const Summary& summary, std::vector<Block>& blocks) {
  const RecordChanges& changes = summary.record;
  if (changes.log.empty()) {
    blocks.emplace_back(Paragraph{no_operations_made()});
    return;
  }
  List list;
  std::vector<Localized> corrections;
  for (const CorrectedValue& one : changes.corrected) {
    corrections.push_back(correction_text(*summary.plan, one));
  }
  std::vector<Localized> operations;
  for (const LoggedOperation& one : changes.log) {
    if (has_own_line(one, changes)) operations.push_back(own_line(one, changes));
  }
  add_items(corrections, most_corrections, changes.first, list);
  add_items(operations, most_operations, changes.first, list);
  blocks.emplace_back(Paragraph{recorded(operations_text(changes))});
  blocks.emplace_back(std::move(list));
}

void add_statuses(const Summary& summary, std::vector<Block>& blocks) {
  const FiscalCalendar& calendar = summary.plan->calendar;
  const Localized counts = statuses_text(summary.counts);
  blocks.emplace_back(Paragraph{counts_of_year(calendar.short_label(summary.year), counts)});
  if (summary.open_last_year) {
    blocks.emplace_back(Paragraph{counts_of_open_year(calendar.short_label(summary.year.previous()),
                                                      statuses_text(*summary.open_last_year))});
  }
  const std::vector<StatusChange>& all = summary.changes;
  blocks.emplace_back(Paragraph{all.empty() ? no_changes() : number_of_changes(all.size())});
  List list;
  for (std::size_t i = 0; i < std::min(all.size(), most_changes); ++i) {
    const Paint paint = all[i].newly || all[i].turn == StatusChange::Turn::better
                            ? paint_of(all[i].now)
                            : Paint::plain;
    list.items.push_back({status_change_text(all[i], summary), paint});
  }
  if (all.size() > most_changes) {
    list.items.push_back(
        {more_in_reports(all.size() - most_changes, reports_of(all, calendar)), Paint::faint});
  }
  blocks.emplace_back(std::move(list));
}

}  // namespace track::render
