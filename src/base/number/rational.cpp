#include "track/base/rational.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <charconv>
#include <limits>
#include <numeric>
#include <ostream>
#include <stdexcept>
#include <utility>

namespace track {

namespace {

using Integer = boost::multiprecision::cpp_int;
using Fraction = boost::multiprecision::cpp_rational;
// Holds the sum of two products of 64 bits.
__extension__ using Wide = __int128;

template <class Number>
bool fits(const Number& number) {
  using Narrow = std::numeric_limits<std::int64_t>;
  return number >= Narrow::min() && number <= Narrow::max();
}

// Neither number is negative.
Wide common_divisor(Wide left, Wide right) {
  while (right > 1) {
    if (fits(left) && fits(right)) {
      return std::gcd(static_cast<std::int64_t>(left), static_cast<std::int64_t>(right));
    }
    left = std::exchange(right, left % right);
  }
  return right == 1 ? right : left;
}

}  // namespace

struct Rational::Large {
  Fraction value;

  static Fraction value_of(const Rational& number) {
    if (number.large_) return number.large_->value;
    return {number.numerator_, number.denominator_};
  }

  static Rational of(const Fraction& value) {
    Rational result;
    if (fits(numerator(value)) && fits(denominator(value))) {
      result.numerator_ = static_cast<std::int64_t>(numerator(value));
      result.denominator_ = static_cast<std::int64_t>(denominator(value));
    } else {
      result.large_ = std::make_shared<const Large>(Large{value});
    }
    return result;
  }

  static Rational quotient(Wide numerator, Wide denominator) {
    if (denominator == 0) throw std::domain_error("division by zero");
    if (denominator < 0) {
      numerator = -numerator;
      denominator = -denominator;
    }
    const Wide divisor = common_divisor(numerator < 0 ? -numerator : numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
    if (!fits(numerator) || !fits(denominator))
      return of({Integer(numerator), Integer(denominator)});
    Rational result;
    result.numerator_ = static_cast<std::int64_t>(numerator);
    result.denominator_ = static_cast<std::int64_t>(denominator);
    return result;
  }

  static bool among(const Rational& left, const Rational& right) {
    return left.large_ || right.large_;
  }
};

Rational::Rational(std::int64_t numerator, std::int64_t denominator)
    : Rational(Large::quotient(numerator, denominator)) {}

bool Rational::is_whole() const {
  return large_ ? denominator(large_->value) == 1 : denominator_ == 1;
}

std::optional<std::int64_t> Rational::whole() const {
  if (large_ || denominator_ != 1) return std::nullopt;
  return numerator_;
}

Rational Rational::truncated() const {
  if (!large_) return numerator_ / denominator_;
  return Large::of(Integer(numerator(large_->value) / denominator(large_->value)));
}

std::string Rational::fraction() const {
  if (large_) return large_->value.str();
  std::string text = std::to_string(numerator_);
  if (denominator_ != 1) text += "/" + std::to_string(denominator_);
  return text;
}

Rational Rational::operator-() const {
  return 0 - *this;
}

Rational operator+(const Rational& left, const Rational& right) {
  using Large = Rational::Large;
  if (Large::among(left, right)) return Large::of(Large::value_of(left) + Large::value_of(right));
  return Large::quotient(
      Wide{left.numerator_} * right.denominator_ + Wide{right.numerator_} * left.denominator_,
      Wide{left.denominator_} * right.denominator_);
}

Rational operator-(const Rational& left, const Rational& right) {
  using Large = Rational::Large;
  if (Large::among(left, right)) return Large::of(Large::value_of(left) - Large::value_of(right));
  return Large::quotient(
      Wide{left.numerator_} * right.denominator_ - Wide{right.numerator_} * left.denominator_,
      Wide{left.denominator_} * right.denominator_);
}

Rational operator*(const Rational& left, const Rational& right) {
  using Large = Rational::Large;
  if (Large::among(left, right)) return Large::of(Large::value_of(left) * Large::value_of(right));
  return Large::quotient(Wide{left.numerator_} * right.numerator_,
                         Wide{left.denominator_} * right.denominator_);
}

Rational operator/(const Rational& left, const Rational& right) {
  using Large = Rational::Large;
  if (right == 0) throw std::domain_error("division by zero");
  if (Large::among(left, right)) return Large::of(Large::value_of(left) / Large::value_of(right));
  return Large::quotient(Wide{left.numerator_} * right.denominator_,
                         Wide{left.denominator_} * right.numerator_);
}

bool operator==(const Rational& left, const Rational& right) {
  if (left.large_ && right.large_) return left.large_->value == right.large_->value;
  return !left.large_ && !right.large_ && left.numerator_ == right.numerator_ &&
         left.denominator_ == right.denominator_;
}

std::strong_ordering operator<=>(const Rational& left, const Rational& right) {
  using Large = Rational::Large;
  if (Large::among(left, right)) return Large::value_of(left).compare(Large::value_of(right)) <=> 0;
  return Wide{left.numerator_} * right.denominator_ <=> Wide{right.numerator_} * left.denominator_;
}

std::ostream& operator<<(std::ostream& stream, const Rational& number) {
  return stream << number.fraction();
}

std::string rounded(const Rational& number, int digits) {
  Rational scale = 1;
  for (int i = 0; i < digits; ++i) scale = scale * 10;
  const Rational magnitude = number < 0 ? -number : number;
  const Rational units = (magnitude * scale + Rational(1, 2)).truncated();
  std::string text = units.fraction();
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
