#include "digits.hpp"

#include <algorithm>
#include <string>

namespace track::report {

namespace {

// The fewest decimals, from `digits` on, at which different numbers look different. Rounding keeps
// their order, so what looks different stands on its own side.
int digits_to_tell_apart(const Rational& one, const Rational& other, int digits) {
  if (one == other) return digits;
  while (rounded(one, digits) == rounded(other, digits)) ++digits;
  return digits;
}

// What is not all does not look like 100 %, and what is not none not like 0 %.
int digits_of_percentage(const Rational& percent, int digits) {
  return digits_to_tell_apart(percent, 0, digits_to_tell_apart(percent, 100, digits));
}

// The decimals of a number as it was written down; none for one that no quantity can hold.
int written_digits(const std::optional<Rational>& number) {
  if (!number || !(*number * Quantity::units_per_one).is_whole()) return 0;
  const std::string text = shortest(*number, Quantity::decimals);
  const std::size_t point = text.find('.');
  return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

// Decimals a figure is shown with before any status asks for more: quotients with one or two, what
// was written down with its own.
int usual_digits(const Row& row) {
  int digits = 0;
  const auto keep = [&digits](const std::optional<Rational>& number) {
    digits = std::max(digits, written_digits(number));
  };
  keep(row.target.number);
  const int decimals = traits_of(row.kind).decimals;
  if (decimals == 0) {
    keep(row.actual.number);
    keep(row.baseline);
    if (row.from_previous) keep(row.from_previous->before);
    return digits;
  }
  const bool published = row.actual.measurements == 1 && !row.actual.numerator;
  if (published) keep(row.actual.number);
  if (row.baseline && row.indicator->baseline->value.form != ValueForm::fraction) {
    keep(row.baseline);
  }
  return std::max(digits, decimals);
}

// An expectation looks different from the actual, and a projection from the target, where it is.
int digits_of_forecast(const Row& row, const Rational& near) {
  if (!row.forecast.expected || !row.actual.number) return 0;
  const Rational& expected = *row.forecast.expected;
  int digits = digits_to_tell_apart(*row.actual.number, expected, 0);
  digits = digits_to_tell_apart(*row.actual.number, expected * near, digits);
  if (row.forecast.projection && row.target.number) {
    digits = digits_to_tell_apart(*row.forecast.projection, *row.target.number, digits);
  }
  return digits;
}

std::optional<Rational> change_of(const std::optional<Comparison>& comparison) {
  return comparison ? comparison->change : std::nullopt;
}

}  // namespace

void choose_digits(Row& row, const Rational& near) {
  int digits = usual_digits(row);
  if (traits_of(row.kind).scale == Scale::percent && row.actual.number) {
    digits = digits_of_percentage(*row.actual.number, digits);
  }
  if (row.actual.number && row.target.number) {
    digits = digits_to_tell_apart(*row.actual.number, *row.target.number, digits);
  }
  for (const auto& distance :
       {row.achievement.difference, change_of(row.from_baseline), change_of(row.from_previous)}) {
    if (distance) digits = digits_to_tell_apart(*distance, 0, digits);
  }
  for (const auto& comparison : {row.from_baseline, row.from_previous}) {
    if (!comparison || !comparison->interval) continue;
    digits = digits_to_tell_apart(comparison->interval->low, 0, digits);
    digits = digits_to_tell_apart(comparison->interval->high, 0, digits);
  }
  row.figure_digits = digits;
  row.forecast_digits = digits_of_forecast(row, near);
  if (row.achievement.rate) {
    const Rational percent = *row.achievement.rate * 100;
    row.rate_digits = digits_to_tell_apart(percent, near * 100, digits_of_percentage(percent, 1));
  }
}

}  // namespace track::report
