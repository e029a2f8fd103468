#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "track/base/localized.hpp"
#include "track/base/rational.hpp"
#include "track/model/plan.hpp"
#include "track/model/record.hpp"
#include "track/render/document.hpp"
#include "track/report/frequency_check.hpp"
#include "track/report/report.hpp"

namespace track::render {

// The values of a report row in words.
std::string figure_text(const report::Row& row, const Rational& number);
Localized signed_text(const report::Row& row, const Rational& number);
Localized unit_text(const report::Row& row);  // holdings: times, 回
Localized with_unit(const report::Row& row, const Localized& value);
// A figure with its unit; of holdings "1 time".
Localized figure_in_unit(const report::Row& row, const std::string& figure);
// How far one figure is from another, and what it changed by: in Japanese with the unit, points
// where that is %.
Localized distance(const report::Row& row, const Rational& number);
Localized change_text(const report::Row& row, const Rational& change);
Localized baseline_text(const report::Row& row);
Localized target_text(const report::Row& row);
Localized actual_text(const report::Row& row);  // a carried figure in brackets
Localized no_figure();                          // "—"
Localized difference_text(const report::Row& row);
Localized rate_text(const report::Row& row);  // "92.7 %"
// Of a part with a share of the whole: "3.0 %".
Localized share_in_percent(const report::Row& row);
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
Paint paint_of(report::FrequencyStatus status);

// How often each word occurs, in their order.
template <class E>
std::vector<Counts::Count> counts_in_words(const std::map<E, std::int64_t>& counts) {
  std::vector<Counts::Count> all;
  for (const auto& [word, count] : counts) all.push_back({label(word), count, paint_of(word)});
  return all;
}

// "a; b", in Japanese "a；b".
Localized joined(const std::vector<Localized>& sentences);
// "a, b", in Japanese "a、b".
Localized listed(const std::vector<Localized>& words);

// One sign a figure: ▁ for the least to █ for the greatest, the eight steps between them equally
// far apart; ▄ where all are equal, "·" where there is none. Empty for fewer than two figures.
std::string sparkline(const std::vector<std::optional<Rational>>& figures);

// The name of an indicator, by id; with its activity's where another has the same: "参加人数
// (介護学べるサロン)".
Localized distinct_name(const Plan& plan, const std::string& id);
// The same with its activity's in any case.
Localized full_name(const Plan& plan, const std::string& id);

// The name of a measurement's indicator.
Localized measured_name(const Plan& plan, const Measurement& one);

// "88 人": a measurement's value and, where it stands beside another, what else differs from that:
// "88 人, final, 2022-06-11".
Localized measurement_text(const Plan& plan, const Measurement& one, const Measurement* beside);
// Likewise "held, 練馬区役所".
Localized event_text(const Plan& plan, const Event& one, const Event* beside);

// One recorded value for programs.
struct ValueData {
  Data value;      // a share in percent, a rate times its `per`, a milestone's stage
  Data numerator;  // of fractions alone
  Data denominator;
  Data n;
  Data reason;  // why there is no value
};
ValueData value_data(const Indicator& indicator, const Value& value);
// The same as keys of an object.
void add_value(const Indicator& indicator, const Value& value, Data& object);

// What a correction made of a value.
Data correction_data(const Plan& plan, const CorrectedValue& one);

}  // namespace track::render
