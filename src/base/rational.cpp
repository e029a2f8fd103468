#include "track/base/rational.hpp"

#include <charconv>
#include <string_view>

#include "digit_groups.hpp"

namespace track {

namespace {

using Integer = boost::multiprecision::cpp_int;

// The number of units of 10^-digits nearest to the magnitude of a number; halves go up.
Integer nearest_units(const Rational& number, int digits) {
  const Integer scale = numerator(power_of_ten(digits));
  const Integer dividend = abs(numerator(number)) * scale;
  const Integer divisor = denominator(number);
  return (2 * dividend + divisor) / (2 * divisor);
}

}  // namespace

Rational power_of_ten(int digits) {
  Integer power = 1;
  for (int i = 0; i < digits; ++i) power *= 10;
  return power;
}

std::string rounded(const Rational& number, int digits) {
  const Integer units = nearest_units(number, digits);
  std::string text = units.str();
  if (digits > 0) {
    const auto decimals = static_cast<std::size_t>(digits);
    if (text.size() <= decimals) text.insert(0, decimals + 1 - text.size(), '0');
    text.insert(text.size() - decimals, 1, '.');
  }
  // What rounds to zero has no sign.
  if (number < 0 && units != 0) text.insert(0, 1, '-');
  return text;
}

std::string rounded_grouped(const Rational& number, int digits) {
  return with_separators(rounded(number, digits));
}

std::string shortest(const Rational& number, int digits) {
  std::string text = rounded(number, digits);
  if (digits > 0) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
  }
  return text;
}

double rounded_double(const Rational& number, int digits) {
  const std::string text = rounded(number, digits);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace track
