#include <algorithm>
#include <cmath>

#include "drawing.hpp"
#include "scale.hpp"

// The charts that lie: one bar each, made for a cell of a table.
namespace track::render {

namespace {

constexpr double bullet_width = 210;
constexpr double bullet_height = 22;
constexpr Box bullet_track{2, 5, bullet_width - 4, 12};
constexpr double bullet_bar_top = 8;
constexpr double bullet_bar_height = 6;
constexpr double mark_reach = 3;  // of a mark beyond the track

class BulletDrawer {
 public:
  explicit BulletDrawer(const BulletChart& chart)
      : chart_(chart), scale_(span_of(chart), bullet_track.width) {}

  Drawing drawing() {
    add("track", bullet_track);
    add_aim();
    if (scale_.shown().low < 0) add_line("zero", x_of(0), 0);
    if (chart_.actual) add_actual(chart_.actual->value);
    if (chart_.baseline) add_baseline(x_of(chart_.baseline->value));
    if (chart_.target) add_target(x_of(chart_.target->value));
    if (chart_.expected) add_expected(x_of(chart_.expected->value));
    return std::move(made_);
  }

 private:
  double x_of(double value) const { return bullet_track.x + scale_.place(value); }

  void add(std::string_view name, const Box& box) { made_.figures.emplace_back(Bar{name, box}); }

  void add_line(std::string_view name, double x, double reach) {
    made_.figures.emplace_back(
        Stroke{name, {{x, bullet_track.y - reach}, {x, bullet_track.bottom() + reach}}});
  }

  static Box between(double from, double to) {
    return {std::min(from, to), bullet_track.y, std::abs(to - from), bullet_track.height};
  }

  // What a ceiling leaves is beyond it; a target that is a range has its own.
  void add_aim() {
    if (!chart_.target) return;
    const double target = x_of(chart_.target->value);
    if (chart_.is_ceiling) {
      add("beyond", between(target, bullet_track.right()));
    } else if (chart_.target_most) {
      add("aim", between(target, x_of(*chart_.target_most)));
    }
  }

  void add_actual(double value) {
    const double zero = x_of(0);
    const double end = x_of(value);
    const Box box{std::min(zero, end), bullet_bar_top, std::abs(end - zero), bullet_bar_height};
    made_.figures.emplace_back(Bar{"bar", box, chart_.paint, chart_.is_open});
  }

  void add_baseline(double x) {
    const double y = bullet_track.bottom();
    made_.figures.emplace_back(
        Shape{"baseline", {{x, y - 1}, {x - mark_reach, y + 4}, {x + mark_reach, y + 4}}});
  }

  // A ceiling is a bracket: up to here.
  void add_target(double x) {
    if (!chart_.is_ceiling) {
      add_line("target", x, mark_reach);
      return;
    }
    const double top = bullet_track.y - mark_reach;
    const double bottom = bullet_track.bottom() + mark_reach;
    made_.figures.emplace_back(
        Stroke{"target", {{x - 4, top}, {x, top}, {x, bottom}, {x - 4, bottom}}});
  }

  void add_expected(double x) {
    const double y = bullet_track.y;
    made_.figures.emplace_back(
        Shape{"expected", {{x, y + 1}, {x - mark_reach, y - 4}, {x + mark_reach, y - 4}}});
  }

  const BulletChart& chart_;
  Scale scale_;
  Drawing made_{bullet_width, bullet_height, {}};
};

constexpr int last_stage = 2;
constexpr double status_width = 320;
constexpr double status_height = 18;
constexpr double status_size = 11;
constexpr double gap_between_parts = 1.5;

std::string status_label(const StatusBar::Part& part, double width) {
  const std::string number = std::to_string(part.number);
  const std::string marked = part.mark + number;
  for (const std::string& text : {marked, number}) {
    if (drawn_width(text, status_size) + 2 <= width) return text;
  }
  return {};
}

std::string_view status_label_name(const StatusBar::Part& part) {
  return part.is_hollow || part.paint == Paint::plain || part.paint == Paint::faint ? "number"
                                                                                    : "number on";
}

}  // namespace

Drawing drawing_of(const BulletChart& chart) {
  return BulletDrawer(chart).drawing();
}

// A step after the other, up to the last; those that are reached are filled.
Drawing drawing_of(const StageChart& chart) {
  Drawing made{bullet_width, bullet_height, {}};
  constexpr double gap = 3;
  constexpr double step = (bullet_track.width - gap * (last_stage - 1)) / last_stage;
  for (int stage = 1; stage <= last_stage; ++stage) {
    const Box box{bullet_track.x + (stage - 1) * (step + gap), bullet_track.y, step,
                  bullet_track.height};
    const bool is_reached = chart.reached && *chart.reached >= stage;
    if (is_reached) {
      made.figures.emplace_back(Bar{"bar", box, chart.paint});
    } else {
      made.figures.emplace_back(Bar{"track", box});
    }
    if (chart.target == stage) {
      made.figures.emplace_back(Stroke{"target",
                                       {{box.right() - 1, bullet_track.y - mark_reach},
                                        {box.right() - 1, bullet_track.bottom() + mark_reach}}});
    }
  }
  return made;
}

Drawing drawing_of(const StatusBar& chart) {
  Drawing made{status_width, status_height, {}};
  std::int64_t all = 0;
  for (const StatusBar::Part& part : chart.parts) all += part.number;
  const double most = static_cast<double>(std::max({all, chart.most, std::int64_t{1}}));
  double x = 0;
  for (const StatusBar::Part& part : chart.parts) {
    if (part.number <= 0) continue;
    const double width = static_cast<double>(part.number) / most * status_width;
    const Box box{x, 0, std::max(width - gap_between_parts, width / 2), status_height};
    made.figures.emplace_back(Bar{"part", box, part.paint, part.is_hollow});
    std::string text = status_label(part, box.width);
    if (!text.empty()) {
      made.figures.emplace_back(Label{
          status_label_name(part), {box.x + box.width / 2, 13}, std::move(text), status_size});
    }
    x += width;
  }
  return made;
}

}  // namespace track::render
