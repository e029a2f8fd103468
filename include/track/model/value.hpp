#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "track/base/error.hpp"
#include "track/base/quantity.hpp"
#include "track/model/indicator_kind.hpp"

namespace track {

// One recorded value.
struct Value {
  ValueForm form = ValueForm::quantity;
  Quantity amount;
  Quantity numerator;
  Quantity denominator;
  std::optional<std::int64_t> n;  // sample size, at least 1

  bool operator==(const Value&) const = default;
};

// What the reader needs to know of an indicator.
struct ValueRules {
  IndicatorKind kind = IndicatorKind::count;
  std::string unit;
  std::vector<std::string> unit_aliases{};  // other units that mean the same

  const KindTraits& traits() const { return traits_of(kind); }
};

// Reads a value of an indicator of that kind:
//   count, running  "132", "1,234 人", full width; not negative
//   stock           "45 か所", "△3.2"
//   share           "84/102", "68.6%", "68.6% n=1083"; 0/0 is a share of nobody
//   rate            "12/53000" (the numerator may be larger), or a published "22.6"
//   score           "4.2", "4.2 n=30"
//   milestone       "not started", "started", "done", 未着手, 着手, 完了
//   any             "unknown", 不明, "…"; "suppressed", 秘匿, "x", "*"
// Units are compared folded, か所 = カ所 = ヶ所 = 箇所, 人 = 名, and with the aliases. Refused with
// reason and rule: what is not a value of the kind, another unit, a share's numerator above its
// denominator or percentage above 100.
Parsed<Value> read_value(std::string_view text, const ValueRules& rules);

// As it is shown to a reader, without its unit: "1,234", "84/102", "68.6 % (n = 1,083)", "done".
Localized describe(const Value& value);
// The same with the unit behind: "132 人", "84/102".
Localized describe(const Value& value, const std::string& unit);

}  // namespace track
