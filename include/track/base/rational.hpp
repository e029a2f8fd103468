#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <string>

#include "track/base/quantity.hpp"

namespace track {

// Exact fractions: what is compared is never rounded.
using Rational = boost::multiprecision::cpp_rational;

inline Rational to_rational(Quantity quantity) {
  return {quantity.units(), Quantity::units_per_one};
}

// 10 to the power of `digits`, which is not negative.
Rational power_of_ten(int digits);

// Rounded half away from zero to exactly `digits` decimals: "92.7", "-0.5", "100". No separators.
std::string rounded(const Rational& number, int digits);
// The same with thousands separators.
std::string rounded_grouped(const Rational& number, int digits);
// Rounded to at most `digits` decimals, trailing zeros left out: "0.4367", "3".
std::string shortest(const Rational& number, int digits);
// For machine-readable output: the double nearest to the number rounded to `digits` decimals.
double rounded_double(const Rational& number, int digits);

}  // namespace track
