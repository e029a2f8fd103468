#include "totals_findings.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "track/app/known_plan.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/store/store.hpp"

namespace track::app {

namespace {

constexpr Message<std::string, Localized> wrong_total{
    "the kept total of {} for {} is not what its values add up to",
    "{} の{}の集計値が、記録されている値の合計と一致しません"};
constexpr Message<std::string, Localized> wrong_holdings{
    "the kept number of holdings of {} in {} is not what is recorded",
    "{} の{}の実施回数の集計値が、記録されている回数と一致しません"};
constexpr Message<std::string> damaged_totals{"the kept totals are damaged: {}",
                                              "集計値が壊れています：{}"};
constexpr Message<int> more_wrong_totals{
    "there may be more such totals: the first {} are listed",
    "同様の集計値がほかにもある可能性があります（最初の{}件を表示）"};
constexpr Message<> outdated_totals{
    "the kept totals are not of the last operation; until they are made anew, reports add up every "
    "value",
    "集計値が最後の操作時点のものではありません。作り直すまで、報告のたびにすべての値を集計します"};

// The plan that names items and years, where it can be read.
std::optional<Plan> plan_of(const CheckedRecord& record) {
  try {
    const store::Store store = store::Store::open(record.database, store::Access::read);
    return store.plan(latest_revision(store));
  } catch (const Error&) {
    return std::nullopt;
  }
}

// As the plan counts the years of the item; what is none as it stands there.
Localized year_of(const store::WrongTotal& total, const std::optional<Plan>& plan) {
  constexpr std::int64_t last_labelled = 9999;
  const bool is_year = total.year >= 1 && total.year <= last_labelled;
  if (!plan || !is_year) return verbatim(std::to_string(total.year));
  const Indicator* indicator = total.of_holdings ? nullptr : find_indicator(*plan, total.subject);
  return plan->calendar_of(indicator).label({static_cast<int>(total.year)});
}

Localized sentence_of(const store::WrongTotal& total, const std::optional<Plan>& plan) {
  const std::string subject = printable(total.subject);
  const Localized year = year_of(total, plan);
  return total.of_holdings ? wrong_holdings(subject, year) : wrong_total(subject, year);
}

}  // namespace

// Where the rows themselves were changed, their totals are no matter. What the quick form does not
// see of that, the full one says beside the new totals.
std::vector<Finding> totals_findings(const store::Inspection& found, const CheckedRecord& record) {
  std::vector<Finding> findings;
  if (found.damage || found.broken_operation || !found.loose_rows.empty()) return findings;
  const Localized rebuild =
      verbatim(record.command({"track", "check", "--full", "--rebuild-totals"}));
  if (found.damaged_totals) {
    findings.push_back({"totals", damaged_totals(printable(*found.damaged_totals)), rebuild});
  }
  const std::optional<Plan> plan = found.wrong_totals.empty() ? std::nullopt : plan_of(record);
  for (const store::WrongTotal& total : found.wrong_totals) {
    findings.push_back({"totals", sentence_of(total, plan), rebuild});
  }
  if (found.wrong_totals.size() == store::wrong_totals_named) {
    findings.push_back({"totals", more_wrong_totals(store::wrong_totals_named), rebuild});
  }
  const bool are_outdated =
      !found.are_totals_current && found.wrong_totals.empty() && !found.damaged_totals;
  if (are_outdated) findings.push_back({"totals", outdated_totals(), rebuild});
  return findings;
}

}  // namespace track::app
