#include "status_rule.hpp"

namespace track::render {

using report::Row;

namespace {

constexpr Message<> does_not_run{"rule 1: it does not run in this year",
                                 "規則1：この年度は対象外です"};
constexpr Message<> nothing_yet{"rule 2: nothing is recorded, and nothing is to be expected yet",
                                "規則2：実績がなく、まだ報告の時期ではありません"};
constexpr Message<> status_rule_nothing_recorded{"rule 3: it is due, and nothing is recorded",
                                                 "規則3：報告の時期ですが、実績がありません"};
constexpr Message<> status_rule_no_figure{"rule 4: recorded, but no figure can be formed",
                                          "規則4：実績はありますが、数値を算定できません"};
constexpr Message<> by_direction{"rule 5: the change from the baseline, by the direction",
                                 "規則5：基準値からの増減を方向に照らして判定します"};
constexpr Message<> nothing_to_compare{"rule 6: there is no target to compare with",
                                       "規則6：比較する目標値がありません"};
constexpr Message<Localized> over{"rule 7: the year is over; {}", "規則7：年度終了、{}"};
constexpr Message<Localized> running{"rule 8: the year is running; {}", "規則8：年度途中、{}"};

constexpr Message<> status_rule_reached{"the target is reached", "目標値に達しています"};
constexpr Message<std::string> near_target{"short of the target, but at least {} of it",
                                           "目標値に届きませんが、その{}倍以上です"};
constexpr Message<std::string> far_from_target{"less than {} of the target",
                                               "目標値の{}倍未満です"};
constexpr Message<> within_ceiling{"not above the ceiling", "上限以下です"};
constexpr Message<std::string> near_ceiling{"above the ceiling, but not above ceiling / {}",
                                            "上限を超えていますが、上限÷{}以下です"};
constexpr Message<std::string> far_above_ceiling{"above ceiling / {}", "上限÷{}を超えています"};
constexpr Message<> reached_for_good{"the target is reached for good", "目標値に達しました"};
constexpr Message<> as_expected{"at least what is to be expected by now",
                                "現時点の目安に達しています"};
constexpr Message<std::string> nearly_as_expected{
    "less than is to be expected by now, but at least {} of it",
    "現時点の目安に届きませんが、その{}倍以上です"};
constexpr Message<std::string> far_from_expected{"less than {} of what is to be expected by now",
                                                 "現時点の目安の{}倍未満です"};
constexpr Message<> will_pass_ceiling{"within the ceiling, but it will be passed at this pace",
                                      "上限以下ですが、このまま進むと超えます"};
constexpr Message<> ceiling_passed{"the ceiling is passed", "上限を超えました"};

Localized at_the_end(Status status, bool ceiling, const std::string& near) {
  if (status == Status::achieved) return ceiling ? within_ceiling() : status_rule_reached();
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
      return expected ? as_expected() : status_rule_reached();
    case Status::at_risk:
      if (ceiling) return will_pass_ceiling();
      return expected ? nearly_as_expected(near) : near_target(near);
    default:
      if (ceiling) return ceiling_passed();
      return expected ? far_from_expected(near) : far_from_target(near);
  }
}

}  // namespace

Localized status_rule(const Row& row, const Plan& plan, const report::Progress& progress) {
  switch (row.assessment.status) {
    case Status::not_applicable:
      return does_not_run();
    case Status::not_due:
      return nothing_yet();
    case Status::missing:
      return status_rule_nothing_recorded();
    case Status::undetermined:
      return status_rule_no_figure();
    case Status::improved:
    case Status::unchanged:
    case Status::worsened:
      return by_direction();
    case Status::no_target:
      return nothing_to_compare();
    default:
      break;
  }
  const bool ceiling = row.achievement.method == Method::ceiling;
  const bool holdings = row.indicator == nullptr;
  const bool expected = holdings || row.forecast.expected.has_value();
  const std::string near = plain(plan.near);
  return progress.running() ? running(on_the_way(row.assessment.status, ceiling, expected, near))
                            : over(at_the_end(row.assessment.status, ceiling, near));
}

}  // namespace track::render
