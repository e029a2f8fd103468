#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "../src/render/charts/drawing.hpp"
#include "../src/render/charts/scale.hpp"
#include "../src/render/charts/svg.hpp"

namespace track::render::charts_test {
namespace {

ChartFigure figure(double value) {
  return {value, verbatim(std::to_string(static_cast<std::int64_t>(value)))};
}

template <class T>
std::vector<T> all_named(const Drawing& drawing, std::string_view name) {
  std::vector<T> found;
  for (const Figure& one : drawing.figures) {
    const T* shape = std::get_if<T>(&one);
    if (shape != nullptr && shape->name == name) found.push_back(*shape);
  }
  return found;
}

std::vector<Label> labels_of(const Drawing& drawing) {
  std::vector<Label> found;
  for (const Figure& one : drawing.figures) {
    if (const auto* label = std::get_if<Label>(&one)) found.push_back(*label);
  }
  return found;
}

// All points that a drawing touches.
std::vector<Spot> spots_of(const Drawing& drawing) {
  std::vector<Spot> spots;
  const auto add = [&](const Box& box) {
    spots.push_back({box.x, box.y});
    spots.push_back({box.right(), box.bottom()});
  };
  for (const Figure& one : drawing.figures) {
    if (const auto* bar = std::get_if<Bar>(&one)) add(bar->box);
    if (const auto* label = std::get_if<Label>(&one)) add(label->box());
    if (const auto* stroke = std::get_if<Stroke>(&one)) {
      spots.insert(spots.end(), stroke->spots.begin(), stroke->spots.end());
    }
    if (const auto* shape = std::get_if<Shape>(&one)) {
      spots.insert(spots.end(), shape->corners.begin(), shape->corners.end());
    }
    if (const auto* dot = std::get_if<Dot>(&one)) {
      add({dot->at.x - dot->radius, dot->at.y - dot->radius, 2 * dot->radius, 2 * dot->radius});
    }
  }
  return spots;
}

bool is_within(const Drawing& drawing) {
  constexpr double rounding = 1e-6;
  return std::ranges::all_of(spots_of(drawing), [&](const Spot& spot) {
    return spot.x >= -rounding && spot.x <= drawing.width + rounding && spot.y >= -rounding &&
           spot.y <= drawing.height + rounding;
  });
}

TrendChart years(const std::vector<std::optional<double>>& values, bool of_columns = true) {
  TrendChart chart;
  chart.of_columns = of_columns;
  chart.series.emplace_back();
  for (const auto& value : values) {
    chart.years.push_back("R" + std::to_string(chart.years.size() + 1));
    TrendChart::Point& point = chart.series.front().points.emplace_back();
    if (value) point.figure = figure(*value);
  }
  return chart;
}

Drawing drawn(const TrendChart& chart, TrendSize size = TrendSize::whole) {
  return drawing_of(chart, 0, size, Language::en);
}

TrendChart any_trend() {
  const auto value = [] { return *rc::gen::inRange(-1'000'000, 10'000'000); };
  TrendChart chart = years({}, *rc::gen::arbitrary<bool>());
  const int count = *rc::gen::inRange(1, 30);
  for (int i = 0; i < count; ++i) {
    chart.years.push_back("R" + std::to_string(i + 1));
    TrendChart::Point& point = chart.series.front().points.emplace_back();
    if (*rc::gen::inRange(0, 4) > 0) {
      point.figure = figure(value());
      point.is_joined = i > 0;
      point.is_open = *rc::gen::arbitrary<bool>();
      point.is_baseline = i == 0 && *rc::gen::arbitrary<bool>();
    }
    if (*rc::gen::arbitrary<bool>()) point.target = figure(value());
    if (point.figure && *rc::gen::inRange(0, 4) == 0) {
      point.interval = ChartSpan{point.figure->value - 10, point.figure->value + 20};
    }
    point.is_missing = !point.figure && *rc::gen::arbitrary<bool>();
    point.is_broken = *rc::gen::inRange(0, 6) == 0;
  }
  return chart;
}

TEST_CASE("ticks are round, equally far apart, and reach over all figures") {
  const auto texts = [](ChartSpan span, int most, bool only_whole = false) {
    std::vector<std::string> all;
    for (const Tick& tick : ticks_over(span, most, only_whole)) all.push_back(tick.text);
    return all;
  };
  using Texts = std::vector<std::string>;
  CHECK(texts({0, 350}, 3) == Texts{"0", "200", "400"});
  CHECK(texts({28.2, 38}, 3) == Texts{"25", "30", "35", "40"});
  CHECK(texts({-12, 8}, 3) == Texts{"-20", "-10", "0", "10"});
  CHECK(texts({0, 1}, 3) == Texts{"0.0", "0.5", "1.0"});
  CHECK(texts({0, 1}, 3, true) == Texts{"0", "1"});
  rc::prop("the first is below all, the last above", [] {
    const double low = *rc::gen::inRange(-1'000'000, 1'000'000) / 7.0;
    const double high = low + *rc::gen::inRange(0, 1'000'000) / 13.0;
    const auto most = *rc::gen::inRange(2, 6);
    const std::vector<Tick> ticks = ticks_over({low, high}, most);
    const double rounding = 1e-9 * std::max(std::abs(low), std::abs(high));
    RC_ASSERT(ticks.front().value <= low + rounding);
    RC_ASSERT(ticks.back().value >= high - rounding);
    RC_ASSERT(ticks.size() <= static_cast<std::size_t>(most) + 1);
    RC_ASSERT(ticks.size() > 1U);
  });
}

TEST_CASE("a bar is as long as its figure is great, from zero") {
  rc::prop("in proportion, beside a target", [] {
    const double value = *rc::gen::inRange(0, 1000);
    BulletChart chart;
    chart.actual = figure(value);
    chart.target = figure(*rc::gen::inRange(1, 1000));
    const Drawing drawing = drawing_of(chart);
    const Bar bar = all_named<Bar>(drawing, "bar").at(0);
    const Stroke target = all_named<Stroke>(drawing, "target").at(0);
    const double aim = target.spots.front().x - bar.box.x;
    RC_ASSERT(std::abs(bar.box.width * chart.target->value - aim * value) <
              1e-6 * chart.target->value * aim + 1e-6);
    RC_ASSERT(is_within(drawing));
  });
}

TEST_CASE("what is not there is no bar, and zero is one without length") {
  BulletChart chart;
  chart.target = figure(10);
  CHECK(all_named<Bar>(drawing_of(chart), "bar").empty());
  chart.actual = figure(0);
  CHECK(all_named<Bar>(drawing_of(chart), "bar").at(0).box.width == 0);
}

TEST_CASE("a bar below zero goes to the left of it") {
  BulletChart chart;
  chart.actual = figure(-30);
  chart.target = figure(20);
  const Drawing drawing = drawing_of(chart);
  const double zero = all_named<Stroke>(drawing, "zero").at(0).spots.front().x;
  CHECK(all_named<Bar>(drawing, "bar").at(0).box.right() == Approx(zero));
  CHECK(is_within(drawing));
}

TEST_CASE("a share is drawn on 0 to 100") {
  BulletChart chart;
  chart.actual = figure(25);
  chart.is_percent = true;
  const Drawing drawing = drawing_of(chart);
  CHECK(all_named<Bar>(drawing, "bar").at(0).box.width ==
        Approx(all_named<Bar>(drawing, "track").at(0).box.width / 4));
}

TEST_CASE("beyond a ceiling is marked, beyond a target is not") {
  BulletChart chart;
  chart.actual = figure(12);
  chart.target = figure(10);
  CHECK(all_named<Bar>(drawing_of(chart), "beyond").empty());
  chart.is_ceiling = true;
  const Drawing drawing = drawing_of(chart);
  const double ceiling = all_named<Stroke>(drawing, "target").at(0).spots.at(1).x;
  CHECK(all_named<Bar>(drawing, "beyond").at(0).box.x == Approx(ceiling));
}

TEST_CASE("steps of a milestone that are reached are filled") {
  StageChart chart;
  chart.target = 2;
  const auto filled = [&](std::optional<int> stage) {
    chart.reached = stage;
    return all_named<Bar>(drawing_of(chart), "bar").size();
  };
  CHECK(filled(std::nullopt) == 0);
  CHECK(filled(0) == 0);
  CHECK(filled(1) == 1);
  CHECK(filled(2) == 2);
}

TEST_CASE("parts of a bar are as long as they are many, and say their number where it fits") {
  StatusBar bar;
  bar.most = 40;
  bar.parts = {{{"achieved", "達成"}, 30, Paint::good, "●", false},
               {{"missed", "未達"}, 0, Paint::poor, "▼", false},
               {{"missing", "未報告"}, 1, Paint::poor, "○", true}};
  const Drawing drawing = drawing_of(bar);
  const std::vector<Bar> parts = all_named<Bar>(drawing, "part");
  REQUIRE(parts.size() == 2);
  CHECK(parts[1].box.x == Approx(drawing.width * 30 / 40));
  CHECK(parts[1].is_open);
  REQUIRE(labels_of(drawing).size() == 1);
  CHECK(labels_of(drawing).front().text == "●30");
  CHECK(is_within(drawing));
  CHECK(legend_of(bar).ja == "● 達成30　○ 未報告1");
}

TEST_CASE("columns stand on zero, as high as their figures") {
  const Drawing drawing = drawn(years({100, std::nullopt, 50, 0}));
  const std::vector<Bar> columns = all_named<Bar>(drawing, "column");
  REQUIRE(columns.size() == 3);
  CHECK(columns[0].box.height == Approx(2 * columns[1].box.height));
  CHECK(columns[0].box.bottom() == Approx(columns[1].box.bottom()));
  CHECK(columns[2].box.height == 0);
  const double a_year = (columns[1].box.x - columns[0].box.x) / 2;
  CHECK(columns[2].box.x - columns[1].box.x == Approx(a_year));  // the gap of a year is kept
}

TEST_CASE("a year that was due and is missing has a dash, zero a line") {
  TrendChart chart = years({100, std::nullopt, std::nullopt, 0});
  chart.series.front().points[1].is_missing = true;
  const Drawing drawing = drawn(chart);
  CHECK(all_named<Label>(drawing, "missing").size() == 1);
  const std::string svg = svg_shapes(drawing);
  CHECK(svg.find("height=\"1.2\"") != std::string::npos);
  CHECK(svg.find("height=\"0\"") == std::string::npos);
}

TEST_CASE("a line joins only what belongs together") {
  TrendChart chart = years({35, std::nullopt, 31, 30}, false);
  CHECK(all_named<Stroke>(drawn(chart), "line").empty());
  chart.series.front().points[2].is_joined = true;
  CHECK(all_named<Stroke>(drawn(chart), "line").size() == 1);
  chart.series.front().points[3].is_broken = true;
  const Drawing drawing = drawn(chart);
  const Stroke across = all_named<Stroke>(drawing, "break").at(0);
  const std::vector<Dot> points = all_named<Dot>(drawing, "point");
  CHECK(across.spots[0].x == Approx((points[1].at.x + points[2].at.x) / 2));
}

TEST_CASE("the interval of a figure reaches beyond it on both sides") {
  TrendChart chart = years({35, 31}, false);
  chart.series.front().points[0].interval = ChartSpan{33, 38};
  const Drawing drawing = drawn(chart);
  const std::vector<Stroke> parts = all_named<Stroke>(drawing, "interval");
  REQUIRE(parts.size() == 3);
  const Spot point = all_named<Dot>(drawing, "point").at(0).at;
  CHECK(parts[2].spots[0].y > point.y);
  CHECK(parts[2].spots[1].y < point.y);
  CHECK(is_within(drawing));
}

TEST_CASE("a scale of lines that does not begin at zero is said to") {
  CHECK(legend_of(years({35, 31}, false)).en == "● actual   the scale does not begin at 0");
  CHECK(legend_of(years({35, 3}, false)).en == "● actual");
  CHECK(legend_of(years({35, 31}, true)).en == "■ actual");
  CHECK(all_named<Stroke>(drawn(years({35, 31}, false)), "base").empty());
  CHECK(all_named<Stroke>(drawn(years({35, 3}, false)), "base").size() == 1);
}

TEST_CASE("whatever the figures, all of a chart is within it and no two labels collide") {
  rc::prop("of any size", [] {
    const TrendChart chart = any_trend();
    for (const TrendSize size : {TrendSize::cell, TrendSize::part, TrendSize::whole}) {
      const Drawing drawing = drawn(chart, size);
      RC_ASSERT(is_within(drawing));
      const std::vector<Label> labels = labels_of(drawing);
      for (std::size_t i = 0; i < labels.size(); ++i) {
        for (std::size_t k = i + 1; k < labels.size(); ++k) {
          RC_ASSERT_FALSE(overlap(labels[i].box(), labels[k].box()));
        }
      }
    }
  });
}

TEST_CASE("a greater figure stands higher") {
  rc::prop("points keep the order of their figures", [] {
    const TrendChart chart = any_trend();
    const Drawing drawing = drawn(chart);
    std::vector<double> values;
    for (const TrendChart::Point& point : chart.series.front().points) {
      if (point.figure && !point.is_baseline) values.push_back(point.figure->value);
    }
    std::vector<double> heights;
    for (const Dot& dot : all_named<Dot>(drawing, "point")) heights.push_back(-dot.at.y);
    if (chart.of_columns) return;
    RC_ASSERT(heights.size() == values.size());
    for (std::size_t i = 1; i < values.size(); ++i) {
      if (values[i] > values[i - 1]) RC_ASSERT(heights[i] >= heights[i - 1]);
      if (values[i] < values[i - 1]) RC_ASSERT(heights[i] <= heights[i - 1]);
    }
  });
}

TEST_CASE("parts of one indicator have one scale") {
  TrendChart chart = years({100, 50});
  chart.series.push_back(years({10, 5}).series.front());
  const double whole = all_named<Bar>(drawing_of(chart, 0, TrendSize::part, Language::en), "column")
                           .at(0)
                           .box.height;
  const double part = all_named<Bar>(drawing_of(chart, 1, TrendSize::part, Language::en), "column")
                          .at(0)
                          .box.height;
  CHECK(whole == Approx(10 * part));
}

TEST_CASE("a chart says what it shows, and no text of it is markup") {
  TrendChart chart = years({1, 2});
  chart.years[0] = "<b>&\"";
  const std::string svg = svg_of(drawn(chart), "trend", "R1 1 < 2 \"&\"");
  CHECK(svg.find("role=\"img\" aria-label=\"R1 1 &lt; 2 &quot;&amp;&quot;\"") != std::string::npos);
  CHECK(svg.find("&lt;b&gt;&amp;&quot;</text>") != std::string::npos);
  CHECK(svg.find("style=") == std::string::npos);
}

}  // namespace
}  // namespace track::render::charts_test
