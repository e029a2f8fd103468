#include "formula.hpp"

#include <fmt/format.h>

#include "figures.hpp"
#include "track/base/text.hpp"

namespace track::render {

using report::History;
using report::Inclusion;
using report::Row;

namespace {

constexpr Message<std::int64_t> sum_of{"sum of {} measurements", "実績{}件の合計"};
constexpr Message<Localized, std::string> formula_since{"{}, cumulative since {}",
                                                        "{}（{}からの累計）"};
constexpr Message<> holdings_counted{"events recorded", "記録された開催の数"};
constexpr Message<Localized> last_reported{"the {} last reported", "直近に報告された{}"};
constexpr Message<> as_published{"one published figure, as published", "公表値のまま"};
constexpr Message<> shares_summed{"Σ numerators / Σ denominators", "分子の合計 ÷ 分母の合計"};
constexpr Message<std::int64_t> rates_summed{"Σ numerators / Σ denominators × {}",
                                             "分子の合計 ÷ 分母の合計 × {}"};
constexpr Message<> weighted_mean{"mean weighted by n", "回答数（n）による加重平均"};

// Beyond so many terms, the list of measurements says it better.
constexpr std::size_t most_terms = 12;

struct Terms {
  std::vector<std::string> left;   // amounts or numerators
  std::vector<std::string> right;  // n or denominators
};

Terms terms_of(const History& history) {
  Terms terms;
  for (std::size_t i = 0; i < history.measurements.size(); ++i) {
    if (history.inclusions[i] != Inclusion::counted) continue;
    const Value& value = history.measurements[i].value;
    const bool fraction = value.form == ValueForm::fraction;
    terms.left.push_back(grouped(fraction ? value.numerator : value.amount));
    if (fraction) {
      terms.right.push_back(grouped(value.denominator));
    } else if (value.n) {
      terms.right.push_back(grouped(Quantity::whole(*value.n)));
    }
  }
  return terms;
}

std::string sum(const std::vector<std::string>& terms) {
  const std::string all = fmt::format("{}", fmt::join(terms, " + "));
  return terms.size() > 1 ? "(" + all + ")" : all;
}

std::string weighted(const Terms& terms) {
  std::vector<std::string> products;
  for (std::size_t i = 0; i < terms.left.size(); ++i) {
    products.push_back(terms.left[i] + " × " + terms.right[i]);
  }
  return sum(products) + " / " + sum(terms.right);
}

std::string text(const Row& row, const Rational& number) {
  return figure_text(row, number);
}

// As a fraction where it is one of days, in percent where earlier years gave it.
std::string part_text(const Row& row) {
  const report::ExpectedShare& expected_share = row.forecast.expected_share;
  if (expected_share.pace == Pace::history) return rounded(expected_share.part * 100, 2) + " %";
  return expected_share.part.fraction();
}

}  // namespace

std::string actual_formula(const History& history) {
  const Row& row = history.years.front();
  if (row.indicator == nullptr || !row.actual.number) return {};
  const Terms terms = terms_of(history);
  if (terms.left.empty() || terms.left.size() > most_terms) return {};
  const KindTraits& kind = row.indicator->traits();
  switch (kind.aggregation) {
    case Aggregation::sum:
      return terms.left.size() > 1 ? fmt::format("{}", fmt::join(terms.left, " + ")) : "";
    case Aggregation::last:
      return {};
    case Aggregation::quotient: {
      if (!row.actual.numerator) return {};
      const std::string quotient = sum(terms.left) + " / " + sum(terms.right);
      if (kind.scale != Scale::per) return quotient;
      return quotient + " × " + grouped(Quantity::whole(row.indicator->per));
    }
    case Aggregation::weighted_mean:
      return terms.left.size() > 1 ? weighted(terms) : "";
  }
  return {};
}

std::string difference_formula(const Row& row) {
  return text(row, *row.actual.number) + " − " + text(row, *row.target.number);
}

std::string rate_formula(const Row& row) {
  const std::string actual = text(row, *row.actual.number);
  const std::string target = text(row, *row.target.number);
  if (row.achievement.method != Method::change) return actual + " / " + target;
  const std::string baseline = text(row, *row.baseline);
  return fmt::format("({} − {}) / ({} − {})", actual, baseline, target, baseline);
}

std::string change_formula(const Row& row, const Rational& before) {
  return text(row, *row.actual.number) + " − " + text(row, before);
}

std::string expected_formula(const Row& row) {
  const report::ForecastInput& input = row.forecast.input;
  const std::string target = text(row, *input.target);
  if (!input.target_before) return target + " × " + part_text(row);
  const std::string before = rounded_grouped(*input.target_before, row.forecast_digits);
  return fmt::format("{} + ({} − {}) × {}", before, target, before, part_text(row));
}

std::string projection_formula(const Row& row) {
  const report::ForecastInput& input = row.forecast.input;
  const std::string actual = text(row, *input.actual);
  if (!input.actual_before) return fmt::format("{} / ({})", actual, part_text(row));
  const std::string before = text(row, *input.actual_before);
  return fmt::format("{} + ({} − {}) / ({})", before, actual, before, part_text(row));
}

Localized equation(const Localized& value, const std::string& formula) {
  if (formula.empty()) return value;
  return {value.en + " = " + formula, value.ja + " = " + formula};
}

Localized with_unit(const Row& row, const Localized& value) {
  const Localized unit = unit_text(row);
  if (unit.empty() || !row.actual.has_figure()) return value;
  return {value.en + " " + unit.en, value.ja + " " + unit.ja};
}

Localized actual_rule(const History& history) {
  const Row& row = history.years.front();
  if (row.indicator == nullptr) return holdings_counted();
  if (!row.actual.has_figure()) return row.actual.reason;
  const KindTraits& kind = row.indicator->traits();
  switch (kind.aggregation) {
    case Aggregation::sum: {
      const report::Actual& actual = row.actual;
      Localized all = sum_of(actual.measurements - actual.unknown - actual.suppressed);
      if (row.indicator->basis == TargetBasis::yearly) return all;
      return formula_since(all, history.plan->calendar.short_label(history.plan->first_year));
    }
    case Aggregation::last:
      return last_reported(kind.noun());
    case Aggregation::quotient:
      if (!row.actual.numerator) return as_published();
      return kind.scale == Scale::per ? rates_summed(row.indicator->per) : shares_summed();
    case Aggregation::weighted_mean:
      return weighted_mean();
  }
  return {};
}

}  // namespace track::render
