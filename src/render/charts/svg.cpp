#include "svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "drawing.hpp"
#include "html/escaping.hpp"
#include "html/style_sheet.hpp"
#include "track/base/text.hpp"

namespace track::render {

namespace {

constexpr double margin = 14;
constexpr double narrowest_file = 348;
constexpr double title_size = 13;
constexpr double legend_size = 10.5;
constexpr double name_size = 10.5;
constexpr double line_height = 1.4;  // of a letter's size
constexpr double gap_between_charts = 22;
constexpr double gap_between_panels = 14;
constexpr std::size_t panels_a_row = 3;
constexpr std::size_t most_lines_of_title = 4;
constexpr std::size_t most_lines_of_name = 2;

constexpr std::string_view file_head =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{}" class="chart" width="{}" height="{}" )"
    R"(viewBox="0 0 {} {}" role="img" aria-labelledby="title desc">
<title id="title">{}</title>
<desc id="desc">{}</desc>
<style>
{}@media (prefers-color-scheme: dark) {{
{}}}
</style>
<rect class="paper" width="{}" height="{}"/>
)";
constexpr std::string_view own_rules =
    ".chart { font-family: \"Hiragino Sans\", \"Yu Gothic UI\", \"Noto Sans CJK JP\", \"Noto Sans "
    "JP\", "
    "Meiryo, sans-serif; }\n"
    ".chart .paper { fill: var(--paper); }\n"
    ".chart .title { font-weight: bold; }\n"
    ".chart .legend { fill: var(--soft); white-space: pre; }\n";

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

using Colors = std::map<std::string, std::string, std::less<>>;

std::string_view content_of(std::string_view name) {
  const auto sheets = embedded_texts();
  return std::ranges::find(sheets, name, &EmbeddedText::name)->content;
}

// The custom properties of the nth block of them in a style sheet, counted from 0.
Colors colors_of(std::string_view sheet, int nth) {
  constexpr std::string_view begin = ":root {";
  std::size_t at = sheet.find(begin);
  for (; nth > 0; --nth) at = sheet.find(begin, at + 1);
  std::string_view block = sheet.substr(at, sheet.find('}', at) - at);
  Colors colors;
  for (std::size_t name = block.find("--"); name != std::string_view::npos;
       name = block.find("--", name + 2)) {
    const std::size_t colon = block.find(':', name);
    const std::size_t end = block.find(';', colon);
    colors.emplace(block.substr(name, colon - name),
                   trimmed(block.substr(colon + 1, end - colon - 1)));
  }
  return colors;
}

// Programs other than browsers know no custom properties: their values are put in.
std::string with_colors(std::string_view rules, const Colors& colors) {
  constexpr std::string_view use = "var(";
  std::string result;
  for (std::size_t at = rules.find(use); at != std::string_view::npos; at = rules.find(use)) {
    const std::size_t end = rules.find(')', at);
    const std::string_view name = rules.substr(at + use.size(), end - at - use.size());
    result += rules.substr(0, at);
    result += colors.find(name)->second;
    rules.remove_prefix(end + 1);
  }
  return result + std::string(rules);
}

// The first lines of a text of that many units of width; cut short where it has more.
std::vector<std::string> first_lines(const std::string& text, double width, double size,
                                     std::size_t most) {
  constexpr double wide_column = 0.5;  // of a letter's size
  constexpr std::size_t fewest = 6;
  auto columns = static_cast<std::size_t>(width / size / wide_column);
  std::vector<std::string> lines = wrap(printable(text), columns);
  const auto is_too_wide = [&](const std::string& line) { return drawn_width(line, size) > width; };
  while (columns > fewest && std::ranges::any_of(lines, is_too_wide)) {
    lines = wrap(printable(text), --columns);
  }
  if (lines.size() > most) {
    lines.resize(most);
    lines.back() = wrap(lines.back(), columns - 2).front() + "…";
  }
  return lines;
}

class FileDrawer {
 public:
  FileDrawer(Language language, double width) : language_(language), width_(width) {}

