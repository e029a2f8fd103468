#include "track/report/actual.hpp"

#include "track/model/figure.hpp"

namespace track::report {

namespace {

constexpr Message<> all_unknown{"recorded as unknown", "不明として記録されています"};
constexpr Message<> all_suppressed{"recorded as suppressed", "秘匿として記録されています"};
constexpr Message<> no_denominator{"the denominator is 0", "分母が0です"};
constexpr Message<std::int64_t> bare_percentages{
    "{} published percentages without numerator and denominator: they cannot be averaged",
    "分子・分母のない公表割合が{}件あり、平均することはできません"};
constexpr Message<> mixed_percentages{
    "a published percentage beside numerators and denominators: they cannot be added",
    "公表割合と分子・分母のある実績が混在し、合算できません"};
constexpr Message<std::int64_t> bare_rates{
    "{} published rates without numerator and denominator: they cannot be averaged",
    "分子・分母のない公表率が{}件あり、平均することはできません"};
constexpr Message<std::int64_t> unsized_scores{
    "{} scores, not all with n: they cannot be weighted",
    "点数が{}件ありますが、回答数（n）のないものがあり、加重平均できません"};

Localized nothing_given(const YearTotal& total) {
  return total.suppressed > 0 ? all_suppressed() : all_unknown();
}

std::int64_t given(const YearTotal& total) {
  return total.measurements - total.unknown - total.suppressed;
}

void form_sum(const YearTotal& total, Actual& actual) {
  actual.number = to_rational(total.sum);
}

void form_last(const YearTotal& total, Actual& actual) {
  if (total.last) actual.number = to_rational(total.last->amount);
}

// Shares and rates: sums divided; one bare published figure as it is.
void form_quotient(const Indicator& indicator, const YearTotal& total, std::int64_t bare,
                   const Localized& several_bare, Actual& actual) {
  if (total.fractions > 0 && bare > 0) {
    actual.reason = mixed_percentages();
  } else if (bare > 1) {
    actual.reason = several_bare;
  } else if (bare == 1) {
    if (total.last) {
      actual.number = to_rational(total.last->amount);
      actual.sample = total.last->n;
    }
  } else {
    actual.numerator = total.numerator;
    actual.denominator = total.denominator;
    if (total.denominator.is_zero()) {
      actual.reason = no_denominator();
      return;
    }
    actual.number = quotient(indicator, total.numerator, total.denominator);
    actual.sample = respondents(indicator, total.denominator);
  }
}

void form_score(const YearTotal& total, Actual& actual) {
  if (total.quantities == 1 && total.last) {
    actual.number = to_rational(total.last->amount);
    actual.sample = total.last->n;
  } else if (total.sized == total.quantities && total.weight > 0) {
    actual.number = total.weighted / Rational(total.weight);
    actual.sample = total.weight;
  } else {
    actual.reason = unsized_scores(total.quantities);
  }
}

Actual form(const Indicator& indicator, const YearTotal& total) {
  Actual actual;
  actual.measurements = total.measurements;
  actual.unknown = total.unknown;
  actual.suppressed = total.suppressed;
  actual.provisional = total.provisional;
  actual.last_recorded = total.last_recorded;
  if (given(total) == 0) {
    actual.reason = nothing_given(total);
    return actual;
  }
  switch (indicator.kind) {
    case IndicatorKind::count:
      form_sum(total, actual);
      break;
    case IndicatorKind::running:
    case IndicatorKind::stock:
      form_last(total, actual);
      break;
    case IndicatorKind::share:
      form_quotient(indicator, total, total.percentages, bare_percentages(total.percentages),
                    actual);
      break;
    case IndicatorKind::rate:
      form_quotient(indicator, total, total.quantities, bare_rates(total.quantities), actual);
      break;
    case IndicatorKind::score:
      form_score(total, actual);
      break;
    case IndicatorKind::milestone:
      if (total.last) actual.stage = total.last->form;
      break;
  }
  return actual;
}

bool carries_over(const Indicator& indicator) {
  return indicator.kind == IndicatorKind::stock || !indicator.survey.empty();
}

}  // namespace

std::optional<std::int64_t> respondents(const Indicator& indicator, Quantity denominator) {
  if (indicator.kind != IndicatorKind::share || !denominator.is_whole()) return std::nullopt;
  return denominator.units() / Quantity::units_per_one;
}

Actual year_actual(const Indicator& indicator, FiscalYear year, const Totals& totals) {
  if (const YearTotal* total = totals.of(indicator.id, year)) return form(indicator, *total);
  const std::optional<FiscalYear> earlier =
      carries_over(indicator) ? totals.year_before(indicator.id, year) : std::nullopt;
  if (!earlier) return {};
  Actual actual = form(indicator, *totals.of(indicator.id, *earlier));
  actual.measurements = actual.unknown = actual.suppressed = actual.provisional = 0;
  actual.carried_from = earlier;
  return actual;
}

Actual cumulative_actual(const Indicator& indicator, FiscalYear first, FiscalYear last,
                         const Totals& totals) {
  YearTotal sum;
  for (FiscalYear year = first; year <= last; year = year.next()) {
    const YearTotal* total = totals.of(indicator.id, year);
    if (total == nullptr) continue;
    sum.measurements += total->measurements;
    sum.unknown += total->unknown;
    sum.suppressed += total->suppressed;
    sum.provisional += total->provisional;
    sum.sum = sum.sum + total->sum;
    sum.last_recorded = total->last_recorded;
  }
  return sum.measurements > 0 ? form(indicator, sum) : Actual{};
}

}  // namespace track::report
