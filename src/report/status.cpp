#include "track/report/status.hpp"

#include "track/report/sampling.hpp"

namespace track::report {

namespace {

constexpr Phrase<> year_not_begun{"the year has not begun", "年度がまだ始まっていません"};
constexpr Phrase<> sizes_unknown{
    "whether this exceeds sampling error cannot be told: sample sizes are not known",
    "標本数が不明なため、標本誤差を超える変化かどうかは判断できません"};
constexpr Phrase<> within_error{"within sampling error (95 %)", "標本誤差の範囲内です（95%水準）"};
constexpr Phrase<> beyond_error{"beyond sampling error (95 %)",
                                "標本誤差を超える変化です（95%水準）"};
constexpr Phrase<> no_change{"no change from the baseline", "基準値から変化がありません"};
constexpr Phrase<> observed_only{"observed only, not judged against the target",
                                 "経過観察の指標のため、目標値との比較による判定は行いません"};
constexpr Phrase<> above_range{"above the planned range", "計画の範囲を上回っています"};
constexpr Phrase<> as_needed{"held as needed: no number is planned",
                             "随時開催のため、計画回数はありません"};
constexpr Phrase<> plan_unknown{"the planned number is not known", "計画回数が不明です"};
constexpr Phrase<> cycle_met{"held in its cycle", "周期どおり実施しました"};

// achieved, nearly or missed by a rate that is 1 when the target is reached.
Status final_status(const Rational& rate, const Rational& near) {
  if (rate >= 1) return Status::achieved;
  return rate >= near ? Status::nearly : Status::missed;
}

Status running_status(const Rational& rate, const Rational& near) {
  if (rate >= 1) return Status::on_track;
  return rate >= near ? Status::at_risk : Status::behind;
}

bool adds_up_over_the_year(IndicatorKind kind) {
  return kind == IndicatorKind::count || kind == IndicatorKind::running;
}

// The part of the target to be expected by the as-of day: linear within the year.
Rational expected_by_now(const Case& item) {
  const Rational before = item.aim_before.value_or(0);
  return before + (*item.aim.number - before) * item.progress.elapsed;
}

// Where the year would end if it went on as it began.
Rational projected(const Case& item) {
  const Rational before = item.actual_before.value_or(0);
  return before + (*item.actual.number - before) / item.progress.elapsed;
}

Judgement judge_ratio(const Case& item) {
  const Rational& actual = *item.actual.number;
  const Rational& target = *item.aim.number;
  const Rational near = to_rational(item.near);
  if (!item.progress.running()) {
    if (item.achievement.rate) return {final_status(*item.achievement.rate, near), {}};
    return {actual >= target ? Status::achieved : Status::missed, item.achievement.reason};
  }
  if (!adds_up_over_the_year(item.indicator->kind)) {
    if (item.achievement.rate) return {running_status(*item.achievement.rate, near), {}};
    return {actual >= target ? Status::on_track : Status::behind, item.achievement.reason};
  }
  if (actual >= target) return {Status::achieved, item.achievement.reason};
  const Rational expected = expected_by_now(item);
  if (expected <= 0) return {Status::on_track, item.achievement.reason};
  return {running_status(actual / expected, near), {}};
}

Judgement judge_ceiling(const Case& item) {
  const Rational& actual = *item.actual.number;
  const Rational& target = *item.aim.number;
  if (!item.progress.running()) {
    if (actual <= target) return {Status::achieved, {}};
    return {actual <= target / to_rational(item.near) ? Status::nearly : Status::missed, {}};
  }
  if (actual > target) return {Status::behind, {}};
  if (adds_up_over_the_year(item.indicator->kind) && projected(item) > target) {
    return {Status::at_risk, {}};
  }
  return {Status::on_track, {}};
}

Judgement judge_change(const Case& item) {
  const Rational near = to_rational(item.near);
  const bool running = item.progress.running();
  const bool up = item.indicator->direction() == Direction::up;
  Actual actual = item.actual;
  if (running && adds_up_over_the_year(item.indicator->kind)) {
    if (up && *actual.number >= *item.aim.number)
      return {Status::achieved, item.achievement.reason};
    actual.number = projected(item);
  }
  const Achievement result = achievement_of(*item.indicator, item.aim, actual);
  if (result.rate) {
    return {running ? running_status(*result.rate, near) : final_status(*result.rate, near), {}};
  }
  const bool reached = up ? *actual.number >= *item.aim.number : *actual.number <= *item.aim.number;
  if (running) return {reached ? Status::on_track : Status::behind, result.reason};
  return {reached ? Status::achieved : Status::missed, result.reason};
}

Judgement judge_milestone(const Case& item) {
  const bool reached =
      *item.actual.stage == ValueForm::done ||
      (*item.aim.stage == ValueForm::started && *item.actual.stage == ValueForm::started);
  if (reached) return {Status::achieved, {}};
  if (!item.progress.running()) return {Status::missed, {}};
  return {*item.actual.stage == ValueForm::started ? Status::on_track : Status::not_due, {}};
}

// Improved or worsened only where the change is more than sampling error, if sizes are known.
Judgement judge_direction(const Case& item) {
  if (!item.achievement.change) return {Status::undetermined, item.achievement.reason};
  const Rational& change = *item.achievement.change;
  if (change == 0) return {Status::unchanged, no_change()};
  const bool better = (change > 0) == (item.indicator->direction() == Direction::up);
  const Status status = better ? Status::improved : Status::worsened;
  if (item.indicator->kind != IndicatorKind::share) return {status, {}};

  const Value& baseline = item.indicator->baseline->value;
  std::optional<std::int64_t> size = baseline.n;
  if (baseline.form == ValueForm::fraction) {
    size.reset();
    if (baseline.denominator.is_whole()) {
      size = baseline.denominator.units() / Quantity::units_per_one;
    }
  }
  if (!size || !item.actual.sample) return {status, sizes_unknown()};
  const double now = rounded_double(*item.actual.number / 100, 9);
  const double then = rounded_double((*item.actual.number - change) / 100, 9);
  const bool noise = two_proportion_p({then, *size}, {now, *item.actual.sample}) >= 0.05;
  return noise ? Judgement{Status::unchanged, within_error()} : Judgement{status, beyond_error()};
}

Judgement judge_figure(const Case& item) {
  switch (item.achievement.method) {
    case Method::ratio:
      return judge_ratio(item);
    case Method::ceiling:
      return judge_ceiling(item);
    case Method::change:
      return judge_change(item);
    case Method::milestone:
      return judge_milestone(item);
    case Method::direction:
      return judge_direction(item);
    case Method::none:
      break;
  }
  return {Status::no_target, item.aim.set() ? observed_only() : Sentence{}};
}

}  // namespace

Progress progress_of(const FiscalCalendar& calendar, FiscalYear year, Day as_of) {
  const Period period = calendar.period(year);
  if (as_of < period.first) return {Progress::Phase::not_begun, 0};
  if (as_of > period.last) return {Progress::Phase::over, 1};
  const auto passed = (as_of - period.first).count() + 1;
  const auto all = (period.last - period.first).count() + 1;
  return {Progress::Phase::running, Rational(passed, all)};
}

Judgement judge(const Case& item) {
  if (!item.applicable) return {Status::not_applicable, {}};
  if (item.progress.phase == Progress::Phase::not_begun) {
    return {Status::not_due, item.not_due.value_or(year_not_begun())};
  }
  if (!item.actual.recorded()) {
    if (item.not_due) return {Status::not_due, *item.not_due};
    return {Status::missing, {}};
  }
  if (!item.actual.has_figure()) return {Status::undetermined, item.actual.reason};
  return judge_figure(item);
}

Judgement judge_holdings(const HoldingCase& item) {
  if (!item.applicable) return {Status::not_applicable, {}};
  if (item.progress.phase == Progress::Phase::not_begun) {
    return {Status::not_due, item.not_due.value_or(year_not_begun())};
  }
  const std::optional<Schedule::Planned> planned = item.schedule.planned_a_year();
  if (!planned) {
    if (item.schedule.form == Schedule::Form::counted) {
      if (item.held > 0) return {Status::achieved, cycle_met()};
      if (item.not_due) return {Status::not_due, *item.not_due};
      return {Status::missing, {}};
    }
    switch (item.schedule.form) {
      case Schedule::Form::as_needed:
        return {Status::no_target, as_needed()};
      case Schedule::Form::unknown:
        return {Status::no_target, plan_unknown()};
      default:
        return {Status::no_target, {}};
    }
  }
  if (item.held == 0) {
    if (item.not_due) return {Status::not_due, *item.not_due};
    return {Status::missing, {}};
  }
  const Rational near = to_rational(item.near);
  const Rational least = item.schedule.about ? planned->least * near : Rational(planned->least);
  const Rational held(item.held);
  if (held > planned->most && planned->most > planned->least) {
    return {Status::achieved, above_range()};
  }
  if (held >= least) return {Status::achieved, {}};
  if (!item.progress.running()) return {held >= least * near ? Status::nearly : Status::missed, {}};
  const Rational part = planned->least * item.progress.elapsed;
  const Rational expected(numerator(part) / denominator(part));
  if (held >= expected) return {Status::on_track, {}};
  return {held >= expected * near ? Status::at_risk : Status::behind, {}};
}

}  // namespace track::report
