#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

#include "track/base/quantity.hpp"

namespace track {

// An exact fraction that never overflows. Numerator and denominator are 64-bit numbers while they
// fit, and larger ones behind a pointer where they do not.
class Rational {
 public:
  Rational() = default;
  template <std::signed_integral Integer>
  // NOLINTNEXTLINE(google-explicit-constructor): whole numbers are fractions
  Rational(Integer whole) : numerator_(whole) {}
  // Throws std::domain_error where the denominator is 0, as a division by 0 does.
  Rational(std::int64_t numerator, std::int64_t denominator);

  bool is_whole() const;
  // The number where it is whole and fits 64 bits.
  std::optional<std::int64_t> whole() const;
  // Without its decimals: towards zero.
  Rational truncated() const;
  // In lowest terms: "131/300", "-7".
  std::string fraction() const;

  Rational operator-() const;
  friend Rational operator+(const Rational& left, const Rational& right);
  friend Rational operator-(const Rational& left, const Rational& right);
  friend Rational operator*(const Rational& left, const Rational& right);
  friend Rational operator/(const Rational& left, const Rational& right);
  Rational& operator+=(const Rational& other) { return *this = *this + other; }

  friend bool operator==(const Rational& left, const Rational& right);
  friend std::strong_ordering operator<=>(const Rational& left, const Rational& right);

 private:
  struct Large;

  // In lowest terms, the denominator above 0; unused where there is a `large_`.
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
  std::shared_ptr<const Large> large_;  // only for numbers that the two above cannot hold
};

inline Rational to_rational(Quantity quantity) {
  return {quantity.units(), Quantity::units_per_one};
}

// Rounded half away from zero to exactly `digits` decimals: "92.7", "-0.5", "100". No separators.
std::string rounded(const Rational& number, int digits);
// The same with thousands separators.
std::string rounded_grouped(const Rational& number, int digits);
// Rounded to at most `digits` decimals, trailing zeros left out: "0.4367", "3".
std::string shortest(const Rational& number, int digits);
// For machine-readable output: the double nearest to the number rounded to `digits` decimals.
double rounded_double(const Rational& number, int digits);

// The fraction; what a failed test prints.
std::ostream& operator<<(std::ostream& stream, const Rational& number);

}  // namespace track
