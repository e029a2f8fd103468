#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "track/base/localized.hpp"
#include "track/base/quantity.hpp"
#include "track/model/plan.hpp"
#include "track/model/record.hpp"

namespace track {

// A figure is doubted when it is more than so many times the greatest of earlier years, or less
// than that part of the least: doubling is common, a slipped digit is ten times.
inline constexpr int doubtful_ratio = 3;
// ... and differs from it by at least this, in the unit: 1 → 4 is no alarm.
inline constexpr Quantity doubtful_difference = Quantity::whole(10);
// A share, in percent, lies in a closed range: it is doubted when so many points beyond what was
// seen.
inline constexpr Quantity doubtful_points = Quantity::whole(30);
// Within one year, where there is no earlier one to compare with, values differ more: only what may
// be a slipped digit is doubted.
inline constexpr int doubtful_ratio_within_year = 6;
// Earlier fiscal years that are looked at: a survey every three years still meets its last wave.
inline constexpr int years_compared = 3;

// What was recorded before: one value, or the sum of several.
struct ReferenceValue {
  Value value;
  Period period;
  OperationId operation = 0;     // of several, the last
  std::int64_t summed_from = 1;  // values
};

// What a new value is compared with. All of it was recorded before.
struct ReferenceValues {
  // Of a running total: the value of the nearest earlier and later period of the fiscal year.
  std::optional<ReferenceValue> before;
  std::optional<ReferenceValue> after;
  // Values of the fiscal year that are added up with the new one, of another period that shares
  // days with its own: how many, and the last recorded of them.
  std::int64_t overlaps = 0;
  std::optional<ReferenceValue> overlap;
  // Of comparable periods of earlier years: at least the least and the greatest.
  std::vector<ReferenceValue> earlier_years;
  // Of the same year and of periods about as long, where there is none of earlier years: likewise.
  std::vector<ReferenceValue> same_year;
  // Of a value with decimals: how many values were recorded before, and the last of them where all
  // are whole numbers.
  std::int64_t values_before = 0;
  std::optional<ReferenceValue> whole_before;
};

// Why the way that a value was typed may mean another, one sentence each: "1.200", and the signs of
// a suppressed value.
std::vector<Localized> doubts_of_writing(const Indicator& indicator, std::string_view text,
                                         const Value& value);

// The same of a value in a definition, a target or a baseline; also that it has decimals where its
// unit is counted in whole numbers, or more than the indicator is to have.
std::vector<Localized> doubts_of_defined(const Indicator& indicator, std::string_view text,
                                         const Value& value);

// Why a value that was recorded may be wrong, docs/methods.md, "Doubtful values": one sentence
// each, naming it and the other value, with their days as `eras` has them.
std::vector<Localized> implausibilities(const Indicator& indicator, const Measurement& made,
                                        const ReferenceValues& reference_values, EraCalendar eras);

}  // namespace track
