#include "track/model/plausibility.hpp"

#include <algorithm>
#include <utility>

#include "track/base/period.hpp"
#include "track/base/text.hpp"
#include "track/model/plan.hpp"
#include "value_text.hpp"

namespace track {

namespace {

// Of the indicator, the value, its period and the other value.
using Doubt = Message<std::string, Localized, Localized, Localized>;

constexpr Doubt above_max{"{}: {} for {} is above the indicator's max, {}. Please check it",
                          "{0}：{2} の {1} "
                          "は、指標の上限（max）{3}を上回っています。値をご確認ください"};
constexpr Doubt below_min{"{}: {} for {} is below the indicator's min, {}. Please check it",
                          "{0}：{2} の {1} "
                          "は、指標の下限（min）{3}を下回っています。値をご確認ください"};
constexpr Doubt falls{
    "{}: {} for {} is less than {} before it, and a running total does not fall within a year. "
    "Please check both",
    "{0}：{2} の {1} は、それより前の {3}より小さくなっています。累計は年度内に減りません。"
    "両方の値をご確認ください"};
constexpr Doubt falls_later{
    "{}: {} for {} is more than {} after it, and a running total does not fall within a year. "
    "Please check both",
    "{0}：{2} の {1} は、それより後の {3}より大きくなっています。累計は年度内に減りません。"
    "両方の値をご確認ください"};
constexpr Message<std::string, Localized, Localized, Localized, Localized> overlaps{
    "{}: {} for {} overlaps {}{}, and the year's total counts them all. Please "
    "check that nothing is counted twice",
    "{0}：{2} の {1} は、{3}{4}と期間が重なっています。年度の実績にはすべて合算されます。"
    "二重に数えていないかご確認ください"};
constexpr Message<std::int64_t> and_more{" and {} more", "ほか{}件"};
constexpr Doubt far_above{
    "{}: {} for {} is far above the largest comparable value of earlier years, {}. Please check it",
    "{0}：{2} の {1} は、比較できる過去の年度の最大値である {3}を大きく上回っています。"
    "値をご確認ください"};
constexpr Doubt far_below{
    "{}: {} for {} is far below the smallest comparable value of earlier years, {}. Please check "
    "it",
    "{0}：{2} の {1} は、比較できる過去の年度の最小値である {3}を大きく下回っています。"
    "値をご確認ください"};
constexpr Doubt above_target{
    "{}: {} for {} is far above the target, {}. Please check it",
    "{0}：{2} の {1} は、目標値 {3}を大きく上回っています。値をご確認ください"};
constexpr Doubt above_year{
    "{}: {} for {} is far above the largest value of the year so far, {}. Please "
    "check it",
    "{0}：{2} の {1} は、同じ年度のこれまでの最大値 {3}を大きく上回っています。"
    "値をご確認ください"};
constexpr Doubt below_year{
    "{}: {} for {} is far below the smallest value of the year so far, {}. Please "
    "check it",
    "{0}：{2} の {1} は、同じ年度のこれまでの最小値 {3}を大きく下回っています。"
    "値をご確認ください"};
constexpr Doubt not_whole{
    "{}: {} for {} has decimals, and all values before it are whole numbers, the last {}. Please "
    "check it",
    "{0}：{2} の {1} には小数がありますが、これまでの値はすべて整数です（直近は {3}）。"
    "値をご確認ください"};
constexpr Message<std::string, Localized, Localized, std::string> not_countable{
    "{}: {} for {} has decimals, and {} are counted in whole numbers. Please "
    "check "
    "it",
    "{0}：{2} の {1} には小数がありますが、「{3}」は整数で数える単位です。"
    "値をご確認ください"};
constexpr Message<std::string, Localized, Localized, std::string> too_many_decimals{
    "{}: {} for {} has more decimals than the indicator is to have, {}. Please "
    "check it",
    "{0}：{2} の {1} は、小数点以下がこの指標の桁数（{3}桁）を超えています。"
    "値をご確認ください"};
constexpr Message<std::string, Localized, std::string> defined_not_countable{
    "{}: {} has decimals, and {} are counted in whole numbers",
    "{}：{} には小数がありますが、「{}」は整数で数える単位です"};
constexpr Message<std::string, Localized, std::string> defined_with_more_decimals{
    "{}: {} has more decimals than the indicator is to have, {}",
    "{}：{} は、小数点以下がこの指標の桁数（{}桁）を超えています"};
constexpr Message<std::string, std::string, std::string, std::string> point_for_comma{
    "{}: \"{}\" was read as {}; if {} is meant, write it without the point",
    "{}：「{}」は {} として読みました。{} の意味であれば、小数点を付けずに書いてください"};
constexpr Message<std::string, std::string> sign_of_suppressed{
    "{}: \"{}\" was read as suppressed, a value that exists and is withheld; please check that it "
    "is meant",
    "{}：「{}」は秘匿（値はあるが公表されない）として読みました。意図したものか確認してください"};
constexpr Message<Localized, Localized, OperationId> one_value{"{} for {} (operation {})",
                                                               "{1} の {0}（操作{2}）"};
constexpr Message<Localized, Localized, std::int64_t, OperationId> sum_of_values{
    "{} for {} (the sum of {} values, the last of operation {})",
    "{1} の {0}（{2}件の合計、最後は操作{3}）"};
constexpr Message<std::string> in_percent{"{} %", "{}%"};
constexpr Message<Localized, Localized> with_figure{"{} ({})", "{}（{}）"};

// With what a fraction comes to: "10/102 (9.8 %)".
Localized shown(const Indicator& indicator, const Value& value) {
  Localized text = describe(value, indicator.unit);
  const std::optional<Rational> figure = figure_of(indicator, value);
  if (value.form != ValueForm::fraction || !figure) return text;
  const std::string number = rounded_grouped(*figure, 1);
  const bool percent = indicator.traits().scale == Scale::percent;
  return with_figure(text, percent ? in_percent(number) : verbatim(number));
}

Localized shown(const Indicator& indicator, const ReferenceValue& reference_value,
                EraCalendar eras) {
  const Localized value = shown(indicator, reference_value.value);
  const Localized period = period_text(reference_value.period, eras);
  if (reference_value.summed_from == 1) return one_value(value, period, reference_value.operation);
  return sum_of_values(value, period, reference_value.summed_from, reference_value.operation);
}

Localized shown_bound(const Indicator& indicator, Quantity bound) {
  Value value;
  value.amount = bound;
  if (indicator.traits().scale == Scale::percent) value.form = ValueForm::percentage;
  return describe(value, indicator.unit);
}

// Whether things of that unit come in whole numbers only.
bool is_counted_whole(const std::string& unit) {
  constexpr std::string_view units[] = {
      "人",   "件",          "回",        "か所",   "部",     "冊",     "世帯", "団体",
      "校",   "社",          "台",        "枚",     "組",     "戸",     "棟",   "匹",
      "頭",   "施設",        "事例",      "講座",   "people", "person", "time", "event",
      "case", "participant", "household", "school", "session"};
  return std::any_of(std::begin(units), std::end(units),
                     [&](std::string_view one) { return same_unit(unit, one); });
}

// Of values that are counted or measured as they are, not of quotients and scores.
bool is_plain_number(const Indicator& indicator, const Value& value) {
  const KindTraits& kind = indicator.traits();
  return kind.scale == Scale::unit && (kind.sums() || kind.year_to_date || kind.carries_over) &&
         value.form == ValueForm::quantity;
}

bool has_more_decimals(const Indicator& indicator, const Value& value) {
  const bool written = value.form == ValueForm::quantity || value.form == ValueForm::percentage;
  return written && indicator.decimals && value.amount.decimals_needed() > *indicator.decimals;
}

// The target of the year, else of the next year that has one, else of the last; nullptr for none.
const Value* target_near(const Indicator& indicator, FiscalYear year) {
  if (indicator.targets.empty()) return nullptr;
  const auto next = indicator.targets.lower_bound(year);
  return next == indicator.targets.end() ? &indicator.targets.rbegin()->second : &next->second;
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
  Examination(const Indicator& indicator, const Measurement& made, Rational figure,
              EraCalendar eras)
      : indicator_(indicator), made_(made), figure_(std::move(figure)), eras_(eras) {}

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
      doubt(falls, shown_reference(*reference_values.before));
    }
    if (reference_values.after && figure_ > figure(*reference_values.after)) {
      doubt(falls_later, shown_reference(*reference_values.after));
    }
    // What is compared with its parts is never added up.
    if (reference_values.overlap && !indicator_.total) {
      const std::int64_t more = reference_values.overlaps - 1;
      found_.push_back(overlaps(
          indicator_.id, shown(indicator_, made_.value), period_text(made_.period, eras_),
          shown_reference(*reference_values.overlap), more > 0 ? and_more(more) : Localized{}));
    }
  }

