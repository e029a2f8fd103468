#include "track/report/status.hpp"

#include "track/base/text.hpp"
#include "track/report/waves.hpp"

namespace track::report {

namespace {

constexpr Message<std::string, Localized> next_wave{"next {} in {}", "次回の{}は{}です"};
constexpr Message<std::string, Localized> wave_by{"{} due once by the end of {}",
                                                  "{}は{}末までに1回実施する予定です"};
constexpr Message<std::string> due_at_year_end{"due when the year ends, {}",
                                               "期限は年度末（{}）です"};
constexpr Message<std::string> due_at_end{"first due when its period ends, {}",
                                          "最初の期限は期間の末日（{}）です"};
constexpr Message<std::string> not_scheduled{"no wave of {} is scheduled",
                                             "{}の実施時期は定められていません"};
constexpr Message<> nothing_planned_yet{"none due yet", "現時点では実施の予定がありません"};

// What comes once in so many years is due in its cycle, counted from the last time; where none is
// known, once within the plan.
std::optional<Localized> before_next(const Plan& plan, const std::string& name,
                                     std::optional<FiscalYear> last, int years, FiscalYear year) {
  const FiscalYear next = next_due(plan, last, years);
  if (year >= next) return std::nullopt;
  const Localized label = plan.calendar.label(next);
  return last ? next_wave(name, label) : wave_by(name, label);
}

std::optional<Localized> between_waves(const Plan& plan, const Activity& survey,
                                       const Totals& totals, FiscalYear year) {
  return before_next(plan, printable(survey.name), last_wave(plan, survey, totals, year),
                     *survey.schedule_in(year).cycle_in_years(), year);
}

// What falls due in a year may come until its last day.
std::optional<Localized> due_by_the_end(const Plan& plan, FiscalYear year,
                                        const Progress& progress) {
  if (!progress.running()) return std::nullopt;
  return due_at_year_end(iso(plan.calendar.last_day(year)));
}

// Whole holdings to be expected by now.
bool holding_expected(const Schedule& schedule, const Progress& progress) {
  const std::optional<Schedule::Planned> planned = schedule.planned_a_year();
  return planned && planned->least * progress.elapsed >= 1;
}

// An indicator that says itself how often it is to be reported.
std::optional<Localized> expected_later(const Plan& plan, const Indicator& indicator,
                                        const Totals& totals, FiscalYear year, Day as_of) {
  const Progress progress = progress_of(plan.calendar, year, as_of);
  const Expectation expectation = *indicator.expect;
  if (expectation.years() > 1) {
    const auto last = last_measured(indicator, totals, year);
    const auto later =
        before_next(plan, printable(indicator.name), last, expectation.years(), year);
    return later ? later : due_by_the_end(plan, year, progress);
  }
  const Period first = plan.calendar.part(year, 1, 12 / expectation.months);
  if (as_of > first.last) return std::nullopt;
  return due_at_end(iso(first.last));
}

constexpr Message<> year_not_begun{"the year has not begun", "年度がまだ始まっていません"};
constexpr Message<> status_baseline_without_figure{"the baseline has no figure",
                                                   "基準値に数値がありません"};
constexpr Message<> observed_only{"observed only, not judged against the target",
                                  "経過観察の指標のため、目標値との比較による判定は行いません"};
constexpr Message<> above_range{"above the planned range", "計画の範囲を上回っています"};
constexpr Message<> as_needed{"held as needed: no number is planned",
                              "随時開催のため、計画回数はありません"};
constexpr Message<> plan_unknown{"the planned number is not known", "計画回数が不明です"};
constexpr Message<> cycle_met{"held in its cycle", "周期どおり実施しました"};

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
  if (!item.applicable) return Assessment{Status::not_applicable, {}};
  if (item.progress.phase != Progress::Phase::not_begun) return std::nullopt;
  return Assessment{Status::not_due, item.not_due.value_or(year_not_begun())};
}

Assessment unrecorded(const YearInput& item) {
  if (item.not_due) return {Status::not_due, *item.not_due};
  return {Status::missing, {}};
}

Assessment assess_ratio(const StatusInput& item) {
  const Rational& actual = *item.actual.number;
  const Rational& target = *item.target.number;
  const Rational near = to_rational(item.near);
  if (!item.progress.running()) {
    if (item.achievement.rate) return {final_status(*item.achievement.rate, near), {}};
    return {actual >= target ? Status::achieved : Status::missed, item.achievement.reason};
  }
  if (!item.indicator->traits().accumulates()) {
    if (item.achievement.rate) return {running_status(*item.achievement.rate, near), {}};
    return {actual >= target ? Status::on_track : Status::behind, item.achievement.reason};
  }
  if (actual >= target) return {Status::achieved, item.achievement.reason};
  const Rational& expected = *item.forecast.expected;
  if (expected <= 0) return {Status::on_track, item.achievement.reason};
  return {running_status(actual / expected, near), {}};
}

Assessment assess_ceiling(const StatusInput& item) {
  const Rational& actual = *item.actual.number;
  const Rational& target = *item.target.number;
  if (!item.progress.running()) {
    if (actual <= target) return {Status::achieved, {}};
    return {actual <= target / to_rational(item.near) ? Status::nearly : Status::missed, {}};
  }
  if (actual > target) return {Status::behind, {}};
  if (item.indicator->traits().accumulates() && item.forecast.projection &&
      *item.forecast.projection > target) {
    return {Status::at_risk, {}};
  }
  return {Status::on_track, {}};
}

Assessment assess_change(const StatusInput& item) {
  const Rational near = to_rational(item.near);
  const bool running = item.progress.running();
  const bool up = item.indicator->direction() == Direction::up;
  Actual actual = item.actual;
  if (running && item.indicator->traits().accumulates()) {
    if (up && *actual.number >= *item.target.number)
      return {Status::achieved, item.achievement.reason};
    if (!item.forecast.projection) return {Status::on_track, {}};
    actual.number = item.forecast.projection;
  }
  const Achievement result = achievement_of(*item.indicator, item.target, actual);
  if (result.rate) {
    return {running ? running_status(*result.rate, near) : final_status(*result.rate, near), {}};
  }
  const bool reached =
      up ? *actual.number >= *item.target.number : *actual.number <= *item.target.number;
  if (running) return {reached ? Status::on_track : Status::behind, result.reason};
  return {reached ? Status::achieved : Status::missed, result.reason};
}

Assessment assess_milestone(const StatusInput& item) {
  const bool reached =
      *item.actual.stage == ValueForm::done ||
      (*item.target.stage == ValueForm::started && *item.actual.stage == ValueForm::started);
  if (reached) return {Status::achieved, {}};
  if (!item.progress.running()) return {Status::missed, {}};
  return {*item.actual.stage == ValueForm::started ? Status::on_track : Status::not_due, {}};
}

Assessment assess_direction(const StatusInput& item) {
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

std::optional<Localized> holdings_not_due(const Plan& plan, const Activity& activity,
                                          const Totals& totals, FiscalYear year,
                                          const Progress& progress) {
  const Schedule& schedule = activity.schedule_in(year);
  if (schedule.cycle_in_years()) {
    const std::optional<Localized> later = between_waves(plan, activity, totals, year);
    return later ? later : due_by_the_end(plan, year, progress);
  }
  if (progress.running() && !holding_expected(schedule, progress)) {
    return nothing_planned_yet();
  }
  return std::nullopt;
}

std::optional<Localized> indicator_not_due(const Plan& plan, const Indicator& indicator,
                                           const Totals& totals, FiscalYear year, Day as_of) {
  if (indicator.expect) return expected_later(plan, indicator, totals, year, as_of);
  const Progress progress = progress_of(plan.calendar, year, as_of);
  const Activity* survey =
      find_activity(plan, indicator.survey.empty() ? indicator.activity : indicator.survey);
  if (survey != nullptr && survey->schedule_in(year).cycle_in_years()) {
    const std::optional<Localized> later = wave_in(plan, *survey, totals, year)
                                               ? std::nullopt
                                               : between_waves(plan, *survey, totals, year);
    return later ? later : due_by_the_end(plan, year, progress);
  }
  if (survey != nullptr && survey->id == indicator.survey &&
      survey->schedule_in(year).form != Schedule::Form::counted) {
    return not_scheduled(printable(survey->name));
  }
  if (!progress.running()) return std::nullopt;
  const Activity* activity = find_activity(plan, indicator.activity);
  const bool has_holdings = activity != nullptr && activity->schedule_in(year).planned_a_year();
  if (!has_holdings) return due_by_the_end(plan, year, progress);
  if (totals.events(activity->id, year) == nullptr &&
      !holding_expected(activity->schedule_in(year), progress)) {
    return nothing_planned_yet();
  }
  return std::nullopt;
}

Assessment assess(const StatusInput& item) {
  if (const auto early = before_any_record(item)) return *early;
  if (!item.actual.recorded()) return unrecorded(item);
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
        return item.held > 0 ? Assessment{Status::achieved, cycle_met()} : unrecorded(item);
      case Schedule::Form::as_needed:
        return {Status::no_target, as_needed()};
      case Schedule::Form::unknown:
        return {Status::no_target, plan_unknown()};
      case Schedule::Form::none:
        return {Status::no_target, {}};
    }
  }
  if (item.held == 0) return unrecorded(item);
  const Rational near = to_rational(item.near);
  const Rational held(item.held);
  if (held > planned->most && planned->most > planned->least) {
    return {Status::achieved, above_range()};
  }
  if (held >= accepted->least) return {Status::achieved, {}};
  if (!item.progress.running())
    return {held >= accepted->least * near ? Status::nearly : Status::missed, {}};
  const Rational part = planned->least * item.progress.elapsed;
  const Rational expected = part.truncated();
  if (held >= expected) return {Status::on_track, {}};
  return {held >= expected * near ? Status::at_risk : Status::behind, {}};
}

}  // namespace track::report
