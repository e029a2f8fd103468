#include "text_plot.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "formats/text_layout.hpp"
#include "track/base/text.hpp"

namespace track::render {

namespace {

constexpr std::size_t plot_indent = 2;
constexpr std::size_t narrowest_plot = 10;
constexpr std::size_t widest_plot = 40;

constexpr std::array<std::string_view, 8> eighths = {" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
constexpr std::string_view full = "█";
constexpr std::string_view open_bar = "░";
constexpr std::string_view right_half = "▐";
constexpr std::string_view target_mark = "│";
constexpr std::string_view zero_mark = "┊";

constexpr Message<Localized> noted_target{"target {}", "目標{}"};
constexpr Message<Localized> noted_ceiling{"ceiling {}", "上限{}"};
constexpr Message<> noted_open{"not final yet", "未確定"};
constexpr Message<> noted_baseline{"baseline", "基準値"};
constexpr Message<> noted_break{"not comparable with those before", "以前の値とは比較できません"};

// Bars from zero, however a page would show the figures.
ChartSpan span_of_bars(const TrendChart& chart) {
  ChartSpan span{0, chart.is_percent ? 100.0 : 0.0};
  for (const TrendChart::Point& point : chart.series.front().points) {
    for (const auto& one : {point.figure, point.target}) {
      if (!one) continue;
      span.low = std::min(span.low, one->value);
      span.high = std::max(span.high, one->value);
    }
  }
  if (span.low == span.high) span.high = 1;
  return span;
}

class TextPlot {
 public:
  TextPlot(const TrendChart& chart, const Style& style)
      : chart_(chart),
        points_(chart.series.front().points),
        style_(style),
        span_(span_of_bars(chart)) {
    std::size_t notes = 0;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      years_ = std::max(years_, text_width(chart_.years[i]));
      figures_ = std::max(figures_, text_width(figure_of(points_[i])));
      notes = std::max(notes, text_width(notes_of(points_[i])));
    }
    const std::size_t taken = plot_indent + years_ + figures_ + notes + 3 * column_gap + 1;
    const std::size_t width = usable_width(style);
    width_ =
        width > taken ? std::clamp(width - taken, narrowest_plot, widest_plot) : narrowest_plot;
  }

  std::string lines() const {
    std::string all;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const TrendChart::Point& point = points_[i];
      LineOfColumns line(plot_indent, style_);
      line.add(chart_.years[i], Alignment::left, years_, Paint::plain);
      line.add(bar(point), Alignment::left, width_ + 1, Paint::plain);
      line.add(figure_of(point), Alignment::right, figures_, Paint::plain);
      const std::string notes = notes_of(point);
      line.add(notes, Alignment::left, text_width(notes), Paint::faint);
      all += line.text() + "\n";
    }
    return all;
  }

 private:
  std::string figure_of(const TrendChart::Point& point) const {
    return point.figure ? point.figure->shown.in(style_.language) : point.is_missing ? "—" : "";
  }

  std::string notes_of(const TrendChart::Point& point) const {
    std::vector<Localized> notes{point.absent};
    if (point.target) {
      const Localized& target = point.target->shown;
      notes.push_back(chart_.is_ceiling ? noted_ceiling(target) : noted_target(target));
    }
    if (point.figure && point.is_baseline) notes.push_back(noted_baseline());
    if (point.figure && point.is_open) notes.push_back(noted_open());
    if (point.is_broken) notes.push_back(noted_break());
    return track::joined(notes, {", ", "、"}).in(style_.language);
  }

  // In columns from the left end.
  double place(double value) const {
    return (value - span_.low) / (span_.high - span_.low) * static_cast<double>(width_);
  }
  std::size_t column(double value) const {
    return static_cast<std::size_t>(std::lround(place(value)));
  }

  std::string bar(const TrendChart::Point& point) const {
    std::vector<std::string_view> cells(width_ + 1, " ");
    const std::size_t zero = column(0);
    if (point.figure) fill(point.figure->value, zero, point.is_open, cells);
    if (span_.low < 0 && cells[zero] == " ") cells[zero] = zero_mark;
    if (point.target) cells[column(point.target->value)] = target_mark;
    std::string text;
    for (const std::string_view cell : cells) text += cell;
    while (text.ends_with(' ')) text.pop_back();
    return text;
  }

  void fill(double value, std::size_t zero, bool is_open,
            std::vector<std::string_view>& cells) const {
    const std::string_view whole = is_open ? open_bar : full;
    if (value < 0) {
      const std::size_t end = column(value);
      for (std::size_t i = end; i < zero; ++i) cells[i] = whole;
      if (end == zero && zero > 0) cells[zero - 1] = right_half;
      return;
    }
    // From the column where zero is drawn.
    const double length = place(value) - place(0);
    const auto steps = static_cast<std::size_t>(std::lround(length * eighths.size()));
    const std::size_t drawn = value > 0 ? std::max<std::size_t>(steps, 1) : 0;
    const std::size_t end = std::min(zero + drawn / eighths.size(), width_ + 1);
    for (std::size_t i = zero; i < end; ++i) cells[i] = whole;
    const std::size_t rest = drawn % eighths.size();
    if (rest > 0 && end < cells.size()) cells[end] = is_open ? open_bar : eighths[rest];
  }

  const TrendChart& chart_;
  const std::vector<TrendChart::Point>& points_;
  const Style& style_;
  ChartSpan span_;
  std::size_t years_ = 0;
  std::size_t figures_ = 0;
  std::size_t width_ = narrowest_plot;
};

}  // namespace

std::string text_plot(const Chart& chart, const Style& style) {
  const auto* trend = std::get_if<TrendChart>(&chart);
  if (trend == nullptr || trend->series.size() != 1) return {};
  const auto has_figure = [](const TrendChart::Point& point) { return point.figure.has_value(); };
  if (std::ranges::count_if(trend->series.front().points, has_figure) < 2) return {};
  return TextPlot(*trend, style).lines();
}

}  // namespace track::render