  void compare_with_earlier_years(const std::vector<ReferenceValue>& earlier) {
    if (earlier.empty()) return;
    const auto [least, greatest] = extremes(earlier);
    const bool by_points = indicator_.traits().years_check == YearsCheck::points;
    const auto side = by_points ? side_by_points : side_by_ratio;
    switch (side(figure_, figure(*least), figure(*greatest))) {
      case Side::above:
        size_doubted_ = true;
        return doubt(far_above, shown_reference(*greatest));
      case Side::below:
        size_doubted_ = true;
        return doubt(far_below, shown_reference(*least));
      case Side::within:
        return;
    }
  }

  // Where its size was doubted already, one warning is enough.
  void compare_with_target() {
    if (size_doubted_ || indicator_.traits().years_check != YearsCheck::ratio) return;
    const Value* target = target_near(indicator_, made_.year);
    const std::optional<Rational> aim = target ? figure_of(indicator_, *target) : std::nullopt;
    if (!aim || *aim <= 0) return;
    if (side_above_zero(figure_, *aim, *aim) != Side::above) return;
    size_doubted_ = true;
    doubt(above_target, describe(*target, indicator_.unit));
  }

  void compare_with_same_year(const std::vector<ReferenceValue>& values) {
    if (size_doubted_ || values.empty()) return;
    const auto [least, greatest] = extremes(values);
    const Rational difference = to_rational(doubtful_difference);
    const Rational most = figure(*greatest);
    const Rational fewest = figure(*least);
    if (fewest < 0) return;
    if (figure_ > most * doubtful_ratio_within_year && figure_ - most >= difference) {
      size_doubted_ = true;
      doubt(above_year, shown_reference(*greatest));
    } else if (figure_ * doubtful_ratio_within_year < fewest && fewest - figure_ >= difference) {
      size_doubted_ = true;
      doubt(below_year, shown_reference(*least));
    }
  }

