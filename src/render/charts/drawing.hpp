#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "track/base/localized.hpp"
#include "track/render/chart.hpp"

// Where the parts of a chart stand: shapes within a box of width × height, the origin at the left
// above, y downwards. How they look is for the style sheet to say, by their names.
namespace track::render {

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  double right() const { return x + width; }
  double bottom() const { return y + height; }
};

struct Spot {
  double x = 0;
  double y = 0;
};

struct Bar {
  std::string_view name;  // a class of the style sheet
  Box box;
  Paint paint = Paint::plain;
  bool is_open = false;  // an outline alone
};

struct Stroke {
  std::string_view name;
  std::vector<Spot> spots;  // at least two
};

struct Dot {
  std::string_view name;
  Spot at;
  double radius = 0;
  Paint paint = Paint::plain;
  bool is_open = false;
};

struct Shape {
  std::string_view name;
  std::vector<Spot> corners;
};

enum class Anchor { start, middle, end };

struct Label {
  std::string_view name;
  Spot at;  // on the base line
  std::string text;
  double size = 0;
  Anchor anchor = Anchor::middle;

  Box box() const;  // about what it covers
};

using Figure = std::variant<Bar, Stroke, Dot, Shape, Label>;

struct Drawing {
  double width = 0;
  double height = 0;
  std::vector<Figure> figures;
};

// About how wide a text is, of letters of that size.
double drawn_width(std::string_view text, double size);
bool overlap(const Box& one, const Box& other);

// How much of a trend is shown where: within a cell of a table; as one of several; by itself.
enum class TrendSize { cell, part, whole };
constexpr int steps_of_axis = 3;  // at most, of a trend by itself

Drawing drawing_of(const BulletChart& chart);
Drawing drawing_of(const StageChart& chart);
Drawing drawing_of(const StatusBar& chart);
// Of one of its series.
Drawing drawing_of(const TrendChart& chart, std::size_t series, TrendSize size, Language language);

// What the signs of a chart mean, of those that it has: "● actual   ━ target".
Localized legend_of(const Chart& chart);

}  // namespace track::render
