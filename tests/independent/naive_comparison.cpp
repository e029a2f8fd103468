#include <algorithm>
#include <cmath>

#include "naive.hpp"

namespace track::independent {

namespace {

const Exact critical("195996398454005423552/100000000000000000000");

// Pooled two-proportion z test at 5 %, squared so that no root is drawn: z² against 1.95996…².
bool not_significant(const Sampled& then, const Sampled& now) {
  const Exact pooled = (then.share * then.size + now.share * now.size) / (then.size + now.size);
  const Exact variance = pooled * (1 - pooled) * (Exact(1, then.size) + Exact(1, now.size));
  const Exact change = now.share - then.share;
  return change * change <= critical * critical * variance;
}

// Wilson's interval, by its middle and half width.
std::pair<long double, long double> wilson(const Sampled& sampled) {
  const auto z = static_cast<long double>(critical);
  const auto p = static_cast<long double>(sampled.share);
  const auto n = static_cast<long double>(sampled.size);
  const long double widened = 1 + z * z / n;
  const long double middle = (p + z * z / (2 * n)) / widened;
  const long double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / widened;
  return {middle - half, middle + half};
}

// A figure that may be held against another year's.
struct Measured {
  int year = 0;
  Exact number;
  std::optional<std::int64_t> sample;
};

// Of the year itself, without a gap, and not of a part of it.
std::optional<Measured> whole_figure(const Known& known, const Indicator& indicator, int year,
                                     Day as_of) {
  if (!recorded_in(known, indicator, year)) return std::nullopt;
  if (is_incomplete(known, indicator, year, as_of)) return std::nullopt;
  if (adds_up(indicator) && !year_is_over(known, indicator, year, as_of)) return std::nullopt;
  Figures figures;
  const int from = is_cumulative(indicator) ? known.plan.first_year.number : year;
  form_actual(known, indicator, from, year, figures);
  if (!figures.actual || figures.unknown + figures.suppressed > 0) return std::nullopt;
  return Measured{year, *figures.actual, figures.sample};
}

std::optional<Measured> measured_baseline(const Indicator& indicator) {
  if (!indicator.baseline) return std::nullopt;
  const Value& value = indicator.baseline->value;
  const std::optional<Exact> number = figure(indicator, value);
  if (!number) return std::nullopt;
  return Measured{indicator.baseline->year.number, *number, sample_of(indicator, value)};
}

// A survey's last one, of whatever year, and an older sum; else that of the year before.
std::optional<Measured> earlier_figure(const Known& known, const Indicator& indicator, int year,
                                       Day as_of) {
  const bool survey = from_survey(known, indicator);
  constexpr int long_ago = 1900;
  const int oldest = survey || is_cumulative(indicator) ? long_ago : year - 1;
  bool passed_over = false;
  for (int earlier = year - 1; earlier >= oldest; --earlier) {
    if (!recorded_in(known, indicator, earlier)) continue;
    std::optional<Measured> found = whole_figure(known, indicator, earlier, as_of);
    // An older sum is still that of the year before.
    if (found && is_cumulative(indicator) && !passed_over) found->year = year - 1;
    if (found || !survey) return found;
    passed_over = true;
  }
  return std::nullopt;
}

// By the sign, unless the samples speak against it.
bool differs(const Indicator& indicator, const Measured& then, const Measured& now) {
  if (then.number == now.number) return false;
  if (indicator.kind != IndicatorKind::share) return true;
  const Exact before = then.number / 100;
  const Exact after = now.number / 100;
  if (then.sample && now.sample) {
    return !within_sampling_error({before, *then.sample}, {after, *now.sample});
  }
  if (then.sample) return !within_wilson({before, *then.sample}, after);
  if (now.sample) return !within_wilson({after, *now.sample}, before);
  return true;
}

Change change_between(const Known& known, const Indicator& indicator, const Measured& then,
                      const Measured& now) {
  Change change;
  change.year = then.year;
  change.before = then.number;
  if (!breaks_between(known, indicator, then.year, now.year))
    change.change = now.number - then.number;
  return change;
}

Change tested_change(const Known& known, const Indicator& indicator, const Measured& then,
                     const Measured& now) {
  Change change = change_between(known, indicator, then, now);
  if (!change.change) return change;
  if (indicator.kind == IndicatorKind::share && then.sample && now.sample) {
    const auto [low, high] =
        newcombe({then.number / 100, *then.sample}, {now.number / 100, *now.sample});
    change.between = {low * 100, high * 100};
  }
  if (indicator.direction() == Direction::none) return change;
  if (!differs(indicator, then, now)) {
    change.verdict = Status::unchanged;
  } else {
    const bool rose = now.number > then.number;
    const bool wants_rise = indicator.direction() == Direction::up;
    change.verdict = rose == wants_rise ? Status::improved : Status::worsened;
  }
  return change;
}

}  // namespace

bool breaks_between(const Known& known, const Indicator& indicator, int year, int other) {
  std::vector<SeriesBreak> all = indicator.series_breaks;
  for (const Breakdown& breakdown : known.plan.breakdowns) {
    const std::optional<PartTable> table =
        indicator.part_of ? indicator.part_of->table : indicator.total;
    if (!table) continue;
    if (breakdown.id != table->breakdown && breakdown.id != table->crossed_with) continue;
    all.insert(all.end(), breakdown.series_breaks.begin(), breakdown.series_breaks.end());
  }
  const auto [earlier, later] = std::minmax(year, other);
  for (const SeriesBreak& series_break : all) {
    const int begins = series_break.year.number;
    if (earlier < begins && begins <= later) return true;
  }
  return false;
}

void compare_with_baseline(const Known& known, const Indicator& indicator, int year, Day as_of,
                           Figures& figures) {
  if (figures.method != Method::direction || !figures.actual || figures.year_of_actual) return;
  if (adds_up(indicator) && !year_is_over(known, indicator, year, as_of)) return;
  const std::optional<Measured> baseline = measured_baseline(indicator);
  if (!baseline) return;
  figures.from_baseline =
      tested_change(known, indicator, *baseline, {year, *figures.actual, figures.sample});
}

void compare_with_previous(const Known& known, const Indicator& indicator, int year, Day as_of,
                           Figures& figures) {
  const std::optional<Measured> now = whole_figure(known, indicator, year, as_of);
  if (!now) return;
  const bool survey = from_survey(known, indicator);
  std::optional<Measured> then = earlier_figure(known, indicator, year, as_of);
  if (!then && survey && figures.method != Method::direction) {
    then = measured_baseline(indicator);
    if (then && then->year >= year) return;
  }
  if (!then) return;
  figures.from_previous = survey ? tested_change(known, indicator, *then, *now)
                                 : change_between(known, indicator, *then, *now);
}

std::pair<long double, long double> newcombe(const Sampled& then, const Sampled& now) {
  const auto [then_low, then_high] = wilson(then);
  const auto [now_low, now_high] = wilson(now);
  const auto p = static_cast<long double>(then.share);
  const auto q = static_cast<long double>(now.share);
  const long double low =
      q - p - std::sqrt((q - now_low) * (q - now_low) + (then_high - p) * (then_high - p));
  const long double high =
      q - p + std::sqrt((now_high - q) * (now_high - q) + (p - then_low) * (p - then_low));
  return {low, high};
}

bool within_sampling_error(const Sampled& then, const Sampled& now) {
  if (not_significant(then, now)) return true;
  const auto [low, high] = newcombe(then, now);
  return low <= 0 && high >= 0;
}

bool within_wilson(const Sampled& sampled, const Exact& share) {
  const auto [low, high] = wilson(sampled);
  const auto other = static_cast<long double>(share);
  return low <= other && other <= high;
}

}  // namespace track::independent
