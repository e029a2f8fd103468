#include <algorithm>
#include <cmath>

#include "drawing.hpp"
#include "scale.hpp"
#include "track/base/text.hpp"

namespace track::render {

namespace {

struct TrendLayout {
  double width;
  double plot;  // how high the plot is
  double size;  // of letters
  double radius;
  int steps;         // of the axis, at most
  bool has_axis;     // its figures stand beside it
  bool has_figures;  // stand above the points
};

constexpr TrendLayout layout_of(TrendSize size) {
  switch (size) {
    case TrendSize::cell:
      return {132, 26, 10, 2.4, 3, false, false};
    case TrendSize::part:
      return {156, 56, 10.5, 2.8, 3, false, true};
    default:
      return {320, 120, 11, 3.4, steps_of_axis, true, true};
  }
}

constexpr double widest_column = 30;
constexpr double share_of_column = 0.6;  // of a year's room
constexpr double widest_target = 38;
constexpr double share_of_target = 0.84;
constexpr double between_labels = 5;
constexpr double cap = 3.5;  // half the end of an interval
constexpr double half_of_signs = 5;

class TrendDrawer {
 public:
  TrendDrawer(const TrendChart& chart, std::size_t series, TrendSize size, Language language)
      : chart_(chart),
        points_(chart.series[series].points),
        layout_(layout_of(size)),
        language_(language),
        ticks_(ticks_of(chart, layout_.steps)),
        top_(layout_.has_figures ? layout_.size + 6 : layout_.radius + 2),
        scale_({ticks_.front().value, ticks_.back().value}, layout_.plot),
        right_(layout_.width - 1) {
    double axis = layout_.has_axis ? 0 : 1 - between_labels;
    for (const Tick& tick : ticks_) {
      if (layout_.has_axis) axis = std::max(axis, drawn_width(tick.text, layout_.size));
    }
    left_ = axis + between_labels;
    // The signs of the first year and the label of the last stand within, below their middle.
    const auto years = static_cast<double>(points_.size());
    const double half = drawn_width(chart.years.back(), layout_.size) / 2;
    if ((right_ - left_) / years / 2 < half_of_signs) left_ += half_of_signs;
    slot_ = (right_ - left_) / years;
    if (slot_ / 2 < half) {
      slot_ = (right_ - left_ - half) / (years - 0.5);
      right_ = left_ + slot_ * years;
    }
    made_.width = layout_.width;
    made_.height = top_ + layout_.plot + layout_.size + 7;
  }

  Drawing drawing() {
    add_axis();
    add_years();
    for (std::size_t i = 0; i < points_.size(); ++i) {
      if (points_[i].is_broken && i > 0) add_break(i);
    }
    if (chart_.of_columns) {
      add_columns();
    } else {
      add_lines();
    }
    for (std::size_t i = 0; i < points_.size(); ++i) {
      add_target(i);
      if (points_[i].is_missing) add_missing(i);
    }
    if (!chart_.of_columns) add_points();
    if (layout_.has_figures) add_figures();
    return std::move(made_);
  }

 private:
  using Point = TrendChart::Point;

  double x_of(std::size_t year) const { return left_ + slot_ * (static_cast<double>(year) + 0.5); }
  double y_of(double value) const { return top_ + layout_.plot - scale_.place(value); }
  double bottom() const { return top_ + layout_.plot; }

  void add_stroke(std::string_view name, std::vector<Spot> spots) {
    made_.figures.emplace_back(Stroke{name, std::move(spots)});
  }

  // A strong line is zero.
  void add_axis() {
    for (const Tick& tick : ticks_) {
      const double y = y_of(tick.value);
      add_stroke(tick.value == 0 ? "base" : "rule", {{left_, y}, {right_, y}});
      if (!layout_.has_axis) continue;
      made_.figures.emplace_back(Label{"axis",
                                       {left_ - between_labels, y + layout_.size * 0.35},
                                       tick.text,
                                       layout_.size,
                                       Anchor::end});
    }
  }

  // Every so many years, counted from the last, so that labels stand apart.
  void add_years() {
    double widest = 0;
    for (const std::string& year : chart_.years) {
      widest = std::max(widest, drawn_width(year, layout_.size));
    }
    std::size_t every = 1;
    while (static_cast<double>(every) * slot_ < widest + between_labels && every < points_.size()) {
      ++every;
    }
    for (std::size_t i = points_.size(); i-- > 0;) {
      if ((points_.size() - 1 - i) % every != 0) continue;
      Label label =
          within({"year", {x_of(i), bottom() + layout_.size + 3}, chart_.years[i], layout_.size});
      if (is_taken(label.box())) continue;
      taken_.push_back(label.box());
      made_.figures.emplace_back(std::move(label));
    }
  }

  Label within(Label label) const {
    const double half = drawn_width(label.text, label.size) / 2;
    const double right = layout_.width - 1 - half;
    label.at.x = std::max(std::min(label.at.x, right), std::min(left_ + half, right));
    return label;
  }

  bool is_taken(Box box) const {
    box.x -= between_labels / 2;
    box.width += between_labels;
    return std::ranges::any_of(taken_, [&](const Box& other) { return overlap(box, other); });
  }

  void add_break(std::size_t year) {
    const double x = left_ + slot_ * static_cast<double>(year);
    add_stroke("break", {{x, top_}, {x, bottom()}});
  }