  void add(const Chart& chart) {
    y_ += shapes_.empty() ? margin : gap_between_charts;
    add_lines("title", title_of(chart).in(language_), margin, width_ - 2 * margin, title_size,
              most_lines_of_title);
    add_lines("legend", legend_of(chart).in(language_), margin, width_ - 2 * margin, legend_size,
              most_lines_of_title);
    y_ += 6;
    const auto* trend = std::get_if<TrendChart>(&chart);
    if (trend != nullptr && trend->series.size() > 1) {
      add_panels(*trend);
      return;
    }
    const Drawing drawing = std::visit(*this, chart);
    place(drawing, margin);
    y_ += drawing.height;
  }

  Drawing operator()(const TrendChart& chart) const {
    return drawing_of(chart, 0, TrendSize::whole, language_);
  }
  template <class Other>
  Drawing operator()(const Other& chart) const {
    return drawing_of(chart);
  }

  double width() const { return width_; }
  double height() const { return y_ + margin; }
  const std::string& shapes() const { return shapes_; }

 private:
  void add_lines(std::string_view name, const std::string& text, double x, double width,
                 double size, std::size_t most) {
    if (text.empty()) return;
    Drawing lines;
    for (const std::string& line : first_lines(text, width, size, most)) {
      lines.figures.emplace_back(Label{name, {0, size}, line, size, Anchor::start});
      place(lines, x);
      lines.figures.clear();
      y_ += size * line_height;
    }
  }

  // Parts in rows, each below its name; the names of a row end where its panels begin.
  void add_panels(const TrendChart& chart) {
    for (std::size_t first = 0; first < chart.series.size(); first += panels_a_row) {
      const double top = y_;
      double below_names = top;
      double height = 0;
      const std::size_t end = std::min(first + panels_a_row, chart.series.size());
      std::vector<Drawing> panels;
      double x = margin;
      for (std::size_t i = first; i < end; ++i) {
        panels.push_back(drawing_of(chart, i, TrendSize::part, language_));
        y_ = top;
        add_lines("name", chart.series[i].name.in(language_), x, panels.back().width, name_size,
                  most_lines_of_name);
        below_names = std::max(below_names, y_);
        height = std::max(height, panels.back().height);
        x += panels.back().width + gap_between_panels;
      }
      y_ = below_names;
      x = margin;
      for (const Drawing& panel : panels) {
        place(panel, x);
        x += panel.width + gap_between_panels;
      }
      y_ += height + gap_between_panels / 2;
    }
  }

  void place(const Drawing& drawing, double x) {
    shapes_ +=
        fmt::format("<g transform=\"translate({:g} {:g})\">{}</g>\n", x, y_, svg_shapes(drawing));
  }

  Language language_;
  double width_;
  double y_ = 0;
  std::string shapes_;
};

double width_of_file(const std::vector<const Chart*>& charts) {
  const bool has_parts = std::ranges::any_of(charts, [](const Chart* chart) {
    const auto* trend = std::get_if<TrendChart>(chart);
    return trend != nullptr && trend->series.size() > 1;
  });
  constexpr double width_of_panel = 156;
  return has_parts
             ? 2 * margin + panels_a_row * width_of_panel + (panels_a_row - 1) * gap_between_panels
             : narrowest_file;
}

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

std::string svg_file(const std::vector<const Chart*>& charts, const std::string& title,
                     Language language) {
  FileDrawer drawer(language, width_of_file(charts));
  std::vector<std::string> told;
  for (const Chart* chart : charts) {
    drawer.add(*chart);
    told.push_back(told_of(*chart).in(language));
  }
  const std::string rules = std::string(content_of("svg")) + std::string(own_rules);
  const std::string_view page = content_of("page");
  const std::string width = fmt::format("{:g}", drawer.width());
  const std::string height = fmt::format("{:g}", drawer.height());
  return fmt::format(file_head, language == Language::ja ? "ja" : "en", width, height, width,
                     height, html_text(title), html_text(joined(told, " ")),
                     with_colors(rules, colors_of(page, 0)), with_colors(rules, colors_of(page, 1)),
                     width, height) +
         drawer.shapes() + "</svg>\n";
}

}  // namespace track::render
