#include "../src/render/charts/text_plot.hpp"

#include <catch2/catch.hpp>

#include "render/reporting.hpp"
#include "track/base/text.hpp"

namespace track::render::text_plot_test {
namespace {

using testing::lines_of;

TrendChart plotted(const std::vector<std::optional<double>>& values, double target) {
  TrendChart chart;
  chart.title = {"attendance over the years", "参加人数の推移"};
  chart.series.emplace_back();
  for (const auto& value : values) {
    chart.years.push_back(chart.years.empty() ? "令和3" : "R" + std::to_string(values.size()));
    TrendChart::Point& point = chart.series.front().points.emplace_back();
    const std::string text = value ? std::to_string(static_cast<int>(*value)) : "";
    if (value) point.figure = ChartFigure{*value, verbatim(text)};
    if (target > 0) point.target = ChartFigure{target, verbatim("80")};
  }
  return chart;
}

std::vector<std::string> lines(const TrendChart& chart, Language language = Language::en) {
  return lines_of(text_plot(chart, {language, 60}));
}

TEST_CASE("a bar a year, as long as its figure is great, to the target") {
  const TrendChart chart = plotted({40, 80}, 80);
  const std::vector<std::string> all = lines(chart);
  REQUIRE(all.size() == 2);
  CHECK(all[0] == "  令和3  █████████████████▌                 │  40  target 80");
  CHECK(all[1] == "  R2     ███████████████████████████████████│  80  target 80");
}

TEST_CASE("what is missing is no zero, and what is not final is light") {
  TrendChart chart = plotted({40, std::nullopt, 20, 0}, 0);
  chart.series.front().points[1].is_missing = true;
  chart.series.front().points[1].absent = {"missing", "未報告"};
  chart.series.front().points[2].is_open = true;
  const std::vector<std::string> all = lines(chart, Language::ja);
  CHECK(all[1].find("█") == std::string::npos);
  CHECK(all[1].ends_with("—  未報告"));
  CHECK(all[2].find("░") != std::string::npos);
  CHECK(all[2].ends_with("20  未確定"));
  CHECK(all[3].ends_with(" 0"));
}

TEST_CASE("bars below zero go to the left of it") {
  const std::vector<std::string> all = lines(plotted({-40, 40}, 0));
  CHECK(all[0].find("█") < all[0].find("┊"));
  CHECK(all[1].find("█") > all[0].find("█"));
}

TEST_CASE("the lines of a plot are no wider than the terminal, and their figures stand in line") {
  const TrendChart chart = plotted({40, 1234567, 0, std::nullopt}, 80);
  for (const int width : {60, 80, 100}) {
    for (const std::string& line : lines_of(text_plot(chart, {Language::ja, width}))) {
      CHECK(text_width(line) <= static_cast<std::size_t>(width));
    }
  }
  const std::vector<std::string> all = lines(chart);
  const auto end_of_figure = [](const std::string& line) {
    return text_width(line.substr(0, line.find("  target")));
  };
  for (const std::string& line : all) CHECK(end_of_figure(line) == end_of_figure(all[0]));
}

TEST_CASE("one figure alone is no trend") {
  CHECK(lines(plotted({40, std::nullopt}, 80)).empty());
}

TEST_CASE("other charts are said in words on a terminal") {
  CHECK(text_plot(BulletChart{}, {}).empty());
  CHECK(text_plot(StatusBar{}, {}).empty());
}

}  // namespace
}  // namespace track::render::text_plot_test
