#include "value_data.hpp"

#include "track/model/plan.hpp"

namespace track::render {

namespace {

constexpr Message<> no_denominator{"the denominator is 0", "分母が0です"};

Datum amount(Quantity quantity) {
  return rounded_datum(to_rational(quantity), Quantity::decimals);
}

}  // namespace

ValueData value_data(const Indicator& indicator, const Value& value) {
  ValueData data;
  if (value.n) data.n = *value.n;
  switch (value.form) {
    case ValueForm::fraction:
      data.numerator = amount(value.numerator);
      data.denominator = amount(value.denominator);
      if (value.denominator.is_zero()) data.reason = no_denominator().en;
      [[fallthrough]];
    case ValueForm::quantity:
    case ValueForm::percentage:
      data.value = rounded_datum(figure_of(indicator, value), Quantity::decimals);
      break;
    case ValueForm::not_started:
    case ValueForm::started:
    case ValueForm::done:
      data.value = describe(value).en;
      break;
    case ValueForm::unknown:
    case ValueForm::suppressed:
      data.reason = describe(value).en;
      break;
  }
  return data;
}

}  // namespace track::render
