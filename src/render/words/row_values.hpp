#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "track/base/localized.hpp"
#include "track/base/rational.hpp"
#include "track/render/document.hpp"
#include "track/report/report.hpp"

namespace track::render {

// The values of a report row in words.
std::string figure_text(const report::Row& row, const Rational& number);
Localized signed_text(const report::Row& row, const Rational& number);
Localized unit_text(const report::Row& row);  // holdings: times, 回
Localized with_unit(const report::Row& row, const Localized& value);
Localized baseline_text(const report::Row& row);
Localized target_text(const report::Row& row);
Localized actual_text(const report::Row& row);  // a carried figure in brackets
Localized no_figure();                          // "—"
Localized difference_text(const report::Row& row);
Localized rate_text(const report::Row& row);  // "92.7 %"
// Of a part: "3.0 % of the whole".
Localized share_text(const report::Row& row);
Localized method_text(const report::Row& row);  // empty where nothing is compared
Localized last_text(const report::Row& row, EraCalendar eras);
// "held" for holdings, else the indicator's own name.
Localized row_name(const report::Row& row);

// The word of its status; a ceiling that is passed has its own.
Localized status_text(const report::Row& row);

// Colour follows the judgement, never the sign of a number.
Paint paint_of(Status status);

// "achieved 7"
Localized count_of(const Localized& word, std::int64_t count);
// How often each word occurs, in their order.
template <class E>
std::vector<Localized> counts_in_words(const std::map<E, std::int64_t>& counts) {
  std::vector<Localized> all;
  for (const auto& [word, count] : counts) all.push_back(count_of(label(word), count));
  return all;
}

// "a; b", in Japanese "a；b".
Localized joined(const std::vector<Localized>& sentences);
// "a, b", in Japanese "a、b".
Localized listed(const std::vector<Localized>& words);

// One sign a figure: ▁ for the least to █ for the greatest, the eight steps between them equally
// far apart; ▄ where all are equal, "·" where there is none. Empty for fewer than two figures.
std::string sparkline(const std::vector<std::optional<Rational>>& figures);

}  // namespace track::render
