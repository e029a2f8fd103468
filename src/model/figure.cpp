#include "track/model/figure.hpp"

namespace track {

Rational quotient(const Indicator& indicator, Quantity numerator, Quantity denominator) {
  const Rational scale(indicator.traits().scale == Scale::per ? indicator.per : 100);
  return to_rational(numerator) * scale / to_rational(denominator);
}

std::optional<Rational> figure_of(const Indicator& indicator, const Value& value) {
  switch (value.form) {
    case ValueForm::quantity:
    case ValueForm::percentage:
      return to_rational(value.amount);
    case ValueForm::fraction:
      if (value.denominator.is_zero()) return std::nullopt;
      return quotient(indicator, value.numerator, value.denominator);
    default:
      return std::nullopt;
  }
}

}  // namespace track
