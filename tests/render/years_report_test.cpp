#include "track/render/views.hpp"

#include <catch2/catch.hpp>

#include "render/years_reporting.hpp"

namespace track::render::years_report_test {
namespace {

using namespace track::testing;
using Catch::Contains;

Json one_year(FiscalYear year) {
  const Plan plan = years_plan();
  const report::Report report = report::build(plan, 4, years_totals(), year, after_r4, {});
  return Json::parse(written(report, Format::json, {}));
}

TEST_CASE("JSON has the head of a report with its years, and a row a line and year") {
  const Json all = Json::parse(years_written(Format::json, {}));
  std::vector<std::string> keys;
  for (const auto& [key, value] : all.items()) keys.push_back(key);
  CHECK(keys == std::vector<std::string>{"schema_version", "plan", "plan_name", "years", "as_of",
                                         "revision", "rows"});
  REQUIRE(all["years"].size() == 3);
  for (const Json& year : all["years"]) {
    const Json alone = one_year({year["fiscal_year"].get<int>()});
    Json head = alone["year"];
    head["closed_by"] = nullptr;
    head["counts"] = alone["counts"];
    CHECK(year == head);
    Json rows = Json::array();
    for (Json row : all["rows"]) {
      if (row["fiscal_year"] != year["fiscal_year"]) continue;
      CHECK(row.begin().key() == "fiscal_year");
      row.erase("fiscal_year");
      for (const char* key : {"plan_target", "plan_actual", "plan_achievement"}) row.erase(key);
      rows.push_back(std::move(row));
    }
    CHECK(rows == alone["rows"]);
  }
}

TEST_CASE("CSV has the fiscal year in front of a report's columns") {
  const auto lines = lines_of(years_written(Format::csv, {}));
  CHECK_THAT(lines.at(0), Catch::StartsWith("fiscal_year,id,name,level,"));
  CHECK_THAT(lines.at(1), Catch::StartsWith("2021,care-unknown,"));
  CHECK_THAT(lines.at(2), Catch::StartsWith("2022,care-unknown,"));
}

TEST_CASE("Markdown sets the years side by side, without a trend") {
  const std::string en = years_written(Format::markdown, {});
  CHECK_THAT(en, Catch::StartsWith("# 練馬区在宅療養推進事業: actuals R3 (FY2021) to R5"));
  CHECK_THAT(en, Contains("\n| indicator |  | R3 | R4 | R5 (so far) | notes |\n"
                          "| --- | --- | ---: | ---: | ---: | --- |\n"));
  CHECK_THAT(en, Contains("\n| 話し合いたいと思った割合 | % | 62.2 | 82.4 | — |  |\n"
                          "|  | change |  | +20.1 |  |  |\n"));
  CHECK_THAT(en, !Contains("█"));
  const std::string ja = years_written(Format::markdown, {Language::ja});
  CHECK_THAT(ja, Contains("\n|  | 前年度差 |  | +20.1 |  |  |\n"));
}

TEST_CASE("a span of one year is titled by it") {
  const Plan plan = years_plan();
  const report::YearsReport report =
      report::build(plan, 4, years_totals(), FiscalYearSpan{r4, r4}, after_r4, {});
  CHECK_THAT(written(report, Format::table, {Language::ja}),
             Catch::StartsWith("練馬区在宅療養推進事業　令和4年度の実績\n"));
}

}  // namespace
}  // namespace track::render::years_report_test
