#include "track/report/actual.hpp"

#include <utility>

#include "track/model/plan.hpp"

namespace track::report {

namespace {

constexpr Message<> all_unknown{"recorded as unknown", "不明として記録されています"};
constexpr Message<> all_suppressed{"recorded as suppressed", "秘匿として記録されています"};
constexpr Message<> no_denominator{"the denominator is 0", "分母が0です"};
constexpr Message<std::int64_t, Localized> several_published{
    "{} published {}s without numerator and denominator: they cannot be averaged",
    "分子・分母のない公表{1}が{0}件あり、平均することはできません"};
constexpr Message<Localized> mixed_with_published{
    "a published {} beside numerators and denominators: they cannot be added",
    "{}のみの公表値と、分子・分母を記録した値が混在しているため、合算できません"};
constexpr Message<std::int64_t, Localized> not_all_sized{
    "{} {}s, not all with n: they cannot be weighted",
    "{1}が{0}件ありますが、回答数（n）のないものがあり、加重平均できません"};

Localized nothing_given(const YearTotal& total) {
  return total.suppressed > 0 ? all_suppressed() : all_unknown();
}

std::int64_t given(const YearTotal& total) {
  return total.measurements - total.unknown - total.suppressed;
}

// Sums divided; one published figure as it is.
void form_quotient(const Indicator& indicator, const YearTotal& total, Actual& actual) {
  const bool in_percent = indicator.traits().scale == Scale::percent;
  const std::int64_t bare = in_percent ? total.percentages : total.quantities;
  if (total.fractions > 0 && bare > 0) {
    actual.reason = mixed_with_published(indicator.traits().noun());
  } else if (bare > 1) {
    actual.reason = several_published(bare, indicator.traits().noun());
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

void form_mean(const Indicator& indicator, const YearTotal& total, Actual& actual) {
  if (total.quantities == 1 && total.last) {
    actual.number = to_rational(total.last->amount);
    actual.sample = total.last->n;
  } else if (total.sized == total.quantities && total.weight > 0) {
    actual.number = total.weighted / Rational(total.weight);
    actual.sample = total.weight;
  } else {
    actual.reason = not_all_sized(total.quantities, indicator.traits().noun());
  }
}

void form_last(const Indicator& indicator, const Value& last, Actual& actual) {
  if (indicator.traits().staged) {
    actual.stage = last.form;
    return;
  }
  actual.number = figure_of(indicator, last);
  if (last.form != ValueForm::fraction) {
    actual.sample = last.n;
    return;
  }
  actual.numerator = last.numerator;
  actual.denominator = last.denominator;
  if (!actual.number) {
    actual.reason = no_denominator();
    return;
  }
  actual.sample = respondents(indicator, last.denominator);
}

Actual carried(Actual actual, FiscalYear from) {
  actual.measurements = actual.unknown = actual.suppressed = actual.provisional = 0;
  actual.carried_from = from;
  actual.overlaps.clear();
  actual.reason = {};
  return actual;
}

}  // namespace

std::optional<std::int64_t> respondents(const Indicator& indicator, Quantity denominator) {
  if (!indicator.traits().is_proportion() || !denominator.is_whole()) return std::nullopt;
  return denominator.units() / Quantity::units_per_one;
}

bool takes_last_of_parts(const Indicator& indicator) {
  return indicator.total && indicator.aggregation() == Aggregation::last;
}

Aggregation aggregation_of(const Indicator& indicator) {
  if (!takes_last_of_parts(indicator)) return indicator.aggregation();
  return indicator.traits().pools() ? indicator.traits().aggregation : Aggregation::sum;
}

Actual formed(const Indicator& indicator, const YearTotal& total) {
  Actual actual;
  actual.measurements = total.measurements;
  actual.unknown = total.unknown;
  actual.suppressed = total.suppressed;
  actual.provisional = total.provisional;
  actual.last_recorded = total.last_recorded;
  actual.overlaps = total.overlaps;
  if (given(total) == 0) {
    actual.reason = nothing_given(total);
    return actual;
  }
  switch (aggregation_of(indicator)) {
    case Aggregation::sum:
      actual.number = to_rational(total.sum);
      break;
    case Aggregation::last:
      if (total.last) form_last(indicator, *total.last, actual);
      break;
    case Aggregation::quotient:
      form_quotient(indicator, total, actual);
      break;
    case Aggregation::weighted_mean:
      form_mean(indicator, total, actual);
      break;
  }
  return actual;
}

Actual year_actual(const Indicator& indicator, FiscalYear year, const Totals& totals) {
  if (const YearTotal* total = totals.of(indicator.id, year)) return formed(indicator, *total);
  const auto years = totals.indicators.find(indicator.id);
  if (!indicator.carries_over() || years == totals.indicators.end()) return {};
  for (auto later = years->second.lower_bound(year); later != years->second.begin();) {
    --later;
    Actual actual = formed(indicator, later->second);
    if (actual.has_figure()) return carried(std::move(actual), later->first);
  }
  return {};
}

Actual cumulative_actual(const Indicator& indicator, FiscalYear first, FiscalYear last,
                         const Totals& totals) {
  YearTotal sum;
  FiscalYear latest = first.previous();
  for (FiscalYear year = first; year <= last; year = year.next()) {
    const YearTotal* total = totals.of(indicator.id, year);
    if (total == nullptr) continue;
    latest = year;
    sum.measurements += total->measurements;
    sum.unknown += total->unknown;
    sum.suppressed += total->suppressed;
    sum.provisional += total->provisional;
    sum.sum = sum.sum + total->sum;
    sum.last_recorded = total->last_recorded;
    sum.overlaps.insert(sum.overlaps.end(), total->overlaps.begin(), total->overlaps.end());
  }
  if (latest < first) return {};
  Actual actual = formed(indicator, sum);
  if (latest == last) return actual;
  return actual.has_figure() ? carried(std::move(actual), latest) : Actual{};
}

}  // namespace track::report
