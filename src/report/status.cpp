#include "track/report/status.hpp"

#include "track/base/text.hpp"

namespace track::report {

namespace {

constexpr Message<> year_not_begun{"the year has not begun", "年度がまだ始まっていません"};
constexpr Message<> status_baseline_without_figure{"the baseline has no figure",
                                                   "基準値に数値がありません"};
constexpr Message<> observed_only{"observed only, not judged against the target",
                                  "経過観察の指標のため、目標値との比較による判定は行いません"};
constexpr Message<> compared_when_over{"compared with the baseline when the year is over",
                                       "基準値との比較は年度終了後に行います"};
constexpr Message<Localized> to_be_done_by{"to be done by {}", "完了期限は{}"};
constexpr Message<> above_range{"above the planned range", "計画の範囲を上回っています"};
constexpr Message<> as_needed{"held as needed: no number is planned",
                              "随時実施のため、計画回数はありません"};
constexpr Message<> plan_unknown{"the planned number is not known", "計画回数が不明です"};
constexpr Message<> cycle_met{"held in its cycle", "周期どおり実施"};

// achieved, nearly or missed by a rate that is 1 when the target is reached.
Status final_status(const Rational& rate, const Rational& near) {
  if (rate >= 1) return Status::achieved;
  return rate >= near ? Status::nearly : Status::missed;
}

Status running_status(const Rational& rate, const Rational& near) {
  if (rate >= 1) return Status::on_track;
  return rate >= near ? Status::at_risk : Status::behind;
}

// Where the year decides, whatever was recorded.
std::optional<Assessment> before_any_record(const YearInput& item) {
  if (item.not_applicable) return Assessment{Status::not_applicable, *item.not_applicable};
  if (item.progress.phase != Progress::Phase::not_begun) return std::nullopt;
  return Assessment{Status::not_due, year_not_begun()};
}

Assessment assess_ratio(const StatusInput& item) {
  const Rational& actual = *item.actual.number;
  const Rational& target = *item.target.number;
  const Rational near = to_rational(item.near);
  const Localized& reason = item.achievement.reason;
  const bool running = item.progress.running();
  if (running && item.indicator->traits().accumulates()) {
    if (actual >= target) return {Status::achieved, reason};
    const Rational& expected = *item.forecast.expected;
    if (expected <= 0) return {Status::on_track, reason};
    return {running_status(actual / expected, near), reason};
  }
  if (target > 0) {
    const Rational rate = actual / target;
    return {running ? running_status(rate, near) : final_status(rate, near), reason};
  }
  if (running) return {actual >= target ? Status::on_track : Status::behind, reason};
  return {actual >= target ? Status::achieved : Status::missed, reason};
}

Assessment assess_ceiling(const StatusInput& item) {
  const Rational& actual = *item.actual.number;
  const Rational& target = *item.target.number;
  const Localized& reason = item.achievement.reason;
  if (!item.progress.running()) {
    if (actual <= target) return {Status::achieved, reason};
    return {actual <= target / to_rational(item.near) ? Status::nearly : Status::missed, reason};
  }
  if (actual > target) return {Status::behind, reason};
  const auto& projection = item.forecast.projection;
  const bool will_pass =
      item.indicator->traits().accumulates() && projection && *projection > target;
  return {will_pass ? Status::at_risk : Status::on_track, reason};
}

// Where the change is not defined, the target stands alone.
Assessment assess_change(const StatusInput& item) {
  const Rational near = to_rational(item.near);
  const bool running = item.progress.running();
  const bool up = item.indicator->direction() == Direction::up;
  if (!item.achievement.rate) return up ? assess_ratio(item) : assess_ceiling(item);
  if (!running) return {final_status(*item.achievement.rate, near), {}};
  if (!item.indicator->traits().accumulates()) {
    return {running_status(*item.achievement.rate, near), {}};
  }
  if (up && *item.actual.number >= *item.target.number) return {Status::achieved, {}};
  if (!item.forecast.projection) return {Status::on_track, {}};
  Actual projected = item.actual;
  projected.number = item.forecast.projection;
  return {running_status(*achievement_of(*item.indicator, item.target, projected).rate, near), {}};
}

Assessment assess_milestone(const StatusInput& item) {
  const bool reached =
      *item.actual.stage == ValueForm::done ||
      (*item.target.stage == ValueForm::started && *item.actual.stage == ValueForm::started);
  if (reached) return {Status::achieved, {}};
  if (!item.progress.running()) return {Status::missed, {}};
  if (*item.actual.stage == ValueForm::started) return {Status::on_track, {}};
  return {Status::not_due, to_be_done_by(item.last_day)};
}

Assessment assess_direction(const StatusInput& item) {
  if (item.indicator->traits().accumulates() && !item.progress.over()) {
    return {Status::no_target, compared_when_over()};
  }
  if (!item.from_baseline) return {Status::undetermined, status_baseline_without_figure()};
  return {item.from_baseline->verdict.value_or(Status::undetermined), item.from_baseline->reason};
}

Assessment assess_figure(const StatusInput& item) {
  switch (item.achievement.method) {
    case Method::ratio:
      return assess_ratio(item);
    case Method::ceiling:
      return assess_ceiling(item);
    case Method::change:
      return assess_change(item);
    case Method::milestone:
      return assess_milestone(item);
    case Method::direction:
      return assess_direction(item);
    case Method::none:
      break;
  }
  return {Status::no_target, item.target.set() ? observed_only() : Localized{}};
}

}  // namespace

Assessment assess(const StatusInput& item) {
  if (const auto early = before_any_record(item)) return *early;
  if (!item.actual.recorded() && !item.actual.is_done()) return item.unrecorded;
  if (item.incomplete) return *item.incomplete;
  if (!item.actual.has_figure()) return {Status::undetermined, item.actual.reason};
  return assess_figure(item);
}

Assessment assess_holdings(const HoldingStatusInput& item) {
  if (const auto early = before_any_record(item)) return *early;
  const std::optional<Schedule::Planned> planned = item.schedule.planned_a_year();
  const std::optional<Schedule::Planned> accepted = item.schedule.accepted_a_year(item.near);
  if (!planned || !accepted) {
    switch (item.schedule.form) {
      case Schedule::Form::counted:
        return item.held > 0 ? Assessment{Status::achieved, cycle_met()} : item.unrecorded;
      case Schedule::Form::as_needed:
        return {Status::no_target, as_needed()};
      case Schedule::Form::unknown:
        return {Status::no_target, plan_unknown()};
      case Schedule::Form::none:
        return {Status::no_target, {}};
    }
  }
  if (item.held == 0) return item.unrecorded;
  const Rational near = to_rational(item.near);
  const Rational held(item.held);
  if (held > planned->most && planned->most > planned->least) {
    return {Status::achieved, above_range()};
  }
  if (held >= accepted->least) return {Status::achieved, {}};
  if (item.progress.over()) {
    return {held >= accepted->least * near ? Status::nearly : Status::missed, {}};
  }
  const Rational late(item.late);
  if (held >= late) return {Status::on_track, {}};
  return {held >= late * near ? Status::at_risk : Status::behind, {}};
}

}  // namespace track::report
