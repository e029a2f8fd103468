#include <algorithm>
#include <cstdint>
#include <string>

#include "fuzz/required.hpp"
#include "track/definition/reader.hpp"

// Any bytes as definitions: as one file, or with a NUL between as two. Reading never throws, every
// fault lies within its line, and a plan without faults holds together.

namespace {

using namespace track;
using track::testing::require;

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

void check_places(const std::vector<Diagnostic>& faults) {
  for (const Diagnostic& fault : faults) {
    const std::size_t width = std::max<std::size_t>(characters(fault.source_line), 1);
    require(fault.line >= 1 && fault.column >= 1 && fault.length >= 1);
    require(fault.column + fault.length - 1 <= width);
    require(!fault.problem.en.empty() && !fault.problem.ja.empty());
  }
}

void check_activity(const Plan& plan, const Activity& activity) {
  require(find_activity(plan, activity.id) == &activity && !activity.name.empty());
  const bool is_initiative = activity.kind == ActivityKind::initiative;
  require(is_initiative ? find_field(plan, activity.field) != nullptr : activity.field.empty());
  const bool is_partners = activity.kind == ActivityKind::partner_activity;
  require(is_partners ? find_partner(plan, activity.partner) != nullptr : activity.partner.empty());
  for (const std::string& owner : activity.owners) require(find_owner(plan, owner) != nullptr);
}

void check_indicator(const Plan& plan, const Indicator& indicator) {
  require(find_indicator(plan, indicator.id) == &indicator && !indicator.name.empty());
  require(indicator.activity.empty() || find_activity(plan, indicator.activity) != nullptr);
  require(indicator.survey.empty() || find_activity(plan, indicator.survey) != nullptr);
  require(indicator.per > 0);
  for (const auto& [year, value] : indicator.targets) require(plan.covers(year));
}

void check_plan(const Plan& plan) {
  require(!plan.id.empty() && !plan.name.empty() && plan.first_year <= plan.last_year);
  require(plan.near > Quantity() && plan.near < Quantity::whole(1));
  for (const Field& field : plan.fields) {
    require(find_theme(plan, field.theme) != nullptr);
    for (const std::string& id : field.indicators) require(find_indicator(plan, id) != nullptr);
  }
  for (const Activity& activity : plan.activities) check_activity(plan, activity);
  for (const Indicator& indicator : plan.indicators) check_indicator(plan, indicator);
}

void check(const std::vector<definition::SourceFile>& files) {
  const definition::Definitions read = definition::read(files);
  check_places(read.faults);
  check_places(read.warnings);
  if (read.faults.empty()) check_plan(read.plan);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  check({{"a.toml", text}});
  const std::size_t nul = text.find('\0');
  if (nul != std::string::npos) {
    check({{"a.toml", text.substr(0, nul)}, {"b.toml", text.substr(nul + 1)}});
  }
  return 0;
}
