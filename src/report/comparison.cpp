#include "track/report/comparison.hpp"

#include <algorithm>
#include <cmath>

#include "track/base/text.hpp"
#include "track/model/plan.hpp"
#include "track/report/achievement.hpp"

namespace track::report {

namespace {

constexpr double z95 = 1.959963984540054;  // the normal distribution's 97.5 % point

constexpr Message<std::string> broken{"not comparable with the figure before: {}",
                                      "以前の値とは比較できません（{}）"};
constexpr Message<> sizes_unknown{
    "whether this exceeds sampling error cannot be told: sample sizes are not known",
    "標本数が不明なため、標本誤差を超える変化かどうかは判断できません"};
constexpr Message<> within_error{"within sampling error (95 %)", "標本誤差の範囲内です（95%水準）"};
constexpr Message<> beyond_error{"beyond sampling error (95 %)",
                                 "標本誤差を超える変化です（95%水準）"};
constexpr Message<> within_error_of_one{
    "within the sampling error (95 %) of the figure whose sample size is known",
    "標本数がわかる側の標本誤差の範囲内です（95%水準）"};
constexpr Message<> no_change{"no change", "変化がありません"};

constexpr double significance = 0.05;

Proportion proportion_of(const YearFigure& figure) {
  return {rounded_double(figure.number / 100, 9), *figure.sample};
}

// In points, to four decimals.
PointInterval in_points(const Interval& interval) {
  constexpr double units_per_share = 1e6;
  const auto points = [](double bound) {
    return Rational(static_cast<std::int64_t>(bound * units_per_share + (bound < 0 ? -0.5 : 0.5)),
                    Quantity::units_per_one);
  };
  return {points(interval.low), points(interval.high)};
}

bool beyond(const Proportion& then, const Proportion& later, const PointInterval& interval) {
  const bool holds_zero = interval.low <= 0 && interval.high >= 0;
  return !holds_zero && two_proportion_p(then, later) < significance;
}

// What sampling alone leaves open of a figure, in percent, holds another.
bool may_be(const YearFigure& sampled, const Rational& other) {
  const PointInterval interval = in_points(wilson(proportion_of(sampled)));
  return interval.low <= other && other <= interval.high;
}

// A share is tested against what sampling alone would do.
void test(const YearFigure& before, const YearFigure& now, Comparison& result) {
  bool within = false;
  if (before.sample && now.sample) {
    const Proportion then = proportion_of(before);
    const Proportion later = proportion_of(now);
    result.interval = in_points(difference(then, later));
    within = !beyond(then, later, *result.interval);
    result.reason = within ? within_error() : beyond_error();
  } else {
    within =
        (before.sample && may_be(before, now.number)) || (now.sample && may_be(now, before.number));
    result.reason = within ? within_error_of_one() : sizes_unknown();
  }
  if (within && result.verdict) result.verdict = Status::unchanged;
}

}  // namespace

Interval wilson(const Proportion& proportion) {
  const auto n = static_cast<double>(proportion.n);
  const double p = proportion.share;
  const double z2 = z95 * z95;
  const double middle = 2 * n * p + z2;
  const double spread = z95 * std::sqrt(z2 + 4 * n * p * (1 - p));
  const double scale = 2 * (n + z2);
  return {std::max(0.0, (middle - spread) / scale), std::min(1.0, (middle + spread) / scale)};
}

Interval difference(const Proportion& before, const Proportion& after) {
  const Interval b = wilson(before);
  const Interval a = wilson(after);
  const double delta = after.share - before.share;
  return {delta - std::hypot(after.share - a.low, b.high - before.share),
          delta + std::hypot(a.high - after.share, before.share - b.low)};
}

double two_proportion_p(const Proportion& before, const Proportion& after) {
  const auto m = static_cast<double>(before.n);
  const auto n = static_cast<double>(after.n);
  const double pooled = (before.share * m + after.share * n) / (m + n);
  const double variance = pooled * (1 - pooled) * (1 / m + 1 / n);
  if (variance <= 0) return 1;
  const double z = (after.share - before.share) / std::sqrt(variance);
  return std::erfc(std::abs(z) / std::sqrt(2.0));
}

Comparison compare(const Indicator& indicator, const YearFigure& before, const YearFigure& now) {
  Comparison result{.year = before.year, .before = before.number};
  if (const SeriesBreak* found = break_between(indicator, before.year, now.year)) {
    result.reason = broken(printable(found->reason));
  } else {
    result.change = now.number - before.number;
  }
  return result;
}

Comparison compare_and_test(const Indicator& indicator, const YearFigure& before,
                            const YearFigure& now) {
  Comparison result = compare(indicator, before, now);
  if (!result.change) return result;
  if (indicator.direction() != Direction::none) {
    const bool better = (*result.change > 0) == (indicator.direction() == Direction::up);
    result.verdict = *result.change == 0 ? Status::unchanged
                     : better            ? Status::improved
                                         : Status::worsened;
  }
  const bool sampled = indicator.traits().is_proportion();
  if (sampled && (*result.change != 0 || (before.sample && now.sample))) {
    test(before, now, result);
  } else if (*result.change == 0) {
    result.reason = no_change();
  }
  return result;
}

std::optional<YearFigure> baseline_figure(const Indicator& indicator) {
  if (!indicator.baseline) return std::nullopt;
  const Baseline& baseline = *indicator.baseline;
  const std::optional<Rational> number = figure_of(indicator, baseline.value);
  if (!number) return std::nullopt;
  const Value& value = baseline.value;
  return YearFigure{
      baseline.year, *number,
      value.form == ValueForm::fraction ? respondents(indicator, value.denominator) : value.n};
}

}  // namespace track::report
