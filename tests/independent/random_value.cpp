#include "random_plan.hpp"

namespace track::independent {

namespace {

Value of_form(ValueForm form) {
  Value value;
  value.form = form;
  return value;
}

Quantity amount(bool pieces, Random& random) {
  if (pieces) return Quantity::whole(random.one_of({0, 1, 2, 4, 5, 10}));
  const int sort = random.from_to(1, 100);
  if (sort <= 60) return Quantity::whole(random.from_to(0, 12));
  if (sort <= 85) return Quantity::from_units(random.from_to(0, 200'000));
  return Quantity::from_units(std::int64_t{random.from_to(0, 50'000'000)} * 100);
}

Quantity percent(Random& random) {
  if (random.chance(50)) return Quantity::whole(random.from_to(0, 20) * 5);
  return Quantity::from_units(random.from_to(0, 1'000'000));
}

Value fraction(IndicatorKind kind, Random& random) {
  Value value = of_form(ValueForm::fraction);
  if (random.chance(5)) return value;  // 0/0
  const int most = random.one_of({10, 20, 1500});
  const int below = random.from_to(1, most);
  const int above = random.from_to(0, kind == IndicatorKind::share ? below : 2 * below);
  // In a share of hours, say, neither has to be whole.
  const std::int64_t scale = random.chance(90) ? Quantity::units_per_one : 12'345;
  value.numerator = Quantity::from_units(above * scale);
  value.denominator = Quantity::from_units(below * scale);
  return value;
}

Value sized(Value value, const Habit& habit, Random& random) {
  if (random.chance(habit.sized)) value.n = random.from_to(1, random.one_of({9, 300, 3000}));
  return value;
}

Value quantity(const Indicator& indicator, Random& random) {
  Value value;
  value.amount = amount(indicator.unit == "pieces", random);
  const bool may_be_negative =
      indicator.kind == IndicatorKind::stock || indicator.kind == IndicatorKind::score;
  if (may_be_negative && random.chance(15)) {
    value.amount = Quantity::from_units(-value.amount.units());
  }
  return value;
}

}  // namespace

Value random_value(const Indicator& indicator, const Habit& habit, Random& random) {
  if (random.chance(habit.unknown)) {
    return of_form(random.one_of({ValueForm::unknown, ValueForm::suppressed}));
  }
  switch (indicator.kind) {
    case IndicatorKind::count:
    case IndicatorKind::running:
    case IndicatorKind::stock:
      return quantity(indicator, random);
    case IndicatorKind::share: {
      if (!random.chance(habit.bare)) return fraction(indicator.kind, random);
      Value value = of_form(ValueForm::percentage);
      value.amount = percent(random);
      return sized(value, habit, random);
    }
    case IndicatorKind::rate:
      return random.chance(habit.bare) ? quantity(indicator, random)
                                       : fraction(indicator.kind, random);
    case IndicatorKind::score:
      return sized(quantity(indicator, random), habit, random);
    case IndicatorKind::milestone:
      break;
  }
  return of_form(random.one_of({ValueForm::not_started, ValueForm::started, ValueForm::done}));
}

}  // namespace track::independent