  void add_interval(std::size_t year) {
    const auto& interval = points_[year].interval;
    if (!interval) return;
    const double x = x_of(year);
    const double low = y_of(interval->low);
    const double high = y_of(interval->high);
    add_stroke("interval", {{x - cap, high}, {x + cap, high}});
    add_stroke("interval", {{x - cap, low}, {x + cap, low}});
    add_stroke("interval", {{x, low}, {x, high}});
  }

  void add_columns() {
    const double width = std::min(widest_column, slot_ * share_of_column);
    for (std::size_t i = 0; i < points_.size(); ++i) {
      if (!points_[i].figure) continue;
      const double value = y_of(points_[i].figure->value);
      const double zero = y_of(0);
      if (points_[i].is_baseline) {
        add_baseline(i);
        continue;
      }
      const Box box{x_of(i) - width / 2, std::min(value, zero), width, std::abs(value - zero)};
      made_.figures.emplace_back(Bar{"column", box, Paint::plain, points_[i].is_open});
    }
  }

  void add_lines() {
    std::optional<std::size_t> before;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      if (!points_[i].figure) continue;
      if (before && points_[i].is_joined) {
        add_stroke("line", {{x_of(*before), y_of(points_[*before].figure->value)},
                            {x_of(i), y_of(points_[i].figure->value)}});
      }
      before = i;
    }
  }

  void add_baseline(std::size_t year) {
    const Spot at{x_of(year), y_of(points_[year].figure->value)};
    const double reach = layout_.radius + 1;
    made_.figures.emplace_back(Shape{
        "diamond",
        {{at.x, at.y - reach}, {at.x + reach, at.y}, {at.x, at.y + reach}, {at.x - reach, at.y}}});
  }

  void add_points() {
    for (std::size_t i = 0; i < points_.size(); ++i) {
      if (!points_[i].figure) continue;
      add_interval(i);
      if (points_[i].is_baseline) {
        add_baseline(i);
        continue;
      }
      made_.figures.emplace_back(Dot{"point",
                                     {x_of(i), y_of(points_[i].figure->value)},
                                     layout_.radius,
                                     Paint::plain,
                                     points_[i].is_open});
    }
  }

  void add_target(std::size_t year) {
    if (!points_[year].target) return;
    const double half = std::min(widest_target, slot_ * share_of_target) / 2;
    const double x = x_of(year);
    const double y = y_of(points_[year].target->value);
    if (!chart_.is_ceiling) {
      add_stroke("target", {{x - half, y}, {x + half, y}});
      return;
    }
    const double feet = std::min(4.0, bottom() - y + 3);
    add_stroke("target",
               {{x - half, y + feet}, {x - half, y}, {x + half, y}, {x + half, y + feet}});
  }

  void add_missing(std::size_t year) {
    const double y = std::max(y_of(0) - 3, layout_.size);
    Label label = within({"missing", {x_of(year), y}, "–", layout_.size});
    if (is_taken(label.box())) return;
    taken_.push_back(label.box());
    made_.figures.emplace_back(std::move(label));
  }

  // Where not all have room beside each other, the last and the greatest alone.
  std::vector<std::size_t> years_with_label() const {
    std::vector<std::size_t> years;
    double widest = 0;
    for (std::size_t i = points_.size(); i-- > 0;) {
      if (!points_[i].figure) continue;
      years.push_back(i);
      widest = std::max(widest, drawn_width(points_[i].figure->shown.in(language_), layout_.size));
    }
    if (years.size() < 3 || widest + between_labels <= slot_) return years;
    const auto greatest = std::ranges::max_element(
        years, {}, [this](std::size_t year) { return points_[year].figure->value; });
    return {years.front(), *greatest};
  }

  // What stands highest of a year, up to where its figure fits above.
  double top_of(const Point& point) const {
    double top = y_of(point.figure->value);
    if (chart_.of_columns) top = std::min(top, y_of(0));
    if (!chart_.of_columns || point.is_baseline) top -= layout_.radius;
    if (point.interval) top = std::min(top, y_of(point.interval->high));
    if (point.target) {
      const double target = y_of(point.target->value);
      if (target < top + 2 && target > top - layout_.size - 4) top = target;
    }
    return top;
  }

  // Above all that stands below a label as wide as that.
  void add_figures() {
    for (const std::size_t year : years_with_label()) {
      Label label = within(
          {"value", {x_of(year), 0}, points_[year].figure->shown.in(language_), layout_.size});
      const Box box = label.box();
      double top = bottom();
      for (std::size_t i = 0; i < points_.size(); ++i) {
        const bool is_below = i == year || (x_of(i) > box.x && x_of(i) < box.right());
        if (is_below && points_[i].figure) top = std::min(top, top_of(points_[i]));
      }
      label.at.y = std::max(top - 4, layout_.size);
      if (is_taken(label.box())) continue;
      taken_.push_back(label.box());
      made_.figures.emplace_back(std::move(label));
    }
  }

  const TrendChart& chart_;
  const std::vector<Point>& points_;
  TrendLayout layout_;
  Language language_;
  std::vector<Tick> ticks_;
  double top_;
  Scale scale_;
  double left_ = 0;  // of the plot
  double right_;
  double slot_ = 0;
  std::vector<Box> taken_;  // by labels
  Drawing made_;
};

}  // namespace

Drawing drawing_of(const TrendChart& chart, std::size_t series, TrendSize size, Language language) {
  return TrendDrawer(chart, series, size, language).drawing();
}

}  // namespace track::render
