#include "naive.hpp"

namespace track::independent {

namespace {

// By a share of what is aimed at: `good` from all of it, `fair` from `near` of it.
Status by_share(const Exact& share, const Exact& near, Status good, Status fair, Status poor) {
  if (share >= 1) return good;
  if (share >= near) return fair;
  return poor;
}
Status by_share(const Exact& share, const Exact& near, bool over) {
  return over ? by_share(share, near, Status::achieved, Status::nearly, Status::missed)
              : by_share(share, near, Status::on_track, Status::at_risk, Status::behind);
}

Status by_ratio(const Figures& figures, const Exact& near, const Standing& standing) {
  const Exact& actual = *figures.actual;
  const Exact& target = *figures.target;
  if (!standing.over && standing.adds_up) {
    if (actual >= target) return Status::achieved;
    const Exact& expected = *figures.expected;
    if (expected <= 0) return Status::on_track;
    return by_share(actual / expected, near, false);
  }
  if (target > 0) return by_share(actual / target, near, standing.over);
  if (actual >= target) return standing.over ? Status::achieved : Status::on_track;
  return standing.over ? Status::missed : Status::behind;
}

Status by_ceiling(const Figures& figures, const Exact& near, const Standing& standing) {
  const Exact& actual = *figures.actual;
  const Exact& target = *figures.target;
  if (standing.over) {
    if (actual <= target) return Status::achieved;
    const bool slightly = target >= 0 && actual <= target / near;
    return slightly ? Status::nearly : Status::missed;
  }
  if (actual > target) return Status::behind;
  const bool passes = standing.adds_up && figures.projection && *figures.projection > target;
  return passes ? Status::at_risk : Status::on_track;
}

Status by_change(const Indicator& indicator, const Figures& figures, const Exact& near,
                 const Standing& standing) {
  const bool up = indicator.direction() == Direction::up;
  if (!figures.rate) {
    return up ? by_ratio(figures, near, standing) : by_ceiling(figures, near, standing);
  }
  Exact reached = *figures.actual;
  if (!standing.over && standing.adds_up) {
    if (up && reached >= *figures.target) return Status::achieved;
    if (!figures.projection) return Status::on_track;
    reached = *figures.projection;
  }
  const Exact& start = *figures.baseline;
  return by_share((reached - start) / (*figures.target - start), near, standing.over);
}

Status by_direction(const Figures& figures, const Standing& standing) {
  if (!standing.over && standing.adds_up) return Status::no_target;
  if (!figures.from_baseline) return Status::undetermined;
  return figures.from_baseline->verdict.value_or(Status::undetermined);
}

Status by_stage(const Figures& figures, const Standing& standing) {
  const bool begun = *figures.stage == ValueForm::started;
  if (*figures.stage == ValueForm::done) return Status::achieved;
  if (begun && *figures.target_stage == ValueForm::started) return Status::achieved;
  if (standing.over) return Status::missed;
  return begun ? Status::on_track : Status::not_due;
}

}  // namespace

Status status_of(const Known& known, const Indicator& indicator, const Figures& figures,
                 const Standing& standing) {
  const Exact near = exact(known.plan.near);
  switch (figures.method) {
    case Method::ratio:
      return by_ratio(figures, near, standing);
    case Method::ceiling:
      return by_ceiling(figures, near, standing);
    case Method::change:
      return by_change(indicator, figures, near, standing);
    case Method::direction:
      return by_direction(figures, standing);
    case Method::milestone:
      return by_stage(figures, standing);
    case Method::none:
      break;
  }
  return Status::no_target;
}

Status holdings_status(const Known& known, const Activity& activity, int year, Day as_of,
                       int held) {
  if (!runs(activity, year)) return Status::not_applicable;
  if (activity.retired && held == 0) return Status::not_applicable;
  if (as_of < first_day(known.plan, year)) return Status::not_due;
  const Schedule schedule = schedule_of(activity, year);
  if (schedule.form != Schedule::Form::counted) return Status::no_target;
  const std::vector<Asked> asked = holdings_asked_for(known, activity, year);
  if (held == 0) return any_due(known.plan, asked, as_of) ? Status::missing : Status::not_due;
  if (cycle(schedule)) return Status::achieved;
  const std::optional<int> wanted = number_asked_for(known.plan, schedule);
  if (held >= *wanted) return Status::achieved;
  const Exact near = exact(known.plan.near);
  if (year_is_over(known, activity, year, as_of)) {
    return held >= *wanted * near ? Status::nearly : Status::missed;
  }
  int late = 0;
  for (const Asked& each : asked) late += is_late(known.plan, each, as_of) ? 1 : 0;
  if (held >= late) return Status::on_track;
  return held >= late * near ? Status::at_risk : Status::behind;
}

}  // namespace track::independent
