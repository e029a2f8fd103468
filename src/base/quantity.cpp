#include "track/base/quantity.hpp"

#include <fmt/format.h>

#include "digit_groups.hpp"

namespace track {

namespace {

constexpr Message<> quantity_too_large{"the result is too large to be kept exactly",
                                       "計算結果が大きすぎて正確に保持できません"};

// The absolute value; also of the smallest 64-bit number, whose negative does not exist.
std::uint64_t magnitude(std::int64_t units) {
  const auto bits = static_cast<std::uint64_t>(units);
  return units < 0 ? 0 - bits : bits;
}

}  // namespace

Quantity operator+(Quantity left, Quantity right) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(left.units(), right.units(), &sum)) {
    throw Error(ErrorKind::refused, quantity_too_large());
  }
  return Quantity::from_units(sum);
}

Quantity operator-(Quantity left, Quantity right) {
  std::int64_t difference = 0;
  if (__builtin_sub_overflow(left.units(), right.units(), &difference)) {
    throw Error(ErrorKind::refused, quantity_too_large());
  }
  return Quantity::from_units(difference);
}

std::string plain(Quantity quantity) {
  constexpr auto units_per_one = static_cast<std::uint64_t>(Quantity::units_per_one);
  const std::uint64_t units = magnitude(quantity.units());
  std::string text = fmt::format("{}{}", quantity.is_negative() ? "-" : "", units / units_per_one);
  if (!quantity.is_whole()) {
    text += fmt::format(".{:0{}}", units % units_per_one, Quantity::decimals);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text;
}

std::string grouped(Quantity quantity) {
  return with_separators(plain(quantity));
}

}  // namespace track
