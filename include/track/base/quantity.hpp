#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track {

// A fixed-point number: a 64-bit count of ten-thousandths. Sums and comparisons are exact.
class Quantity {
 public:
  static constexpr std::int64_t units_per_one = 10'000;
  static constexpr int decimals = 4;
  // What a single recorded value may reach; sums may grow beyond it.
  static constexpr std::int64_t largest_input = 1'000'000'000'000;

  constexpr Quantity() = default;
  static constexpr Quantity from_units(std::int64_t units) { return Quantity(units); }
  static constexpr Quantity whole(std::int64_t number) { return Quantity(number * units_per_one); }

  constexpr std::int64_t units() const { return units_; }
  constexpr bool is_whole() const { return units_ % units_per_one == 0; }
  // How many are needed to write it.
  constexpr int decimals_needed() const {
    int count = 0;
    for (std::int64_t rest = units_ % units_per_one; rest != 0; rest = rest * 10 % units_per_one) {
      ++count;
    }
    return count;
  }
  constexpr bool is_zero() const { return units_ == 0; }
  constexpr bool is_negative() const { return units_ < 0; }

  auto operator<=>(const Quantity&) const = default;

 private:
  constexpr explicit Quantity(std::int64_t units) : units_(units) {}
  std::int64_t units_ = 0;
};

// Exact; throws Error (refused) when the result does not fit 64 bits.
Quantity operator+(Quantity left, Quantity right);
Quantity operator-(Quantity left, Quantity right);

// Reads "1,234.5", "１２３", "△3.2", "▲3.2", "-3.2", "ー3.2", "+4". Surrounding space is ignored.
// Refused with a reason: more than four decimals, exponents, other letters, misplaced thousands
// separators, nothing, and amounts beyond `largest_input`.
Parsed<Quantity> read_quantity(std::string_view text);

// As few decimals as are needed: "132", "0.8", "-3.25".
std::string plain(Quantity quantity);
// The same with thousands separators: "20,000".
std::string grouped(Quantity quantity);
std::string grouped(std::int64_t whole);
// The same of any plain decimal number: "-20000.5" becomes "-20,000.5".
std::string with_separators(std::string number);

// A number as people read it: in Japanese a negative one with △, as offices print it.
Localized number_text(const std::string& number);

}  // namespace track
