#pragma once

#include <string>
#include <vector>

#include "track/render/chart.hpp"

namespace track::render {

// From a figure to its place on a line of that length.
class Scale {
 public:
  Scale(ChartSpan shown, double length) : shown_(shown), length_(length) {}

  // From the lower end; a figure outside of what is shown stands at its end.
  double place(double value) const;
  const ChartSpan& shown() const { return shown_; }

 private:
  ChartSpan shown_;
  double length_;
};

// A round figure of an axis, as it is written.
struct Tick {
  double value = 0;
  std::string text;
};

// Ticks at multiples of 1, 2 or 5 times a power of ten, at most `most` (2 or more) steps of them,
// over all of the span: the first is no greater than its low end, the last no less than its high
// end.
std::vector<Tick> ticks_over(ChartSpan span, int most, bool only_whole = false);
// The axis of a chart; in whole numbers where all its figures are.
std::vector<Tick> ticks_of(const TrendChart& chart, int most);

// What an axis has to show of a chart: bars from zero, lines where their figures are, with zero
// where that is not far from them; shares within 0 to 100.
ChartSpan span_of(const TrendChart& chart);
// Zero and all figures, with room beyond them.
ChartSpan span_of(const BulletChart& chart);

}  // namespace track::render