  void compare_decimals(const ReferenceValues& reference_values) {
    if (has_more_decimals(indicator_, made_.value)) {
      found_.push_back(too_many_decimals(indicator_.id, shown(indicator_, made_.value),
                                         period_text(made_.period, eras_),
                                         std::to_string(*indicator_.decimals)));
    }
    // What is said of them, is said.
    if (indicator_.decimals || !is_plain_number(indicator_, made_.value) ||
        made_.value.amount.is_whole()) {
      return;
    }
    if (reference_values.whole_before) {
      doubt(not_whole, shown_reference(*reference_values.whole_before));
    } else if (reference_values.values_before == 0 && is_counted_whole(indicator_.unit)) {
      found_.push_back(not_countable(indicator_.id, shown(indicator_, made_.value),
                                     period_text(made_.period, eras_), indicator_.unit));
    }
  }

  std::vector<Localized> found() && { return std::move(found_); }

 private:
  void doubt(const Doubt& message, const Localized& other) {
    found_.push_back(message(indicator_.id, shown(indicator_, made_.value),
                             period_text(made_.period, eras_), other));
  }

  using Position = std::vector<ReferenceValue>::const_iterator;

  std::pair<Position, Position> extremes(const std::vector<ReferenceValue>& values) const {
    return std::minmax_element(values.begin(), values.end(),
                               [this](const ReferenceValue& left, const ReferenceValue& right) {
                                 return figure(left) < figure(right);
                               });
  }

  Localized shown_reference(const ReferenceValue& other) const {
    return shown(indicator_, other, eras_);
  }

  Rational figure(const ReferenceValue& reference_value) const {
    return figure_of(indicator_, reference_value.value).value();
  }

  const Indicator& indicator_;
  const Measurement& made_;
  const Rational figure_;
  const EraCalendar eras_;
  bool size_doubted_ = false;
  std::vector<Localized> found_;
};

}  // namespace

std::vector<Localized> doubts_of_writing(const Indicator& indicator, std::string_view text,
                                         const Value& value) {
  const std::string typed = plain_value_text(text);
  if (value.form == ValueForm::suppressed) {
    if (typed != "x" && typed != "X" && typed != "*") return {};
    return {sign_of_suppressed(indicator.id, printable(typed))};
  }
  if (value.form != ValueForm::quantity) return {};
  // "1.200": nobody writes three decimals that end in a zero, many write a point between thousands.
  std::string number = cut_number(typed).number;
  const std::size_t point = number.find('.');
  const bool like_thousands = point != std::string::npos && point >= 1 && point <= 3 &&
                              number.size() == point + 4 && number.ends_with('0') &&
                              number.front() >= '1' && number.front() <= '9';
  if (!like_thousands) return {};
  const std::string shown = number;
  number.erase(point, 1);
  return {point_for_comma(indicator.id, shown, plain(value.amount), with_separators(number))};
}

std::vector<Localized> doubts_of_defined(const Indicator& indicator, std::string_view text,
                                         const Value& value) {
  std::vector<Localized> doubts = doubts_of_writing(indicator, text, value);
  if (!doubts.empty()) return doubts;
  if (has_more_decimals(indicator, value)) {
    doubts.push_back(defined_with_more_decimals(indicator.id, shown(indicator, value),
                                                std::to_string(*indicator.decimals)));
  } else if (!indicator.decimals && is_plain_number(indicator, value) && !value.amount.is_whole() &&
             is_counted_whole(indicator.unit)) {
    doubts.push_back(
        defined_not_countable(indicator.id, shown(indicator, value), printable(indicator.unit)));
  }
  return doubts;
}

std::vector<Localized> implausibilities(const Indicator& indicator, const Measurement& made,
                                        const ReferenceValues& reference_values, EraCalendar eras) {
  const std::optional<Rational> figure = figure_of(indicator, made.value);
  if (!figure) return {};
  Examination examination(indicator, made, *figure, eras);
  examination.compare_with_bounds();
  examination.compare_with_year(reference_values);
  examination.compare_with_earlier_years(reference_values.earlier_years);
  examination.compare_with_same_year(reference_values.same_year);
  examination.compare_with_target();
  examination.compare_decimals(reference_values);
  return std::move(examination).found();
}

}  // namespace track
