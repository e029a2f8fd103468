#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace track::exchange {

// A number by its digits, so that scaling and rounding it are exact.
class Decimal {
 public:
  // "-1234.50"; nothing for anything but a sign, digits and a point between them.
  static std::optional<Decimal> read(std::string_view text);

  void multiply_by_ten_to(int power) { decimals_ -= power; }
  // Half away from zero.
  void round_to_decimals(int decimals);
  void round_to_significant(int digits);

  int decimals() const;  // those needed to write it
  std::string text() const;

 private:
  bool negative_ = false;
  std::string digits_;  // without leading zeros; empty: zero
  int decimals_ = 0;    // so many of them are behind the point; below 0: zeros follow
};

}  // namespace track::exchange
