#include "track/render/views.hpp"

#include <catch2/catch.hpp>

#include "render/reporting.hpp"
#include "report/register_plan.hpp"
#include "track/base/text.hpp"

namespace track::render::register_test {
namespace {

using namespace track::testing;
using report::Grouping;

Plan long_plan() {
  Plan plan = register_plan();
  Activity& one = activity_of(plan, "p1");
  one.issue = "専門職のネットワークの充実";
  one.purposes = {"連携強化", "交流"};
  one.since = YearBound{2002, YearCounting::fiscal, "平成14年度"};
  one.summary =
      "指示書を出す主治医と現場の訪問看護スタッフが、研修と懇親を通じて情報を交換し連携を深める。"
      "指示書を出す主治医と現場の訪問看護スタッフが、研修と懇親を通じて情報を交換し連携を深める。";
  one.note = "3年に1回改訂";
  return plan;
}

std::string listing(const Plan& plan, Format format, const Style& style,
                    Grouping grouping = Grouping::organisation) {
  return written(report::partner_register(plan, {}, grouping), format, style);
}
Json json_of(const std::string& text) {
  return Json::parse(text);
}

TEST_CASE("all that the plan's table says stands in the listing for people") {
  const Plan plan = long_plan();
  for (const Format format : {Format::table, Format::markdown}) {
    for (const int width : {80, 120, 200}) {
      const std::string text = without_blanks(listing(plan, format, {Language::ja, width}));
      const Activity& one = *find_activity(plan, "p1");
      for (const std::string& part : {one.name, one.audience, one.issue, one.summary, one.note}) {
        INFO(width << part);
        CHECK(text.find(part) != std::string::npos);
      }
      for (const char* part : {"練馬区医師会（2件）", "連携強化、交流", "平成14年度～", "年1回",
                               "主催、共催", "年2～3回", "No3（連絡会）と同じ行事です"}) {
        INFO(width << part);
        CHECK(text.find(part) != std::string::npos);
      }
    }
  }
}

TEST_CASE("no line is wider than the terminal") {
  for (const Language language : {Language::en, Language::ja}) {
    for (const int width : {80, 120, 200}) {
      for (const std::string& line :
           lines_of(listing(long_plan(), Format::table, {language, width}))) {
        INFO(line);
        CHECK(text_width(line) <= static_cast<std::size_t>(width));
      }
    }
  }
}

TEST_CASE("long texts stand below the activity's line, behind their headings") {
  const auto lines = lines_of(listing(long_plan(), Format::table, {Language::ja, 80}));
  CHECK(lines.at(0) == "4件（2団体）");
  CHECK(lines.at(2) == "練馬区医師会（2件）");
  CHECK(lines.at(3) == "  ID  No  名称    期間          頻度       関与");
  CHECK(lines.at(4) == "  p1   1  行事p1  平成14年度～  年1回      主催");
  CHECK(lines.at(5) == "    対象  医師、看護師");
  CHECK(lines.at(8) ==
        "    概要  指示書を出す主治医と現場の訪問看護スタッフが、研修と懇親を通じて情報を");
  CHECK(lines.at(9).starts_with("          交換し"));
}

TEST_CASE("a year shows what was held, when last, and how that stands") {
  const Plan plan = long_plan();
  Totals totals;
  for (const char* id : {"p1", "p3"}) hold(totals, id, r4, 2, make_day(2022, 12, 1));
  const report::Register partners = register_of_r4(plan, totals, Grouping::organisation);
  const auto lines = lines_of(written(partners, Format::table, {Language::en, 80}));
  CHECK(lines.at(0) == "在宅療養推進事業: activities of partners R4 (FY2022)");
  CHECK(lines.at(3) == "activities 4, organisations 2");
  CHECK(lines.at(4) == "as needed 1   not reported 1   within 1   above 1");
  CHECK(lines.at(7) == "  id  no  name    schedule      held  last held   standing");
  CHECK(lines.at(8) == "  p1   1  行事p1  1/year           2  2022-12-01  above");
  const std::string text = written(partners, Format::table, {Language::en, 80});
  CHECK_THAT(text,
             Catch::Contains("  p2   2  行事p2  2-3/year         —              not reported"));
  CHECK_THAT(text, Catch::Contains(
                       "· same event as No 1 (練馬区医師会); \"about\": 1 to 2 count as within"));
  CHECK_THAT(
      written(partners, Format::markdown, {Language::ja, 80}),
      Catch::Contains("| 2回 | R4.12.1 | 予定回数を上回る | No 3（連絡会）と同じ行事です |"));
}

TEST_CASE("grouped otherwise, the organisation stands with each activity") {
  const std::string text = listing(long_plan(), Format::table, {Language::en, 80}, Grouping::field);
  CHECK_THAT(text, Catch::Contains("no field of the plan (1)"));
  CHECK_THAT(text, Catch::Contains("    organisation  連絡会"));
  CHECK_THAT(listing(long_plan(), Format::markdown, {Language::en, 80}, Grouping::involvement),
             Catch::Contains("## involvement not stated (1)"));
}

TEST_CASE("items keep the keys of the contract") {
  const Json items = json_of(listing(long_plan(), Format::json, {}))["items"];
  REQUIRE(items.size() == 4);
  const Json& one = items[0];
  CHECK(one["organisation"] == "練馬区医師会");
  CHECK(one["no"] == 1);
  CHECK(one["involvement"] == Json({"主催"}));
  CHECK(one["schedule"] == "1/year");
  CHECK(one["since"] == "平成14年度");
  CHECK(one["until"] == nullptr);
  CHECK(one["field"] == "advice");
  CHECK(one["same_as"] == Json({"p3"}));
  CHECK(one["group"] == "練馬区医師会");
  CHECK_FALSE(one.contains("held"));
  // One with two involvements stands under both.
  CHECK(json_of(listing(long_plan(), Format::json, {}, Grouping::involvement))["items"].size() ==
        5);
}

TEST_CASE("items of a year say what was held and what is within") {
  const Plan plan = long_plan();
  Totals totals;
  hold(totals, "p2", r4, 1, make_day(2022, 12, 1));
  const Json document =
      json_of(written(register_of_r4(plan, totals, Grouping::organisation), Format::json, {}));
  CHECK(document["year"]["label"] == "R4");
  CHECK(document["counts"] == Json({{"as_needed", 1}, {"not_reported", 2}, {"below", 1}}));
  const Json& one = document["items"][1];
  CHECK(one["held"] == 1);
  CHECK(one["accepted_least"] == 2);
  CHECK(one["accepted_most"] == 3);
  CHECK(one["last_held"] == "2022-12-01");
  CHECK(one["standing"] == "below");
  CHECK(document["items"][3]["accepted_least"] == nullptr);
}

TEST_CASE("texts of a partner reach the terminal without control characters") {
  Plan plan = long_plan();
  const std::string evil = "x\x1b[2J";
  for (Partner& partner : plan.partners) partner.name += evil;
  for (Activity& one : plan.activities) {
    for (std::string* text : {&one.name, &one.audience, &one.issue, &one.summary, &one.note}) {
      *text += evil;
    }
    one.purposes = {evil};
    one.involvement = {evil};
    one.since = YearBound{2002, YearCounting::fiscal, evil};
  }
  for (const Format format : {Format::table, Format::markdown}) {
    CHECK_FALSE(has_raw_control(listing(plan, format, {Language::en, 80})));
  }
}

}  // namespace
}  // namespace track::render::register_test
