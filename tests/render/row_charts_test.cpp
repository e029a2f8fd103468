#include "../src/render/words/row_charts.hpp"

#include <catch2/catch.hpp>

#include "render/years_reporting.hpp"

namespace track::render::row_charts_test {
namespace {

using namespace track::testing;

// The rows of a line over the years of years_of().
struct Line {
  Plan plan = years_plan();
  Totals totals = years_totals();
  std::vector<report::Row> rows{};

  std::vector<const report::Row*> of(const std::string& id) {
    rows.clear();
    for (const FiscalYear year : {r3, r4, r5}) {
      const Indicator* indicator = find_indicator(plan, id);
      rows.push_back(
          indicator != nullptr
              ? report::indicator_row(plan, *indicator, totals, year, after_r4)
              : report::holdings_row(plan, *find_activity(plan, id), totals, year, after_r4));
    }
    return {&rows[0], &rows[1], &rows[2]};
  }

  TrendChart trend(const std::string& id) {
    const std::optional<Chart> chart = trend_of(of(id), plan);
    REQUIRE(chart);
    return std::get<TrendChart>(*chart);
  }

  BulletChart bullet(const std::string& id, std::size_t year) {
    const std::optional<Chart> chart = bullet_of(*of(id)[year]);
    REQUIRE(chart);
    return std::get<BulletChart>(*chart);
  }
};

TEST_CASE("a bullet chart has what the row has, and says it") {
  Line line;
  const BulletChart chart = line.bullet("lecture.attendance", 1);
  CHECK(chart.actual->value == 18540);
  CHECK(chart.actual->shown.ja == "18,540");
  CHECK(chart.target->value == 20000);
  CHECK_FALSE(chart.is_open);
  CHECK_FALSE(chart.expected);
  CHECK(chart.paint == Paint::fair);
  CHECK(chart.told.en.ends_with(": actual 18,540 人, target 20,000 人; status: nearly."));
  CHECK(chart.told.ja.ends_with("：実績18,540人、目標20,000人、判定はおおむね達成です。"));
}

TEST_CASE("a running year shows what is to be expected, and is not final") {
  Line line;
  const BulletChart chart = line.bullet("lecture.attendance", 2);
  CHECK(chart.is_open);
  REQUIRE(chart.expected);
  CHECK(chart.expected->value < chart.target->value);
  CHECK(line.trend("lecture.attendance").series.front().points.back().is_open);
}

TEST_CASE("what is missing has a target and no bar") {
  Line line;
  line.totals = {};
  const BulletChart chart = line.bullet("lecture.attendance", 1);
  CHECK_FALSE(chart.actual);
  CHECK(chart.target);
  CHECK(chart.told.ja.ends_with("：実績なし、目標20,000人、判定は未報告です。"));
}

TEST_CASE("nothing is drawn of a figure that stands beside nothing") {
  Line line;
  CHECK_FALSE(bullet_of(*line.of("elderly-survey.clinics")[0]));
}

TEST_CASE("a milestone shows its stage") {
  Line line;
  const std::optional<Chart> chart = bullet_of(*line.of("salon.guide")[1]);
  REQUIRE(chart);
  CHECK(std::get<StageChart>(*chart).reached == 1);
  CHECK(std::get<StageChart>(*chart).target == 2);
  CHECK_FALSE(trend_of(line.of("salon.guide"), line.plan));
}

TEST_CASE("a ceiling is drawn as one") {
  Line line;
  CHECK(line.bullet("salon.errors", 1).is_ceiling);
  CHECK_FALSE(line.bullet("lecture.attendance", 1).is_ceiling);
}

TEST_CASE("planned holdings have a range") {
  Line line;
  const BulletChart chart = line.bullet("lecture", 1);
  CHECK(chart.target->value == 2);
  CHECK(chart.target_most == 3.0);
  CHECK(line.trend("lecture").of_columns);
}

TEST_CASE("a trend has every year, with gaps for those without a figure") {
  Line line;
  line.totals.indicators["lecture.attendance"].erase(r4);
  const TrendChart chart = line.trend("lecture.attendance");
  CHECK(chart.years == std::vector<std::string>{"R3", "R4", "R5"});
  const auto& points = chart.series.front().points;
  CHECK(points[0].figure->value == 17300);
  CHECK_FALSE(points[1].figure);
  CHECK(points[1].target->value == 20000);
  CHECK(points[1].is_missing);
  CHECK(chart.told.ja.find("R4 未報告（目標20,000）") != std::string::npos);
}

TEST_CASE("a survey's baseline stands in its year, its waves with their intervals") {
  Line line;
  const TrendChart chart = line.trend("care-unknown");
  CHECK(chart.years == std::vector<std::string>{"R1", "R2", "R3", "R4", "R5"});
  const auto& points = chart.series.front().points;
  CHECK(points[0].is_baseline);
  CHECK(points[0].figure->value == Approx(35.2));
  CHECK_FALSE(points[1].figure);
  REQUIRE(points[3].interval);
  CHECK(points[3].interval->low == Approx(28.7).margin(0.05));  // Wilson, of 31 % of 1500
  CHECK(points[3].interval->high == Approx(33.4).margin(0.05));
  CHECK(points[3].is_joined);
  CHECK_FALSE(points[4].figure);  // what is carried from R4 stands there
  CHECK(chart.told.en ==
        chart.title.en +
            ": R1 35.2 (baseline, 95 % interval 32.8 to 37.7); R4 31.0 (95 % interval "
            "28.7 to 33.4).");
}

TEST_CASE("a line is not drawn across a break of the series") {
  Line line;
  indicator_of(line.plan, "care-unknown").series_breaks = {{r3, "設問の変更"}};
  const auto points = line.trend("care-unknown").series.front().points;
  CHECK(points[2].is_broken);
  CHECK_FALSE(points[3].is_joined);
}

TEST_CASE("targets of later years are shown before their year begins") {
  Line line;
  const auto rows = line.of("lecture.attendance");
  const std::optional<Chart> chart = trend_of({rows[0], rows[1]}, line.plan);
  REQUIRE(chart);
  const auto& points = std::get<TrendChart>(*chart).series.front().points;
  REQUIRE(points.size() == 3);
  CHECK(points[2].target->value == 21000);
}

TEST_CASE("one year alone is no trend") {
  Line line;
  CHECK_FALSE(trend_of({line.of("elderly-survey.clinics")[0], nullptr}, line.plan));
  CHECK_FALSE(trend_of({}, line.plan));
}

TEST_CASE("statuses are counted in the order that a reader looks for") {
  const std::optional<Chart> chart =
      status_bar_of({{Status::no_target, 3}, {Status::missing, 1}, {Status::achieved, 4}},
                    {"education", "啓発"}, 20);
  REQUIRE(chart);
  const StatusBar& bar = std::get<StatusBar>(*chart);
  REQUIRE(bar.parts.size() == 3);
  CHECK(bar.parts[0].number == 4);
  CHECK(bar.parts[1].is_hollow);
  CHECK(bar.told.ja == "啓発：達成4、未報告1、目標未設定3。");
  CHECK_FALSE(status_bar_of({}, {"education", "啓発"}));
}

}  // namespace
}  // namespace track::render::row_charts_test
