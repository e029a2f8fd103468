#include <cmath>

#include "naive.hpp"

namespace track::independent {

namespace {

bool adds_up(const Indicator& indicator) {
  return indicator.kind == IndicatorKind::count || indicator.kind == IndicatorKind::running;
}

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

Status met(bool is_met, bool over) {
  if (over) return is_met ? Status::achieved : Status::missed;
  return is_met ? Status::on_track : Status::behind;
}

// Where the year would end at its pace.
Exact projection(const Figures& figures, const Pace& pace) {
  return pace.actual_before + (*figures.actual - pace.actual_before) / pace.elapsed;
}

Status by_ratio(const Indicator& indicator, const Figures& figures, const Exact& near,
                const Pace& pace) {
  const Exact& actual = *figures.actual;
  const Exact& target = *figures.target;
  if (!pace.over && adds_up(indicator)) {
    if (actual >= target) return Status::achieved;
    const Exact increase = target - pace.target_before;
    const Exact expected = pace.target_before + increase * pace.elapsed;
    return by_share(actual / expected, near, false);
  }
  if (target <= 0) return met(actual >= target, pace.over);
  return by_share(actual / target, near, pace.over);
}

Status by_ceiling(const Indicator& indicator, const Figures& figures, const Exact& near,
                  const Pace& pace) {
  const Exact& actual = *figures.actual;
  const Exact& target = *figures.target;
  if (pace.over) {
    if (actual <= target) return Status::achieved;
    return actual * near <= target ? Status::nearly : Status::missed;
  }
  if (actual > target) return Status::behind;
  if (adds_up(indicator) && projection(figures, pace) > target) return Status::at_risk;
  return Status::on_track;
}

Status by_change(const Indicator& indicator, const Figures& figures, const Exact& near,
                 const Pace& pace) {
  const bool up = indicator.direction() == Direction::up;
  const Exact& target = *figures.target;
  Exact actual = *figures.actual;
  if (!pace.over && adds_up(indicator)) {
    if (up && actual >= target) return Status::achieved;
    actual = projection(figures, pace);
  }
  if (!figures.rate) return met(up ? actual >= target : actual <= target, pace.over);
  const Exact& start = *figures.baseline;
  return by_share((actual - start) / (target - start), near, pace.over);
}

std::optional<std::int64_t> baseline_sample(const Value& value) {
  if (value.form != ValueForm::fraction) return value.n;
  if (!value.denominator.is_whole()) return std::nullopt;
  return value.denominator.units() / Quantity::units_per_one;
}

const Exact critical("195996398454005423552/100000000000000000000");

// Pooled two-proportion z test at 5 %, squared so that no root is drawn: z² against 1.95996…².
bool not_significant(const Sampled& then, const Sampled& now) {
  const Exact pooled = (then.share * then.size + now.share * now.size) / (then.size + now.size);
  const Exact variance = pooled * (1 - pooled) * (Exact(1, then.size) + Exact(1, now.size));
  const Exact change = now.share - then.share;
  return change * change <= critical * critical * variance;
}

// Newcombe's interval (method 10) by way of Wilson's, with its middle and half width.
bool interval_holds_zero(const Sampled& then, const Sampled& now) {
  using Bounds = std::pair<long double, long double>;
  const auto wilson = [](const Sampled& sampled) -> Bounds {
    const auto z = static_cast<long double>(critical);
    const auto p = static_cast<long double>(sampled.share);
    const auto n = static_cast<long double>(sampled.size);
    const long double widened = 1 + z * z / n;
    const long double middle = (p + z * z / (2 * n)) / widened;
    const long double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / widened;
    return {middle - half, middle + half};
  };
  const auto [then_low, then_high] = wilson(then);
  const auto [now_low, now_high] = wilson(now);
  const auto p = static_cast<long double>(then.share);
  const auto q = static_cast<long double>(now.share);
  const long double low =
      q - p - std::sqrt((q - now_low) * (q - now_low) + (then_high - p) * (then_high - p));
  const long double high =
      q - p + std::sqrt((now_high - q) * (now_high - q) + (p - then_low) * (p - then_low));
  return low <= 0 && high >= 0;
}

Status by_direction(const Indicator& indicator, const Figures& figures) {
  if (!figures.from_baseline) return Status::undetermined;
  const Exact& change = *figures.from_baseline;
  if (change == 0) return Status::unchanged;
  if (indicator.kind == IndicatorKind::share) {
    const std::optional<std::int64_t> size = baseline_sample(indicator.baseline->value);
    if (size && figures.sample) {
      const Sampled then{*figures.baseline / 100, *size};
      const Sampled now{*figures.actual / 100, *figures.sample};
      if (within_sampling_error(then, now)) return Status::unchanged;
    }
  }
  const bool rose = change > 0;
  const bool wants_rise = indicator.direction() == Direction::up;
  return rose == wants_rise ? Status::improved : Status::worsened;
}

Status by_stage(const Figures& figures, const Pace& pace) {
  const bool begun = *figures.stage == ValueForm::started;
  if (*figures.stage == ValueForm::done) return Status::achieved;
  if (begun && *figures.target_stage == ValueForm::started) return Status::achieved;
  if (pace.over) return Status::missed;
  return begun ? Status::on_track : Status::not_due;
}

}  // namespace

bool within_sampling_error(const Sampled& then, const Sampled& now) {
  return not_significant(then, now) || interval_holds_zero(then, now);
}

Status status_of(const Known& known, const Indicator& indicator, const Figures& figures,
                 const Pace& pace) {
  const Exact near = exact(known.plan.near);
  switch (figures.method) {
    case Method::ratio:
      return by_ratio(indicator, figures, near, pace);
    case Method::ceiling:
      return by_ceiling(indicator, figures, near, pace);
    case Method::change:
      return by_change(indicator, figures, near, pace);
    case Method::direction:
      return by_direction(indicator, figures);
    case Method::milestone:
      return by_stage(figures, pace);
    case Method::none:
      break;
  }
  return Status::no_target;
}

}  // namespace track::independent
