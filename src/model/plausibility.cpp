#include "track/model/plausibility.hpp"

#include <algorithm>
#include <utility>

#include "track/model/plan.hpp"

namespace track {

namespace {

// Of the indicator, the value, its period and the other value.
using Doubt = Message<std::string, Localized, std::string, Localized>;

constexpr Doubt above_max{
    "{}: {} for {} is above the indicator's max, {}. It was recorded; please check it",
    "{0}：{2} の {1} "
    "は、指標の上限（max）{3}を上回っています。記録しましたが、値をご確認ください"};
constexpr Doubt below_min{
    "{}: {} for {} is below the indicator's min, {}. It was recorded; please check it",
    "{0}：{2} の {1} "
    "は、指標の下限（min）{3}を下回っています。記録しましたが、値をご確認ください"};
constexpr Doubt falls{
    "{}: {} for {} is less than {} before it, and a running total does not fall within a year. It "
    "was recorded; please check both",
    "{0}：{2} の {1} は、それより前の {3}より小さくなっています。累計は年度内に減りません。"
    "記録しましたが、両方の値をご確認ください"};
constexpr Doubt falls_later{
    "{}: {} for {} is more than {} after it, and a running total does not fall within a year. It "
    "was recorded; please check both",
    "{0}：{2} の {1} は、それより後の {3}より大きくなっています。累計は年度内に減りません。"
    "記録しましたが、両方の値をご確認ください"};
constexpr Message<std::string, Localized, std::string, Localized, Localized> overlaps{
    "{}: {} for {} overlaps {}{}, and the year's total counts them all. It was recorded; please "
    "check that nothing is counted twice",
    "{0}：{2} の {1} は、{3}{4}と期間が重なっています。年度の実績にはすべて合算されます。"
    "記録しましたが、二重に数えていないかご確認ください"};
constexpr Message<std::int64_t> and_more{" and {} more", "ほか{}件"};
constexpr Doubt far_above{
    "{}: {} for {} is far above the largest comparable value of earlier years, {}. It was "
    "recorded; please check it",
    "{0}：{2} の {1} は、比較できる過去の年度の最大値である {3}を大きく上回っています。"
    "記録しましたが、値をご確認ください"};
constexpr Doubt far_below{
    "{}: {} for {} is far below the smallest comparable value of earlier years, {}. It was "
    "recorded; please check it",
    "{0}：{2} の {1} は、比較できる過去の年度の最小値である {3}を大きく下回っています。"
    "記録しましたが、値をご確認ください"};
constexpr Message<Localized, std::string, OperationId> one_value{"{} for {} (operation {})",
                                                                 "{1} の {0}（操作{2}）"};
constexpr Message<Localized, std::string, std::int64_t, OperationId> sum_of_values{
    "{} for {} (the sum of {} values, the last of operation {})",
    "{1} の {0}（{2}件の合計、最後は操作{3}）"};
constexpr Message<Localized, std::string> with_figure{"{} ({})", "{}（{}）"};

// With what a fraction comes to: "10/102 (9.8 %)".
Localized shown(const Indicator& indicator, const Value& value) {
  Localized text = describe(value, indicator.unit);
  const std::optional<Rational> figure = figure_of(indicator, value);
  if (value.form != ValueForm::fraction || !figure) return text;
  const std::string unit = indicator.traits().scale == Scale::percent ? " %" : "";
  return with_figure(text, rounded_grouped(*figure, 1) + unit);
}

Localized shown(const Indicator& indicator, const ReferenceValue& reference_value) {
  const Localized value = shown(indicator, reference_value.value);
  const std::string period = iso(reference_value.period);
  if (reference_value.summed_from == 1) return one_value(value, period, reference_value.operation);
  return sum_of_values(value, period, reference_value.summed_from, reference_value.operation);
}

Localized shown_bound(const Indicator& indicator, Quantity bound) {
  Value value;
  value.amount = bound;
  if (indicator.traits().scale == Scale::percent) value.form = ValueForm::percentage;
  return describe(value, indicator.unit);
}

enum class Side { within, above, below };

Side opposite(Side side) {
  if (side == Side::within) return side;
  return side == Side::above ? Side::below : Side::above;
}

// Where the record has figures above and below zero, only the size counts.
Side side_above_zero(const Rational& figure, const Rational& least, const Rational& greatest) {
  const Rational upper = least < 0 ? std::max(-least, greatest) : greatest;
  const Rational lower = least < 0 ? -upper * doubtful_ratio : least / doubtful_ratio;
  const Rational difference = to_rational(doubtful_difference);
  if (figure > upper * doubtful_ratio && figure - greatest >= difference) return Side::above;
  if (figure < lower && least - figure >= difference) return Side::below;
  return Side::within;
}

// By ratio. Figures below zero mirror those above it.
Side side_by_ratio(const Rational& figure, const Rational& least, const Rational& greatest) {
  if (least < 0 && greatest <= 0) return opposite(side_above_zero(-figure, -greatest, -least));
  return side_above_zero(figure, least, greatest);
}

Side side_by_points(const Rational& figure, const Rational& least, const Rational& greatest) {
  const Rational points = to_rational(doubtful_points);
  if (figure > greatest + points) return Side::above;
  if (figure < least - points) return Side::below;
  return Side::within;
}

class Examination {
 public:
  Examination(const Indicator& indicator, const Measurement& made, Rational figure)
      : indicator_(indicator), made_(made), figure_(std::move(figure)) {}

