#pragma once

#include <optional>
#include <string>
#include <vector>

#include "track/model/plan.hpp"

// What labels of a sheet may be in the plan.
namespace track::exchange {

// The one indicator in force that has the name, an alias or the id, perhaps without a unit in
// brackets behind it: 出生数(人). nullptr where there is none or several.
const Indicator* indicator_named(const Plan& plan, const std::string& label);

// The breakdown of which most labels are parts; nothing where less than half are.
struct BreakdownMatch {
  const Breakdown* breakdown = nullptr;
  std::vector<std::string> unknown;  // labels that are no parts of it
};
std::optional<BreakdownMatch> breakdown_of(const Plan& plan,
                                           const std::vector<std::string>& labels);

// The only indicator that is broken down by just these; without any, the only one of the plan.
const Indicator* only_indicator_by(const Plan& plan, const std::vector<std::string>& breakdowns);

// 計, 合計, Total.
bool is_total_word(const std::string& label);
// 備考, Remarks.
bool is_note_word(const std::string& label);

}  // namespace track::exchange
