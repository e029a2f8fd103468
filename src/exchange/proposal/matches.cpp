#include "matches.hpp"

#include <algorithm>
#include <array>

#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"

namespace track::exchange {

namespace {

bool bears(const Indicator& indicator, const std::string& wanted) {
  const auto same = [&](const std::string& name) { return folded(name) == wanted; };
  return same(indicator.id) || same(indicator.name) || std::ranges::any_of(indicator.aliases, same);
}

// "出生数(人)" without its unit.
std::string without_brackets(const std::string& label) {
  const std::string plain = half_width(label);
  const std::size_t open = plain.rfind('(');
  return open == std::string::npos || !plain.ends_with(')') ? "" : trimmed(plain.substr(0, open));
}

const Indicator* only_bearer(const Plan& plan, const std::string& label) {
  const std::string wanted = folded(label);
  const Indicator* found = nullptr;
  for (const Indicator& one : plan.indicators) {
    if (one.retired || wanted.empty() || !bears(one, wanted)) continue;
    if (found != nullptr) return nullptr;
    found = &one;
  }
  return found;
}

bool has_part(const Breakdown& breakdown, const std::string& label) {
  const std::string wanted = folded_part(label);
  return std::ranges::any_of(breakdown.parts, [&](const Part& part) {
    const auto same = [&](const std::string& name) { return folded_part(name) == wanted; };
    return same(part.id) || same(part.name) || std::ranges::any_of(part.aliases, same);
  });
}

std::vector<std::string> breakdowns_in(const PartTable& table) {
  std::vector<std::string> ids = {table.breakdown};
  if (!table.crossed_with.empty()) ids.push_back(table.crossed_with);
  std::ranges::sort(ids);
  return ids;
}

}  // namespace

const Indicator* indicator_named(const Plan& plan, const std::string& label) {
  // "うち長野市分": a part of what stands beside it.
  constexpr std::string_view of_which = "うち";
  for (const std::string& name :
       {label, without_brackets(label),
        label.starts_with(of_which) ? label.substr(of_which.size()) : std::string()}) {
    const Indicator* found = name.empty() ? nullptr : only_bearer(plan, name);
    if (found != nullptr) return found;
  }
  return nullptr;
}

std::optional<BreakdownMatch> breakdown_of(const Plan& plan,
                                           const std::vector<std::string>& labels) {
  std::optional<BreakdownMatch> best;
  for (const Breakdown& breakdown : plan.breakdowns) {
    BreakdownMatch match{&breakdown, {}};
    for (const std::string& label : labels) {
      if (!has_part(breakdown, label)) match.unknown.push_back(label);
    }
    const bool fits = !labels.empty() && match.unknown.size() * 2 <= labels.size();
    if (fits && (!best || match.unknown.size() < best->unknown.size())) best = std::move(match);
  }
  return best;
}

const Indicator* only_indicator_by(const Plan& plan, const std::vector<std::string>& breakdowns) {
  std::vector<std::string> wanted = breakdowns;
  std::ranges::sort(wanted);
  const Indicator* found = nullptr;
  for (const Indicator& one : plan.indicators) {
    const bool fits = wanted.empty() || std::ranges::any_of(one.by, [&](auto& table) {
                        return breakdowns_in(table) == wanted;
                      });
    if (one.retired || !fits) continue;
    if (found != nullptr) return nullptr;
    found = &one;
  }
  return found;
}

bool is_total_word(const std::string& label) {
  constexpr std::array words{"計",     "合計",      "総計",     "総数",       "小計",
                             "総合計", "total",     "subtotal", "sub-total",  "grandtotal",
                             "totaal", "insgesamt", "gesamt",   "systemtotal"};
  return std::ranges::find(words, folded(label)) != words.end();
}

bool is_note_word(const std::string& label) {
  constexpr std::array words{"備考",  "摘要",    "注記",   "特記事項", "note",
                             "notes", "remarks", "remark", "comment",  "comments"};
  return std::ranges::find(words, folded(label)) != words.end();
}

}  // namespace track::exchange
