#include <catch2/catch.hpp>

#include "render/writing.hpp"
#include "track/base/error.hpp"

namespace track::render::svg_test {
namespace {

Chart drawn_trend(const std::vector<std::string>& parts) {
  TrendChart chart;
  chart.title = {"attendance <b>", "参加人数 <b>"};
  chart.told = {"attendance: R3 5 & R4 6.", "参加人数：R3 5、R4 6。"};
  chart.of_columns = true;
  chart.years = {"R3", "R4"};
  for (const std::string& name : parts) {
    TrendChart::Series series;
    series.name = verbatim(name);
    for (const double value : {5.0, 6.0}) {
      TrendChart::Point point;
      point.figure = ChartFigure{value, verbatim(value > 5 ? "6" : "5")};
      series.points.push_back(point);
    }
    chart.series.push_back(std::move(series));
  }
  return chart;
}

std::string picture(const std::vector<Chart>& charts, Language language = Language::en) {
  Document document;
  document.blocks.emplace_back(Heading{1, verbatim("plan \"A\"")});
  for (const Chart& chart : charts) document.blocks.emplace_back(chart);
  Style style;
  style.language = language;
  return write(document, Format::svg, style);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count_in(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

TEST_CASE("a picture stands by itself: title, words for those who cannot see it, its own look") {
  const std::string svg = picture({drawn_trend({""})}, Language::ja);
  CHECK(svg.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns="));
  CHECK(has(svg, "xml:lang=\"ja\""));
  CHECK(has(svg, "<title id=\"title\">plan &quot;A&quot;</title>"));
  CHECK(has(svg, "<desc id=\"desc\">参加人数：R3 5、R4 6。</desc>"));
  CHECK(has(svg, ">参加人数 &lt;b&gt;</text>"));
  CHECK(has(svg, ">■ 実績</text>"));
  CHECK(has(svg, "@media (prefers-color-scheme: dark)"));
  CHECK_FALSE(has(svg, "var("));  // of which programs other than browsers know nothing
  CHECK(has(svg, "stroke: #1c2126"));
  CHECK(svg.ends_with("</svg>\n"));
}

TEST_CASE("the charts of a document stand below one another, parts in rows of three") {
  const std::string one = picture({drawn_trend({""})});
  const std::string two = picture({drawn_trend({""}), drawn_trend({"a", "b", "c", "d"})});
  CHECK(count_in(one, "class=\"column\"") == 2);
  CHECK(count_in(two, "class=\"column\"") == 10);
  CHECK(has(two, ">d</text>"));
  CHECK(has(one, "width=\"348\""));
  CHECK(has(two, "width=\"524\""));
}

TEST_CASE("names too long for a picture are wrapped, then cut short") {
  const std::string name(200, 'w');
  const std::string svg = picture({drawn_trend({name, "b"})});
  CHECK_FALSE(has(svg, std::string(40, 'w')));
  CHECK(has(svg, "w…</text>"));
}

TEST_CASE("what has no chart is no picture, and the way out is said") {
  try {
    picture({});
    FAIL("was written");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    CHECK(error.message().en == "there is no chart to draw");
  }
}

}  // namespace
}  // namespace track::render::svg_test
