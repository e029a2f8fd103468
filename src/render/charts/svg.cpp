#include "svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "html/escaping.hpp"

namespace track::render {

namespace {

// A length with at most one decimal: 12, 12.5.
std::string length(double value) {
  const double tenths = std::round(value * 10);
  return fmt::format("{:g}", tenths == 0 ? 0.0 : tenths / 10);
}

std::string corners(const std::vector<Spot>& spots) {
  std::string all;
  for (const Spot& spot : spots) {
    all += (all.empty() ? "" : " ") + length(spot.x) + "," + length(spot.y);
  }
  return all;
}

std::string classes(std::string_view name, Paint paint, bool is_open) {
  std::string all(name);
  if (const std::string_view one = class_of(paint); !one.empty()) all += " " + std::string(one);
  return is_open ? all + " open" : all;
}

// A bar of nothing is a line: zero is not the same as missing.
Box seen(Box box) {
  constexpr double least = 1.2;
  if (box.width < least) box.width = least;
  if (box.height < least) {
    box.y = box.bottom() - least;
    box.height = least;
  }
  return box;
}

// An outline stands within its box, as a filled bar does.
struct ShapeWriter {
  std::string operator()(const Bar& bar) const {
    const Box box = seen(bar.box);
    const double inset = bar.is_open ? std::min({0.75, box.width / 2, box.height / 2}) : 0;
    return fmt::format(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>)",
                       classes(bar.name, bar.paint, bar.is_open), length(box.x + inset),
                       length(box.y + inset), length(box.width - 2 * inset),
                       length(box.height - 2 * inset));
  }
  std::string operator()(const Stroke& stroke) const {
    return fmt::format(R"(<polyline class="{}" points="{}"/>)", stroke.name, corners(stroke.spots));
  }
  std::string operator()(const Dot& dot) const {
    return fmt::format(R"(<circle class="{}" cx="{}" cy="{}" r="{}"/>)",
                       classes(dot.name, dot.paint, dot.is_open), length(dot.at.x),
                       length(dot.at.y), length(dot.radius));
  }
  std::string operator()(const Shape& shape) const {
    return fmt::format(R"(<polygon class="{}" points="{}"/>)", shape.name, corners(shape.corners));
  }
  std::string operator()(const Label& label) const {
    const std::string_view anchor = label.anchor == Anchor::start    ? "start"
                                    : label.anchor == Anchor::middle ? "middle"
                                                                     : "end";
    return fmt::format(
        R"(<text class="{}" x="{}" y="{}" font-size="{}" text-anchor="{}">{}</text>)", label.name,
        length(label.at.x), length(label.at.y), length(label.size), anchor, html_text(label.text));
  }
};

}  // namespace

std::string svg_shapes(const Drawing& drawing) {
  std::string all;
  for (const Figure& figure : drawing.figures) all += std::visit(ShapeWriter(), figure);
  return all;
}

std::string svg_of(const Drawing& drawing, std::string_view name, const std::string& label) {
  return fmt::format(
      R"(<svg class="chart {0}" viewBox="0 0 {1} {2}" width="{1}" height="{2}" role="img" )"
      R"(aria-label="{3}">{4}</svg>)",
      name, length(drawing.width), length(drawing.height), html_text(label), svg_shapes(drawing));
}

}  // namespace track::render
