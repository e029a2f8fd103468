#include <algorithm>

#include "summary_blocks.hpp"
#include "track/base/text.hpp"

namespace track::render {

using report::Recency;
using report::Summary;

namespace {

constexpr Message<std::string, Localized, std::string> summary_maintenance_title{"{}, {} as of {}",
                                                                                 "{}　{}　{} 時点"};
constexpr Message<Localized, std::string> title_against{"{}, compared with {}",
                                                        "{}（{} との比較）"};
constexpr Message<> nothing_to_do{"Nothing to act on.", "対応が必要なものはありません。"};
constexpr Message<Localized> to_act_on{"To act on: {}", "要対応：{}"};
constexpr Message<std::int64_t> newly_bad{"newly at risk, behind, missed or missing {}",
                                          "遅れ・未達・未報告になったもの {}件"};
constexpr Message<std::int64_t> summary_maintenance_newly_overdue{"newly overdue {}",
                                                                  "新たな期限超過 {}件"};
constexpr Message<> act_on_findings{"findings of the check", "点検の指摘"};
constexpr Message<> act_on_check{"no check", "点検の未実施"};
constexpr Message<> act_on_copy{"no copy", "控えの未作成"};

constexpr Message<Localized, Localized> copy_and_check{"{}; {}", "{}　{}"};
constexpr Message<std::string, OperationId> copied{"Copied {} (to operation {})",
                                                   "控え {}（操作{}まで）"};
constexpr Message<Localized, std::string> mend{"{}, too long ago: {}", "{} 7日以上前です：{}"};
constexpr Message<> never_copied{"Never copied: track backup", "控え 未作成：track backup"};
constexpr Message<std::string> checked{"checked {}, no findings", "点検 {}、指摘なし"};
constexpr Message<std::string, std::int64_t> checked_with{"checked {}, {} findings: track check",
                                                          "点検 {}、指摘 {}件：track check"};
constexpr Message<> never_checked{"never checked: track check", "点検 未実施：track check"};

Localized copy_text(const Summary& summary) {
  const auto& copy = summary.maintenance.last.copy;
  if (!copy) return never_copied();
  const Localized text =
      copied(wall_clock(copy->at, summary.plan->calendar.time_zone), copy->operation);
  return summary.maintenance.copy == Recency::long_ago ? mend(text, "track backup") : text;
}

Localized check_text(const Summary& summary) {
  const auto& check = summary.maintenance.last.check;
  if (!check) return never_checked();
  const std::string at = wall_clock(check->at, summary.plan->calendar.time_zone);
  if (check->findings > 0) return checked_with(at, check->findings);
  return summary.maintenance.check == Recency::long_ago ? mend(checked(at), "track check")
                                                        : checked(at);
}

template <class Row>
std::int64_t number_of_new(const std::vector<Row>& rows) {
  return std::count_if(rows.begin(), rows.end(), [](const Row& one) { return one.newly; });
}

}  // namespace

SummaryLine summary_title(const Summary& summary) {
  const Localized text =
      summary_maintenance_title(printable(summary.plan->name),
                                summary.plan->calendar.label(summary.year), iso(summary.as_of));
  return {title_against(text, iso(summary.then)), Paint::heading};
}

SummaryLine summary_verdict(const Summary& summary) {
  if (!summary.to_act_on()) return {nothing_to_do(), Paint::good};
  std::vector<Localized> reasons;
  if (summary.has_newly_bad()) reasons.push_back(newly_bad(number_of_new(summary.changes)));
  if (summary.has_newly_overdue())
    reasons.push_back(summary_maintenance_newly_overdue(number_of_new(summary.overdue)));
  if (summary.maintenance.has_findings()) reasons.push_back(act_on_findings());
  if (summary.maintenance.check != Recency::done) reasons.push_back(act_on_check());
  if (summary.maintenance.copy != Recency::done) reasons.push_back(act_on_copy());
  return {to_act_on(listed(reasons)), Paint::poor};
}

SummaryBlock upkeep_block(const Summary& summary) {
  return {copy_and_check(copy_text(summary), check_text(summary)), {}};
}

}  // namespace track::render
