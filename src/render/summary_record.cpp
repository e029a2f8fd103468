#include "measurement_text.hpp"
#include "summary_blocks.hpp"
#include "track/base/text.hpp"

namespace track::render {

using report::RecordChanges;
using report::Summary;

namespace {

constexpr std::size_t most_corrections = 5;
constexpr std::size_t most_operations = 4;

constexpr Message<> summary_record_nothing_recorded{"Recorded: nothing", "記録の動き：なし"};
constexpr Message<Localized> recorded{"Recorded: {}", "記録の動き：{}"};

struct KindWords {
  OperationKind kind;
  Message<std::int64_t> count;
};
constexpr KindWords kinds[] = {
    {OperationKind::record, {"records {}", "記録 {}件"}},
    {OperationKind::amend, {"amendments {}", "訂正 {}件"}},
    {OperationKind::undo, {"undone {}", "取消 {}件"}},
    {OperationKind::load, {"loads {}", "定義の読み込み {}件"}},
    {OperationKind::close, {"years closed {}", "年度の締め {}件"}},
    {OperationKind::reopen, {"years reopened {}", "締めの解除 {}件"}},
    {OperationKind::restore, {"copies put back {}", "控えからの復元 {}件"}}};
constexpr Message<Localized, std::int64_t, std::int64_t> of_which{"{} (values {}, held {})",
                                                                  "{}（実績値 {}、実施 {}）"};

constexpr Message<Localized, Localized, Localized, Localized> corrected{
    "corrected: {} {} → {} ({})", "訂正　{}　{} → {}（{}）"};
constexpr Message<Localized, Localized, Localized> summary_record_taken_back{
    "taken back: {} {} ({})", "取消　{}　{}（{}）"};
constexpr Message<Localized, Localized> summary_record_with_reason{"{}; {}", "{}、{}"};
constexpr Message<OperationId, std::string, std::string> operation_text{"operation {} by {}: {}",
                                                                        "操作{}（{}）　{}"};
constexpr Message<Localized, int> with_revision{"{} → revision {}", "{} → 第{}版"};
constexpr Message<std::size_t, OperationId> summary_record_more{"and {} more: track log --since {}",
                                                                "ほか{}件：track log --since {}"};

Localized counts_text(const RecordChanges& changes) {
  std::vector<Localized> counts;
  for (const KindWords& words : kinds) {
    std::int64_t number = 0;
    for (const LoggedOperation& one : changes.log) number += one.operation.kind == words.kind;
    if (number == 0) continue;
    const Localized count = words.count(number);
    counts.push_back(words.kind == OperationKind::record
                         ? of_which(count, changes.values, changes.holdings)
                         : count);
  }
  return listed(counts);
}

Localized why(const CorrectedValue& one) {
  const Localized actor = verbatim(printable(one.actor));
  return one.reason.empty() ? actor
                            : summary_record_with_reason(verbatim(printable(one.reason)), actor);
}

Localized correction_text(const Plan& plan, const CorrectedValue& one) {
  const Localized name = distinct_name(plan, one.before.indicator);
  const Measurement* after = one.after ? &*one.after : nullptr;
  const Localized before = measurement_text(plan, one.before, after);
  if (after == nullptr) return summary_record_taken_back(name, before, why(one));
  return corrected(name, before, measurement_text(plan, *after, &one.before), why(one));
}

// What is told neither by the number of records nor by the corrected values.
bool has_own_line(const LoggedOperation& one, const RecordChanges& changes) {
  if (one.operation.kind == OperationKind::record) return false;
  for (const CorrectedValue& value : changes.corrected) {
    if (value.operation == one.operation.id) return false;
  }
  return true;
}

Localized own_line(const LoggedOperation& one, const RecordChanges& changes) {
  const Operation& operation = one.operation;
  const Localized text =
      operation_text(operation.id, printable(operation.actor), printable(operation.command));
  const auto revision = changes.revisions.find(operation.id);
  return revision == changes.revisions.end() ? text : with_revision(text, revision->second);
}

// The first of some sentences, and how many more there are.
void add_lines(const std::vector<Localized>& all, std::size_t most, OperationId first,
               SummaryBlock& block) {
  for (std::size_t i = 0; i < std::min(all.size(), most); ++i) block.lines.push_back({all[i]});
  if (all.size() > most)
    block.lines.push_back({summary_record_more(all.size() - most, first), Paint::faint});
}

}  // namespace

SummaryBlock record_block(const Summary& summary) {
  const RecordChanges& changes = summary.record;
  if (changes.log.empty()) return {summary_record_nothing_recorded(), {}};
  SummaryBlock block{recorded(counts_text(changes)), {}};
  std::vector<Localized> corrections;
  for (const CorrectedValue& one : changes.corrected) {
    corrections.push_back(correction_text(*summary.plan, one));
  }
  std::vector<Localized> operations;
  for (const LoggedOperation& one : changes.log) {
    if (has_own_line(one, changes)) operations.push_back(own_line(one, changes));
  }
  add_lines(corrections, most_corrections, changes.first, block);
  add_lines(operations, most_operations, changes.first, block);
  return block;
}

}  // namespace track::render
