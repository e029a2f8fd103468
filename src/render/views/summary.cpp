#include "track/render/views.hpp"

#include <algorithm>

#include "report_data.hpp"
#include "summary_parts.hpp"
#include "track/base/date.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/base/text.hpp"
#include "words/evaluations.hpp"
#include "words/plan_parts.hpp"
#include "words/values.hpp"

namespace track::render {

using report::AddresseeCount;
using report::OpenDeadline;
using report::Recency;
using report::RecordChanges;
using report::StatusChange;
using report::Summary;

namespace {

constexpr Message<std::string, Localized, Localized> title_of_summary{"{}, {} as of {}",
                                                                      "{}　{}　{}現在"};
constexpr Message<Localized, Localized> title_against{"{}, compared with {}", "{}（{}との比較）"};
constexpr Message<Localized, OperationId> title_before{
    "{}, compared with what was before operation {}", "{}（操作{}の前との比較）"};
constexpr Message<> nothing_to_do{"No action needed.", "対応が必要なものはありません。"};
constexpr Message<Localized> to_act_on{"Action needed: {}", "要対応：{}"};
constexpr Message<std::int64_t> newly_bad{"newly at risk, behind, missed or missing {}",
                                          "遅れ・未達・未報告になったもの {}件"};
constexpr Message<std::int64_t> newly_overdue_deadlines{"newly overdue {}", "新たな期限超過 {}件"};
constexpr Message<> act_on_findings{"findings of the check", "点検の指摘"};
constexpr Message<> act_on_check{"no check", "点検未実施"};
constexpr Message<> act_on_copy{"no copy", "バックアップ未作成"};

constexpr Message<Localized, Localized> copy_and_check{"{}; {}", "{}　{}"};
constexpr Message<Localized, OperationId> copied{"Copied {} (up to operation {})",
                                                 "バックアップ {}（操作{}まで）"};
constexpr Message<Localized, std::string> mend{"{}, too long ago: {}", "{} 7日以上前です：{}"};
constexpr Message<> never_copied{"Never backed up: track backup",
                                 "バックアップ未作成：track backup"};
constexpr Message<Localized> checked{"checked {}, no findings", "点検 {}、指摘なし"};
constexpr Message<Localized, std::int64_t> checked_with{"checked {}, {} findings: track check",
                                                        "点検 {}、指摘 {}件：track check"};
constexpr Message<Localized> checked_with_one{"checked {}, 1 finding: track check",
                                              "点検 {}、指摘 1件：track check"};
constexpr Message<> never_checked{"never checked: track check", "点検未実施：track check"};

Localized copy_text(const Summary& summary) {
  const auto& copy = summary.maintenance.last.copy;
  if (!copy) return never_copied();
  const Localized text = copied(time_text(copy->at, summary.plan->calendar), copy->operation);
  return summary.maintenance.copy == Recency::long_ago ? mend(text, "track backup") : text;
}

Localized check_text(const Summary& summary) {
  const auto& check = summary.maintenance.last.check;
  if (!check) return never_checked();
  const Localized at = time_text(check->at, summary.plan->calendar);
  if (check->findings == 1) return checked_with_one(at);
  if (check->findings > 0) return checked_with(at, check->findings);
  return summary.maintenance.check == Recency::long_ago ? mend(checked(at), "track check")
                                                        : checked(at);
}

template <class Row>
std::int64_t number_of_new(const std::vector<Row>& rows) {
  return std::count_if(rows.begin(), rows.end(), [](const Row& one) { return one.newly; });
}

Localized title_of(const Summary& summary) {
  const Localized text =
      title_of_summary(printable(summary.plan->name), summary.plan->calendar.label(summary.year),
                       day_in_words(summary.as_of, summary.plan->calendar.eras));
  if (summary.then == summary.as_of) return title_before(text, summary.record.first);
  return title_against(text, day_in_words(summary.then, summary.plan->calendar.eras));
}

// What there is to act on, in one line.
Paragraph verdict_of(const Summary& summary) {
  if (!summary.to_act_on()) return {nothing_to_do(), Paint::good};
  std::vector<Localized> reasons;
  if (summary.has_newly_bad()) reasons.push_back(newly_bad(number_of_new(summary.changes)));
  if (summary.has_newly_overdue()) {
    reasons.push_back(newly_overdue_deadlines(number_of_new(summary.overdue) +
                                              number_of_new(summary.evaluations_overdue)));
  }
  if (summary.maintenance.has_findings()) reasons.push_back(act_on_findings());
  if (summary.maintenance.check != Recency::done) reasons.push_back(act_on_check());
  if (summary.maintenance.copy != Recency::done) reasons.push_back(act_on_copy());
  return {to_act_on(listed(reasons)), Paint::poor};
}

const char* key_of(Recency care) {
  switch (care) {
    case Recency::never:
      return "never";
    case Recency::long_ago:
      return "long_ago";
    default:
      return "done";
  }
}

Data act_on_data(const Summary& summary) {
  Data reasons = Data::list();
  if (summary.has_newly_bad()) reasons.push_back("status");
  if (summary.has_newly_overdue()) reasons.push_back("overdue");
  if (summary.maintenance.has_findings()) reasons.push_back("findings");
  if (summary.maintenance.check != Recency::done) reasons.push_back("check");
  if (summary.maintenance.copy != Recency::done) reasons.push_back("backup");
  return reasons;
}

Data operations_data(const RecordChanges& changes) {
  Data operations = Data::list();
  for (const LoggedOperation& one : changes.log) {
    Data item;
    item["operation"] = one.operation.id;
    item["at"] = iso(one.operation.at);
    item["actor"] = one.operation.actor;
    item["kind"] = key(one.operation.kind);
    item["command"] = one.operation.command;
    item["reason"] = text_or_nothing(one.operation.reason);
    item["undoes"] = one.undoes;
    item["undone_by"] = one.undone_by;
    const auto revision = changes.revisions.find(one.operation.id);
    item["revision"] = revision == changes.revisions.end() ? Data() : Data(revision->second);
    operations.push_back(std::move(item));
  }
  return operations;
}

Data record_data(const Summary& summary) {
  const RecordChanges& changes = summary.record;
  Data record;
  record["since_operation"] = changes.first;
  record["values"] = changes.recorded.values;
  record["holdings"] = changes.recorded.holdings;
  record["imported_values"] = changes.imported.values;
  record["imported_holdings"] = changes.imported.holdings;
  record["operations"] = operations_data(changes);
  record["corrected"] = Data::list();
  for (const CorrectedValue& one : changes.corrected) {
    record["corrected"].push_back(correction_data(*summary.plan, one));
  }
  return record;
}

Data change_data(const StatusChange& one, const report::Row& row) {
  Data item;
  item["year"] = row.year.number;
  item["id"] = row.id;
  item["name"] = row.name;
  item["level"] = key(row.level);
  item["owners"] = row.owners;
  item["before"] = one.before ? Data(key(*one.before)) : Data();
  item["after"] = key(row.assessment.status);
  item["act_on"] = one.newly;
  item["actual"] = rounded_data(row.actual.number, row.figure_digits);
  item["target"] = rounded_data(row.target.number, row.figure_digits);
  item["expected"] = rounded_data(row.forecast.expected, row.forecast_digits);
  item["projection"] = rounded_data(row.forecast.projection, row.forecast_digits);
  return item;
}

Data deadlines_data(const std::vector<OpenDeadline>& deadlines) {
  Data items = Data::list();
  for (const OpenDeadline& one : deadlines) {
    Data item = deadline_data(one.deadline);
    item["act_on"] = one.newly;
    items.push_back(std::move(item));
  }
  return items;
}

Data evaluations_data(const std::vector<report::OpenEvaluation>& evaluations) {
  Data items = Data::list();
  for (const report::OpenEvaluation& one : evaluations) {
    Data item = evaluation_due_data(one.evaluation);
    item["act_on"] = one.newly;
    items.push_back(std::move(item));
  }
  return items;
}

Data addressees_data(const Plan& plan, const std::vector<OpenDeadline>& deadlines) {
  Data items = Data::list();
  for (const AddresseeCount& one : report::count_by_addressee(plan, deadlines)) {
    Data item;
    item["id"] = text_or_nothing(one.id);
    item["name"] = text_or_nothing(one.name);
    item["overdue"] = one.all;
    item["newly"] = one.newly;
    items.push_back(std::move(item));
  }
  return items;
}

void add_maintenance(const report::MaintenanceState& state, Data& document) {
  Data& copy = document["backup"];
  copy["state"] = key_of(state.copy);
  copy["at"] = state.last.copy ? Data(iso(state.last.copy->at)) : Data();
  copy["operation"] = state.last.copy ? Data(state.last.copy->operation) : Data();
  Data& check = document["check"];
  check["state"] = key_of(state.check);
  check["at"] = state.last.check ? Data(iso(state.last.check->at)) : Data();
  check["findings"] = state.last.check ? Data(state.last.check->findings) : Data();
}

Data summary_data(const Summary& summary) {
  Data document;
  document["schema_version"] = schema_version;
  document["plan"] = summary.plan->id;
  document["revision"] = summary.revision;
  document["as_of"] = iso(summary.as_of);
  document["compared_with"] = iso(summary.then);
  document["act_on"] = act_on_data(summary);
  document["record"] = record_data(summary);
  document["year"] = summary.year.number;
  document["counts"] = counts_data(summary.counts);
  if (summary.open_last_year) document["last_year_counts"] = counts_data(*summary.open_last_year);
  document["changes"] = Data::list();
  for (const StatusChange& one : summary.changes) {
    document["changes"].push_back(change_data(one, summary.row_of(one)));
  }
  document["overdue"] = deadlines_data(summary.overdue);
  document["overdue_by"] = addressees_data(*summary.plan, summary.overdue);
  document["due_this_month"] = deadlines_data(summary.due_this_month);
  document["evaluations_overdue"] = evaluations_data(summary.evaluations_overdue);
  document["evaluations_due_this_month"] = evaluations_data(summary.evaluations_due_this_month);
  add_maintenance(summary.maintenance, document);
  return document;
}

}  // namespace

Document document_of(const Summary& summary) {
  Document document;
  std::vector<Block>& blocks = document.blocks.get();
  blocks = {Heading{1, title_of(summary)}, verdict_of(summary)};
  add_record(summary, blocks);
  add_statuses(summary, blocks);
  add_deadlines(summary, blocks);
  const report::MaintenanceState& kept = summary.maintenance;
  const bool is_asking =
      kept.copy != Recency::done || kept.check != Recency::done || kept.has_findings();
  const Localized maintenance = copy_and_check(copy_text(summary), check_text(summary));
  blocks.emplace_back(Paragraph{is_asking ? asking(maintenance) : maintenance});
  document.tree = Deferred<Data>([&summary] { return summary_data(summary); });
  return document;
}

}  // namespace track::render
