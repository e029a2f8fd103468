#include "track/report/achievement.hpp"

#include "track/base/text.hpp"
#include "track/model/plan.hpp"
#include "track/report/comparison.hpp"

namespace track::report {

namespace {

constexpr Message<> target_not_positive{"no rate: the target is not above 0",
                                        "目標値が0以下のため、達成率は算定できません"};
constexpr Message<> target_is_baseline{"no rate: the target equals the baseline",
                                       "目標値が基準値と同じため、改善率は算定できません"};
constexpr Message<> target_beyond_baseline{
    "no rate: the target stands on the worse side of the baseline",
    "目標値が基準値より悪い側にあるため、改善率は算定できません"};
constexpr Message<> achievement_baseline_without_figure{"no rate: the baseline has no figure",
                                                        "基準値に数値がないため、算定できません"};
constexpr Message<std::string> baseline_of_other_series{
    "no rate: not comparable with the baseline, {}",
    "基準値と比較できないため、算定できません（{}）"};

void ratio(const Rational& actual, const Rational& target, Achievement& result) {
  if (target <= 0) {
    result.reason = target_not_positive();
  } else {
    result.rate = actual / target;
  }
}

void change(const Indicator& indicator, const Rational& actual, const YearTarget& target,
            Achievement& result) {
  const Rational& number = *target.number;
  const std::optional<YearFigure> baseline = baseline_figure(indicator);
  if (!baseline) {
    result.reason = achievement_baseline_without_figure();
  } else if (const SeriesBreak* broken = break_between(indicator, baseline->year, target.year)) {
    result.reason = baseline_of_other_series(printable(broken->reason));
  } else if (baseline->number == number) {
    result.reason = target_is_baseline();
  } else if ((number > baseline->number) != (indicator.direction() == Direction::up)) {
    result.reason = target_beyond_baseline();
  } else {
    result.rate = (actual - baseline->number) / (number - baseline->number);
  }
}

}  // namespace

YearTarget target_of(const Indicator& indicator, FiscalYear year) {
  const auto found = indicator.targets.find(year);
  if (found == indicator.targets.end()) return {.year = year};
  if (indicator.traits().staged) return {.year = year, .stage = found->second.form};
  return {.year = year, .number = figure_of(indicator, found->second)};
}

Method method_of(const Indicator& indicator, const YearTarget& target) {
  if (indicator.traits().staged) {
    return target.set() ? Method::milestone : Method::none;
  }
  const Direction direction = indicator.direction();
  if (direction == Direction::none) return Method::none;
  if (!target.set()) {
    return indicator.baseline && indicator.written_direction ? Method::direction : Method::none;
  }
  if (indicator.method) return *indicator.method;
  if (direction == Direction::up) return Method::ratio;
  return indicator.baseline ? Method::change : Method::ceiling;
}

Achievement achievement_of(const Indicator& indicator, const YearTarget& target,
                           const Actual& actual) {
  Achievement result;
  result.method = method_of(indicator, target);
  if (!actual.number || actual.carried_from) return result;
  if (target.number) result.difference = *actual.number - *target.number;
  switch (result.method) {
    case Method::ratio:
      ratio(*actual.number, *target.number, result);
      break;
    case Method::change:
      change(indicator, *actual.number, target, result);
      break;
    case Method::direction:
    case Method::ceiling:
    case Method::milestone:
    case Method::none:
      break;
  }
  return result;
}

bool held_as_ceiling(const Indicator& indicator, const Achievement& achievement) {
  if (achievement.method == Method::ceiling) return true;
  return achievement.method == Method::change && !achievement.rate && !achievement.reason.empty() &&
         indicator.direction() == Direction::down;
}

}  // namespace track::report
