#include <catch2/catch.hpp>

#include "render/reporting.hpp"

namespace track::render::report_markdown_test {
namespace {

using namespace track::testing;

std::string markdown(const Plan& plan, Language language = Language::ja) {
  return written(report_of(plan, rich_totals()), Format::markdown, {language});
}

TEST_CASE("a report in Markdown has headings, desired states and one table an activity") {
  const std::string text = markdown(rich_plan());
  std::size_t position = 0;
  for (const char* part : {"# 練馬区在宅療養推進事業　令和4年度の目標と実績\n\n", "\n- 未報告 1\n",
                           "\n## 1 区民の環境\n\n", "### 1-1 区民への啓発\n\n", "\n- 多世代が",
                           "| 指標 | 単位 | 基準値 |", "| わからない割合 | % |",
                           "#### 在宅療養講演会の開催（地域医療課）\n\n", "| 実施回数 | 回 |",
                           "\n## モニタリング（調査・統計）\n"}) {
    const std::size_t found = text.find(part, position);
    INFO(part);
    REQUIRE(found != std::string::npos);
    position = found;
  }
}

TEST_CASE("a row in Markdown has its figures and all its notes") {
  CHECK_THAT(markdown(rich_plan(), Language::en),
             Catch::Contains(
                 "| わからない割合 | % | 35.2 |  | 31.0 |  |  | direction | improved | "
                 "2022-12-01 | beyond sampling error (95 %); n = 1,500; -4.2 points "
                 "from the baseline (R1), 95 % interval -7.6 to -0.8; from 高齢者基礎調査 |\n"));
}

TEST_CASE("every table row has as many cells as its heading") {
  Plan plan = rich_plan();
  for (Indicator& one : plan.indicators) one.name += " a|b\nc";
  std::size_t cells = 0;
  for (const std::string& line : lines_of(markdown(plan))) {
    if (!line.starts_with("|")) {
      cells = 0;
      continue;
    }
    std::size_t bars = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '|' && line[i - (i > 0 ? 1 : 0)] != '\\') ++bars;
    }
    if (cells == 0) cells = bars;
    CHECK(bars == cells);
  }
}

TEST_CASE("names are shown as text, wherever they stand") {
  Plan plan = rich_plan();
  const std::string mark = "<b>&amp;|\\";
  const std::string escaped = "\\<b\\>\\&amp;\\|\\\\";
  plan.name = mark;
  plan.themes[0].name = mark;
  plan.fields[0].name = mark;
  plan.fields[0].outcomes = {"1. " + mark};
  plan.owners[0].name = mark;
  activity_of(plan, "lecture").name = mark;
  indicator_of(plan, "lecture.attendance").name = mark;
  plan.monitoring_outcomes = {"- " + mark};
  const std::string text = markdown(plan);
  CHECK(text.find(mark) == std::string::npos);
  CHECK_THAT(text, Catch::StartsWith("# " + escaped));
  CHECK_THAT(text, Catch::Contains("## 1 " + escaped));
  CHECK_THAT(text, Catch::Contains("### 1-1 " + escaped));
  CHECK_THAT(text, Catch::Contains("\n- 1\\. " + escaped + "\n"));
  CHECK_THAT(text, Catch::Contains("#### " + escaped + "（" + escaped + "）"));
  CHECK_THAT(text, Catch::Contains("| " + escaped + " | 人 |"));
  CHECK_THAT(text, Catch::Contains("\n\\- " + escaped + "\n"));
}

}  // namespace
}  // namespace track::render::report_markdown_test