  void compare_with_bounds() {
    if (indicator_.max && figure_ > to_rational(*indicator_.max)) {
      doubt(above_max, shown_bound(indicator_, *indicator_.max));
    }
    if (indicator_.min && figure_ < to_rational(*indicator_.min)) {
      doubt(below_min, shown_bound(indicator_, *indicator_.min));
    }
  }

  void compare_with_year(const ReferenceValues& reference_values) {
    if (reference_values.before && figure_ < figure(*reference_values.before)) {
      doubt(falls, shown(indicator_, *reference_values.before));
    }
    if (reference_values.after && figure_ > figure(*reference_values.after)) {
      doubt(falls_later, shown(indicator_, *reference_values.after));
    }
    if (reference_values.overlap) {
      const std::int64_t more = reference_values.overlaps - 1;
      found_.push_back(overlaps(indicator_.id, shown(indicator_, made_.value), iso(made_.period),
                                shown(indicator_, *reference_values.overlap),
                                more > 0 ? and_more(more) : Localized{}));
    }
  }

  void compare_with_earlier_years(const std::vector<ReferenceValue>& earlier) {
    if (earlier.empty()) return;
    const auto [least, greatest] =
        std::minmax_element(earlier.begin(), earlier.end(),
                            [this](const ReferenceValue& left, const ReferenceValue& right) {
                              return figure(left) < figure(right);
                            });
    const bool by_points = indicator_.traits().years_check == YearsCheck::points;
    const auto side = by_points ? side_by_points : side_by_ratio;
    switch (side(figure_, figure(*least), figure(*greatest))) {
      case Side::above:
        return doubt(far_above, shown(indicator_, *greatest));
      case Side::below:
        return doubt(far_below, shown(indicator_, *least));
      case Side::within:
        return;
    }
  }

  std::vector<Localized> found() && { return std::move(found_); }

 private:
  void doubt(const Doubt& message, const Localized& other) {
    found_.push_back(
        message(indicator_.id, shown(indicator_, made_.value), iso(made_.period), other));
  }

  Rational figure(const ReferenceValue& reference_value) const {
    return figure_of(indicator_, reference_value.value).value();
  }

  const Indicator& indicator_;
  const Measurement& made_;
  const Rational figure_;
  std::vector<Localized> found_;
};

}  // namespace

std::vector<Localized> implausibilities(const Indicator& indicator, const Measurement& made,
                                        const ReferenceValues& reference_values) {
  const std::optional<Rational> figure = figure_of(indicator, made.value);
  if (!figure) return {};
  Examination examination(indicator, made, *figure);
  examination.compare_with_bounds();
  examination.compare_with_year(reference_values);
  examination.compare_with_earlier_years(reference_values.earlier_years);
  return std::move(examination).found();
}

}  // namespace track
