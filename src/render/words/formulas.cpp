#include "formulas.hpp"

#include <fmt/format.h>

#include "track/base/text.hpp"
#include "values.hpp"

namespace track::render {

using report::History;
using report::Inclusion;
using report::Row;

namespace {

constexpr Message<std::int64_t> sum_of{"sum of {} measurements", "実績{}件の合計"};
constexpr Message<> one_measurement{"one measurement", "実績1件"};
constexpr Message<Localized, std::string> cumulative_since{"{}, cumulative since {}",
                                                           "{}（{}からの累計）"};
constexpr Message<> holdings_counted{"events recorded", "記録された実施の回数"};
constexpr Message<Localized> last_reported{"the {} last reported", "直近に報告された{}"};
constexpr Message<> as_published{"one published figure, as published", "公表値のまま"};
constexpr Message<> shares_summed{"Σ numerators / Σ denominators", "分子の合計 ÷ 分母の合計"};
constexpr Message<std::int64_t> rates_summed{"Σ numerators / Σ denominators × {}",
                                             "分子の合計 ÷ 分母の合計 × {}"};
constexpr Message<> weighted_mean{"mean weighted by n", "回答数（n）による加重平均"};
constexpr Message<> one_score{"one score, as given", "報告された点数のまま"};
constexpr Message<Localized> last_of_parts_added{"the {} last reported for each part, added up",
                                                 "各区分の直近の{}の合計"};
constexpr Message<Localized> of_last_of_parts{"{}, of each part's last value",
                                              "{}（各区分の直近の値による）"};

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
      terms.right.push_back(grouped(*value.n));
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

// As it is counted, in months, days or holdings; in percent where earlier years gave it.
std::string part_text(const Row& row) {
  const report::ExpectedShare& expected_share = row.forecast.expected_share;
  if (expected_share.pace == Pace::history) return rounded(expected_share.part * 100, 2) + " %";
  return fmt::format("{}/{}", expected_share.count, expected_share.of);
}

constexpr Message<> does_not_run{"rule 1: it does not run in this year",
                                 "規則1：この年度は対象外です"};
constexpr Message<> nothing_yet{"rule 2: nothing is recorded, and nothing is expected yet",
                                "規則2：実績がなく、まだ報告の時期ではありません"};
constexpr Message<> rule_nothing_recorded{"rule 3: it is due, and nothing is recorded",
                                          "規則3：報告の時期ですが、実績がありません"};
constexpr Message<> parts_are_late{"rule 3: parts that are due were not reported",
                                   "規則3：期限を過ぎても報告のない区分があります"};
constexpr Message<> parts_to_come{"rule 2: not all parts are reported, and none of them is late",
                                  "規則2：報告のない区分がありますが、まだ期限前です"};
constexpr Message<> rule_no_figure{"rule 4: recorded, but no figure can be formed",
                                   "規則4：実績はありますが、数値を算定できません"};
constexpr Message<> by_direction{"rule 5: the change from the baseline, by the direction",
                                 "規則5：基準値からの増減を方向に照らして判定します"};
constexpr Message<> nothing_to_compare{"rule 6: there is no target to compare with",
                                       "規則6：比較する目標値がありません"};
constexpr Message<Localized> over{"rule 7: the year is over; {}", "規則7：年度終了、{}"};
constexpr Message<Localized> running{"rule 8: the year is running; {}", "規則8：年度途中、{}"};

constexpr Message<> rule_reached{"the target is reached", "目標値に達しています"};
constexpr Message<std::string> near_target{"short of the target, but at least {} of it",
                                           "目標値に届きませんが、その{}倍以上です"};
constexpr Message<std::string> far_from_target{"less than {} of the target",
                                               "目標値の{}倍未満です"};
constexpr Message<> within_ceiling{"not above the ceiling", "上限以下です"};
constexpr Message<std::string> near_ceiling{"above the ceiling, but not above ceiling / {}",
                                            "上限を超えていますが、上限÷{}以下です"};
constexpr Message<std::string> far_above_ceiling{"above ceiling / {}", "上限÷{}を超えています"};
constexpr Message<> reached_for_good{"the target is reached for good", "目標値に達しました"};
constexpr Message<> as_expected{"at least what is expected by now", "現時点の目安に達しています"};
constexpr Message<std::string> nearly_as_expected{
    "less than expected by now, but at least {} of it",
    "現時点の目安に届きませんが、その{}倍以上です"};
constexpr Message<std::string> far_from_expected{"less than {} of what is expected by now",
                                                 "現時点の目安の{}倍未満です"};
constexpr Message<> will_pass_ceiling{"within the ceiling, but it will be exceeded at this pace",
                                      "上限以下ですが、このまま進むと超えます"};
constexpr Message<> ceiling_passed{"the ceiling is exceeded", "上限を超えました"};

Localized sum_rule(const History& history) {
  const Row& row = history.years.front();
  const report::Actual& actual = row.actual;
  const std::int64_t summed = actual.measurements - actual.unknown - actual.suppressed;
  Localized all = summed == 1 ? one_measurement() : sum_of(summed);
  if (row.indicator->basis == TargetBasis::yearly) return all;
  return cumulative_since(
      all, history.plan->calendar_of(row.indicator).short_label(history.plan->first_year));
}

Localized at_the_end(Status status, bool ceiling, const std::string& near) {
  if (status == Status::achieved) return ceiling ? within_ceiling() : rule_reached();
  if (status == Status::nearly) return ceiling ? near_ceiling(near) : near_target(near);
  return ceiling ? far_above_ceiling(near) : far_from_target(near);
}

// A count is held against what is to be expected by now, anything else against its target.
Localized on_the_way(Status status, bool ceiling, bool expected, const std::string& near) {
  switch (status) {
    case Status::achieved:
      return reached_for_good();
    case Status::on_track:
      if (ceiling) return within_ceiling();
      return expected ? as_expected() : rule_reached();
    case Status::at_risk:
      if (ceiling) return will_pass_ceiling();
      return expected ? nearly_as_expected(near) : near_target(near);
    default:
      if (ceiling) return ceiling_passed();
      return expected ? far_from_expected(near) : far_from_target(near);
  }
}

}  // namespace

std::string actual_formula(const History& history) {
  const Row& row = history.years.front();
  if (row.indicator == nullptr || !row.actual.number) return {};
  const Terms terms = terms_of(history);
  if (terms.left.empty() || terms.left.size() > most_terms) return {};
  const KindTraits& kind = row.indicator->traits();
  switch (report::aggregation_of(*row.indicator)) {
    case Aggregation::sum:
      return terms.left.size() > 1 ? fmt::format("{}", fmt::join(terms.left, " + ")) : "";
    case Aggregation::last:
      return {};
    case Aggregation::quotient: {
      if (!row.actual.numerator) return {};
      std::string quotient = sum(terms.left) + " / " + sum(terms.right);
      if (kind.scale != Scale::per) return quotient;
      return quotient + " × " + grouped(row.indicator->per);
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

Localized actual_rule(const History& history) {
  const Row& row = history.years.front();
  if (row.indicator == nullptr) return holdings_counted();
  if (!row.actual.has_figure()) return row.actual.reason;
  const Indicator& indicator = *row.indicator;
  const KindTraits& kind = indicator.traits();
  const bool last_of_parts = report::takes_last_of_parts(indicator);
  const auto of_values = [last_of_parts](const Localized& rule) {
    return last_of_parts ? of_last_of_parts(rule) : rule;
  };
  switch (report::aggregation_of(indicator)) {
    case Aggregation::sum:
      return last_of_parts ? last_of_parts_added(kind.noun()) : sum_rule(history);
    case Aggregation::last:
      return last_reported(kind.noun());
    case Aggregation::quotient:
      if (!row.actual.numerator) return as_published();
      return of_values(kind.scale == Scale::per ? rates_summed(indicator.per) : shares_summed());
    case Aggregation::weighted_mean:
      return terms_of(history).left.size() == 1 ? one_score() : of_values(weighted_mean());
  }
  return {};
}

Localized status_rule(const Row& row, const Plan& plan) {
  if (row.coverage && !row.coverage->complete() && row.actual.recorded()) {
    return row.coverage->late ? parts_are_late() : parts_to_come();
  }
  switch (row.assessment.status) {
    case Status::not_applicable:
      return does_not_run();
    case Status::not_due:
      return nothing_yet();
    case Status::missing:
      return rule_nothing_recorded();
    case Status::undetermined:
      return rule_no_figure();
    case Status::improved:
    case Status::unchanged:
    case Status::worsened:
      return by_direction();
    case Status::no_target:
      return nothing_to_compare();
    default:
      break;
  }
  const bool holdings = row.indicator == nullptr;
  const bool ceiling = !holdings && report::held_as_ceiling(*row.indicator, row.achievement);
  const bool expected = holdings || row.forecast.expected.has_value();
  const std::string near = plain(plan.near);
  const bool is_over = row.phase == report::Progress::Phase::over;
  return is_over ? over(at_the_end(row.assessment.status, ceiling, near))
                 : running(on_the_way(row.assessment.status, ceiling, expected, near));
}

}  // namespace track::render
