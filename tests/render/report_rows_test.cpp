#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "render/reporting.hpp"

namespace track::render::report_rows_test {
namespace {

using namespace track::testing;

Json json_of(const Plan& plan, const Totals& totals) {
  return Json::parse(written(report_of(plan, totals), Format::json, {}));
}

Json row_of(const Json& document, const std::string& id) {
  for (const Json& row : document["rows"]) {
    if (row["id"] == id) return row;
  }
  FAIL("no row " << id);
  return {};
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> result;
  for (const auto& [key, value] : object.items()) result.push_back(key);
  return result;
}

const std::vector<std::string> row_keys{"id",
                                        "name",
                                        "level",
                                        "kind",
                                        "unit",
                                        "theme",
                                        "field",
                                        "activity",
                                        "owners",
                                        "baseline",
                                        "target",
                                        "target_most",
                                        "actual",
                                        "numerator",
                                        "denominator",
                                        "sample_size",
                                        "actual_of_year",
                                        "difference",
                                        "achievement",
                                        "method",
                                        "change_from_baseline",
                                        "change_from_baseline_low",
                                        "change_from_baseline_high",
                                        "status",
                                        "reason",
                                        "previous",
                                        "previous_year",
                                        "change",
                                        "change_low",
                                        "change_high",
                                        "change_verdict",
                                        "change_reason",
                                        "expected",
                                        "projection",
                                        "last_recorded",
                                        "n",
                                        "n_unknown",
                                        "n_suppressed",
                                        "n_provisional",
                                        "next_target",
                                        "next_target_year"};

TEST_CASE("the report's head in JSON") {
  const Json document = json_of(rich_plan(), rich_totals());
  CHECK(keys_of(document) == std::vector<std::string>{"schema_version", "plan", "plan_name", "year",
                                                      "as_of", "revision", "closed_by", "counts",
                                                      "evaluations", "explanations_owed", "rows"});
  CHECK(document["schema_version"] == 1);
  CHECK(document["plan"] == "home-care");
  CHECK(document["year"] == Json({{"label", "R4"},
                                  {"fiscal_year", 2022},
                                  {"first_day", "2022-04-01"},
                                  {"last_day", "2023-03-31"}}));
  CHECK(document["as_of"] == "2023-05-31");
  CHECK(document["revision"] == 4);
  CHECK(document["counts"] == Json({{"not_due", 1},
                                    {"missing", 1},
                                    {"improved", 1},
                                    {"achieved", 3},
                                    {"nearly", 1},
                                    {"missed", 1}}));
}

TEST_CASE("every row in JSON has the keys of the contract") {
  const Json document = json_of(rich_plan(), rich_totals());
  CHECK(document["rows"].size() == 8);
  for (const Json& row : document["rows"]) {
    CHECK(keys_of(row) == row_keys);
  }
}

TEST_CASE("a count in JSON: exact figures, the rate as a fraction of six decimals") {
  Totals totals;
  measure(totals, "lecture.attendance", r4, number("131"), make_day(2023, 2, 18));
  Plan plan = rich_plan();
  indicator_of(plan, "lecture.attendance").targets = {{r4, number("300")}};
  const Json row = row_of(json_of(plan, totals), "lecture.attendance");
  CHECK(row["level"] == "output");
  CHECK(row["kind"] == "count");
  CHECK(row["unit"] == "人");
  CHECK(row["theme"] == "citizens");
  CHECK(row["field"] == "awareness");
  CHECK(row["activity"] == "lecture");
  CHECK(row["owners"] == Json({"community-medicine"}));
  CHECK(row["target"] == 300);
  CHECK(row["target"].is_number_integer());
  CHECK(row["actual"] == 131);
  CHECK(row["difference"] == -169);
  CHECK(row["achievement"] == 0.436667);
  CHECK(row["method"] == "ratio");
  CHECK(row["status"] == "missed");
  CHECK(row["reason"] == nullptr);
  CHECK(row["last_recorded"] == "2023-02-18");
  CHECK(row["n"] == 1);
}

TEST_CASE("a share in JSON is in percent of four decimals, its sums beside it") {
  const Json row = row_of(json_of(rich_plan(), rich_totals()), "lecture.talked");
  CHECK(row["actual"] == 82.3529);
  CHECK(row["numerator"] == 84);
  CHECK(row["denominator"] == 102);
  CHECK(row["sample_size"] == 102);
  CHECK(row["difference"] == 22.3529);
}

TEST_CASE("what is not known is null with a reason") {
  Plan plan = rich_plan();
  Totals totals;
  measure(totals, "salon.errors", r4, of_form(ValueForm::suppressed));
  indicator_of(plan, "salon.attendance").until = YearBound{2021, YearCounting::fiscal, "R3"};
  const Json document = json_of(plan, totals);
  for (const Json& row : document["rows"]) {
    INFO(row["id"]);
    CHECK(row["actual"] == nullptr);
    CHECK(row["achievement"] == nullptr);
    CHECK(row["reason"].is_string());
  }
  CHECK(row_of(document, "lecture.attendance")["reason"] == "was to be reported by 2023-04-30");
  CHECK(row_of(document, "salon.errors")["reason"] == "recorded as suppressed");
  CHECK(row_of(document, "salon.errors")["n"] == 1);
  CHECK(row_of(document, "salon.errors")["n_suppressed"] == 1);
  CHECK(row_of(document, "salon.errors")["n_unknown"] == 0);
  CHECK(row_of(document, "salon.attendance")["reason"] == "it does not run in this year");
}

TEST_CASE("a carried figure names its year and has no rate") {
  const Json row = row_of(json_of(rich_plan(), rich_totals()), "elderly-survey.clinics");
  CHECK(row["level"] == "context");
  CHECK(row["actual"] == 45);
  CHECK(row["actual_of_year"] == "R3");
  CHECK(row["status"] == "not_due");
  CHECK(row["achievement"] == nullptr);
  CHECK(row["difference"] == nullptr);
  CHECK(row["n"] == 0);
  CHECK(row["last_recorded"] == "2022-03-31");
  CHECK(row["reason"] == "no wave of 高齢者基礎調査 is scheduled");
}

TEST_CASE("a milestone's stages are words, holdings have a schedule's range") {
  const Json document = json_of(rich_plan(), rich_totals());
  const Json guide = row_of(document, "salon.guide");
  CHECK(guide["target"] == "done");
  CHECK(guide["actual"] == "started");
  CHECK(guide["method"] == "milestone");
  CHECK(guide["unit"] == nullptr);
  const Json held = row_of(document, "lecture");
  CHECK(held["level"] == "schedule");
  CHECK(held["target"] == 2);
  CHECK(held["target_most"] == 3);
  CHECK(held["unit"] == "times");
  CHECK(held["actual"] == 3);
  CHECK(held["n"] == 3);
}

TEST_CASE("an outcome in JSON stands in its field and has the change from the baseline") {
  const Json row = row_of(json_of(rich_plan(), rich_totals()), "care-unknown");
  CHECK(row["level"] == "outcome");
  CHECK(row["field"] == "awareness");
  CHECK(row["activity"] == nullptr);
  CHECK(row["owners"] == Json({"elderly-support"}));
  CHECK(row["baseline"] == 35.2);
  CHECK(row["change_from_baseline"] == -4.2);
  CHECK(row["change_from_baseline_low"] == -7.5546);
  CHECK(row["change_from_baseline_high"] == -0.8321);
  CHECK(row["method"] == "direction");
  CHECK(row["achievement"] == nullptr);
  CHECK(row["reason"] == "beyond sampling error (95 %)");
}

TEST_CASE("the year before stands beside the change from it") {
  Totals totals;
  measure(totals, "salon.attendance", r3, number("10"));
  measure(totals, "salon.attendance", r4, number("8"));
  const Json row = row_of(json_of(rich_plan(), totals), "salon.attendance");
  CHECK(row["previous"] == 10);
  CHECK(row["previous_year"] == "R3");
  CHECK(row["change"] == -2);
}

TEST_CASE("names stand in JSON as they were given") {
  Plan plan = rich_plan();
  const std::string name = "a\x1b\"<b>|";
  indicator_of(plan, "salon.attendance").name = name;
  CHECK(row_of(json_of(plan, {}), "salon.attendance")["name"] == name);
}

TEST_CASE("the report in CSV has the keys of JSON, one line a row") {
  const auto lines = lines_of(written(report_of(rich_plan(), rich_totals()), Format::csv, {}));
  REQUIRE(lines.size() == 9);
  CHECK(lines[0] == fmt::format("{}\r", fmt::join(row_keys, ",")));
  CHECK_THAT(lines[3], Catch::StartsWith("lecture.attendance,") &&
                           Catch::EndsWith(",count,人,citizens,awareness,lecture,"
                                           "community-medicine,,20000,,18540,,,,,-1460,0.927,"
                                           "ratio,,,,nearly,,,,,,,,,,,2023-02-18,1,0,0,0,,\r"));
}

}  // namespace
}  // namespace track::render::report_rows_test
