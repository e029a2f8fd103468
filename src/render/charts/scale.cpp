#include "scale.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "track/base/rational.hpp"

namespace track::render {

namespace {

constexpr double room_beyond = 0.15;  // of what a bar of a year is drawn on
constexpr ChartSpan percent_span{0, 100};

// Widens a span by figures, one by one.
class SpanOfFigures {
 public:
  void add(double value) {
    low_ = std::min(low_, value);
    high_ = std::max(high_, value);
  }
  void add(const std::optional<ChartFigure>& figure) {
    if (figure) add(figure->value);
  }
  bool any() const { return low_ <= high_; }
  ChartSpan span() const { return any() ? ChartSpan{low_, high_} : ChartSpan{0, 1}; }

 private:
  double low_ = std::numeric_limits<double>::infinity();
  double high_ = -std::numeric_limits<double>::infinity();
};

ChartSpan with_zero(ChartSpan span) {
  return {std::min(span.low, 0.0), std::max(span.high, 0.0)};
}

// Equal figures need a scale around them.
ChartSpan opened(ChartSpan span) {
  if (span.low < span.high) return span;
  const double room = span.low == 0 ? 1 : std::abs(span.low) / 4;
  return {span.low - (span.low == 0 ? 0 : room), span.high + room};
}

// A multiple of 10^exponent, exactly.
Rational decimal(std::int64_t number, int exponent) {
  Rational result(number);
  for (; exponent > 0; --exponent) result = result * std::int64_t{10};
  for (; exponent < 0; ++exponent) result = result / std::int64_t{10};
  return result;
}

struct Step {
  std::int64_t digit;  // 1, 2 or 5
  int exponent;

  double size() const { return static_cast<double>(digit) * std::pow(10.0, exponent); }
  Step next() const {
    if (digit == 5) return {1, exponent + 1};
    return {digit == 1 ? 2 : 5, exponent};
  }
};

}  // namespace

double Scale::place(double value) const {
  const double share = (value - shown_.low) / (shown_.high - shown_.low);
  return std::clamp(share, 0.0, 1.0) * length_;
}

std::vector<Tick> ticks_over(ChartSpan span, int most, bool only_whole) {
  constexpr double rounding = 1e-9;  // of what the division of two doubles leaves
  const ChartSpan shown = opened(span);
  const double least = (shown.high - shown.low) / most;
  const int exponent = static_cast<int>(std::floor(std::log10(least))) - 1;
  Step step{1, only_whole ? std::max(exponent, 0) : exponent};
  std::int64_t first = 0;
  std::int64_t last = 0;
  for (;; step = step.next()) {
    first = static_cast<std::int64_t>(std::floor(shown.low / step.size() + rounding));
    last = static_cast<std::int64_t>(std::ceil(shown.high / step.size() - rounding));
    if (last - first <= most) break;
  }
  std::vector<Tick> ticks;
  for (std::int64_t number = first; number <= last; ++number) {
    const Rational value = decimal(number * step.digit, step.exponent);
    ticks.push_back({static_cast<double>(number) * step.size(),
                     rounded_grouped(value, std::max(0, -step.exponent))});
  }
  return ticks;
}

std::vector<Tick> ticks_of(const TrendChart& chart, int most) {
  bool only_whole = true;
  for (const TrendChart::Series& series : chart.series) {
    for (const TrendChart::Point& point : series.points) {
      for (const auto& one : {point.figure, point.target}) {
        only_whole = only_whole && (!one || one->value == std::floor(one->value));
      }
    }
  }
  return ticks_over(span_of(chart), most, only_whole);
}

ChartSpan span_of(const TrendChart& chart) {
  SpanOfFigures all;
  for (const TrendChart::Series& series : chart.series) {
    for (const TrendChart::Point& point : series.points) {
      all.add(point.figure);
      all.add(point.target);
      if (!point.interval) continue;
      all.add(point.interval->low);
      all.add(point.interval->high);
    }
  }
  ChartSpan span = all.span();
  const bool near_zero = span.low >= 0 ? span.low <= span.high / 2 : span.high >= span.low / 2;
  if (chart.of_columns || near_zero) span = with_zero(span);
  span = opened(span);
  if (!chart.is_percent) return span;
  // A sum of shares may be beyond; then it is shown.
  return {span.low < 0 && !(all.span().low < 0) ? 0 : span.low,
          span.high > 100 && !(all.span().high > 100) ? 100 : span.high};
}

ChartSpan span_of(const BulletChart& chart) {
  SpanOfFigures all;
  all.add(chart.actual);
  all.add(chart.target);
  all.add(chart.expected);
  all.add(chart.baseline);
  if (chart.target_most) all.add(*chart.target_most);
  if (chart.reach) all.add(*chart.reach);
  const ChartSpan span = with_zero(all.span());
  if (chart.is_percent && span.low >= 0 && span.high <= 100) return percent_span;
  const ChartSpan room{span.low * (1 + room_beyond), span.high * (1 + room_beyond)};
  return room.low < room.high ? room : ChartSpan{0, 1};
}

}  // namespace track::render
