#include "track/render/views.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <utility>

#include "render/reporting.hpp"
#include "report/register_plan.hpp"
#include "track/base/text.hpp"

namespace track::render::history_test {
namespace {

using namespace track::testing;
using report::History;

Measurement measured(std::int64_t id, Day day, const Value& value) {
  Measurement one;
  one.id = id;
  one.operation = id + 50;
  one.indicator = "lecture.attendance";
  one.period = {day, day};
  one.year = r4;
  one.value = value;
  one.place = "練馬区役所";
  one.recorded_at = make_day(2022, 6, 13) + std::chrono::hours(0) + std::chrono::minutes(12);
  one.actor = "sato";
  return one;
}

History of_indicator(const Plan& plan, const std::string& id) {
  History history;
  history.plan = &plan;
  history.revision = 4;
  history.as_of = after_r4;
  history.indicator = find_indicator(plan, id);
  history.activity = find_activity(plan, history.indicator->activity);
  for (const FiscalYear year : report::years_to_show(history)) {
    history.years.push_back(
        report::indicator_row(plan, *history.indicator, rich_totals(), year, after_r4));
  }
  return history;
}

History attendance(const Plan& plan) {
  History history = of_indicator(plan, "lecture.attendance");
  history.measurements = {measured(7, make_day(2022, 6, 11), number("132")),
                          measured(8, make_day(2022, 10, 29), number("18408"))};
  return history;
}

History lecture(const Plan& plan) {
  History history;
  history.plan = &plan;
  history.revision = 4;
  history.as_of = after_r4;
  history.activity = find_activity(plan, "lecture");
  history.years.push_back(
      report::holdings_row(plan, *history.activity, rich_totals(), r4, after_r4));
  Event event;
  event.id = 3;
  event.operation = 57;
  event.activity = "lecture";
  event.period = {make_day(2022, 6, 11), make_day(2022, 6, 12)};
  event.year = r4;
  event.place = "練馬区役所";
  history.events = {event};
  return history;
}

TEST_CASE("measurements that come one by one are listed as those that are kept") {
  const Plan plan = rich_plan();
  History kept = attendance(plan);
  kept.measurements.push_back(measured(9, make_day(2022, 10, 29), number("18409")));
  kept.measurements.back().amends = 8;
  kept.measurements.back().reason = "typing error";
  kept.measurements[1].withdrawn = 59;
  History coming = kept;
  const std::vector<Measurement> all = std::exchange(coming.measurements, {});
  coming.amended = {all[1]};
  coming.each_measurement = [&](const auto& take) { std::ranges::for_each(all, take); };
  for (const Format format : formats_of_any_document()) {
    if (is_binary(format)) continue;
    CAPTURE(key(format));
    CHECK(written(coming, format) == written(kept, format));
  }
}

TEST_CASE("an indicator's history has its definition, its years and its measurements") {
  const Plan plan = rich_plan();
  const std::string text = written(attendance(plan), Format::table, {Language::en, 160});
  CHECK_THAT(text, Catch::StartsWith("lecture.attendance  在宅療養講演会に"));
  std::size_t position = 0;
  for (const char* part :
       {"\nactivity ", "\nkind ", "\ntargets    R4 20,000\n", "\nyear ", "\nR3 ", "\nR4 ", "\nR5 ",
        "\nno ", "\n57  R4    2022-06-11", "132 人  練馬区役所  2022-06-13 09:12  sato", "\n58 "}) {
    const std::size_t found = text.find(part, position);
    INFO(part);
    REQUIRE(found != std::string::npos);
    position = found;
  }
}

TEST_CASE("each year of a history has its notes") {
  const Plan plan = rich_plan();
  for (const Format format : {Format::table, Format::markdown}) {
    const std::string text = written(attendance(plan), format, {Language::en, 160});
    CHECK_THAT(text, Catch::Contains("to be reported by 2024-04-30"));
  }
}

TEST_CASE("a history without a record says so") {
  const Plan plan = rich_plan();
  const History history = of_indicator(plan, "salon.attendance");
  CHECK_THAT(written(history, Format::table, {Language::en, 100}),
             Catch::EndsWith("\n\nNothing has been recorded yet.\n"));
  CHECK_THAT(written(history, Format::markdown, {Language::ja, 100}),
             Catch::EndsWith("\n\nまだ記録はありません。\n"));
}

TEST_CASE("an activity's history has its holdings and events") {
  const Plan plan = rich_plan();
  const std::string text = written(lecture(plan), Format::table, {Language::en, 160});
  CHECK_THAT(text, Catch::StartsWith("lecture  在宅療養講演会の開催\n"));
  CHECK_THAT(text, Catch::Contains("\nindicators     lecture.attendance ("));
  CHECK_THAT(text, Catch::Contains("2022-06-11..2022-06-12  練馬区役所"));
}

TEST_CASE("a history in JSON has the definition, the rows of its years and the record") {
  const Plan plan = rich_plan();
  const Json document = Json::parse(written(attendance(plan), Format::json, {}));
  CHECK(document["schema_version"] == 1);
  CHECK(document["plan"] == "home-care");
  CHECK(document["as_of"] == "2023-05-31");
  CHECK(document["definition"]["id"] == "lecture.attendance");
  CHECK(document["definition"]["kind"] == "count");
  CHECK(document["definition"]["targets"] == Json({"R4=20000"}));
  REQUIRE(document["years"].size() == 3);
  CHECK(document["years"][1]["fiscal_year"] == 2022);
  CHECK(document["years"][1]["actual"] == 18540);
  CHECK(document["years"][0]["status"] == "missing");
  REQUIRE(document["measurements"].size() == 2);
  CHECK(document["measurements"][0] == Json({{"operation", 57},
                                             {"id", 7},
                                             {"indicator", "lecture.attendance"},
                                             {"fiscal_year", 2022},
                                             {"first_day", "2022-06-11"},
                                             {"last_day", "2022-06-11"},
                                             {"value", 132},
                                             {"numerator", nullptr},
                                             {"denominator", nullptr},
                                             {"n", nullptr},
                                             {"reason", nullptr},
                                             {"place", "練馬区役所"},
                                             {"recorded_at", "2022-06-13T00:12:00Z"},
                                             {"actor", "sato"},
                                             {"note", ""},
                                             {"correction", nullptr},
                                             {"amends", nullptr},
                                             {"withdrawn_by", nullptr},
                                             {"provisional", false}}));
  CHECK(Json::parse(written(lecture(plan), Format::json, {}))["events"][0]["last_day"] ==
        "2022-06-12");
}

TEST_CASE("a history in CSV is the record alone") {
  const Plan plan = rich_plan();
  CHECK(written(lecture(plan), Format::csv, {}) ==
        "operation,id,activity,fiscal_year,first_day,last_day,place,recorded_at,actor,note,"
        "withdrawn_by\r\n"
        "57,3,lecture,2022,2022-06-11,2022-06-12,練馬区役所,1970-01-01T00:00:00Z,,,\r\n");
  CHECK(lines_of(written(attendance(plan), Format::csv, {})).size() == 3);
}

TEST_CASE("a partner's history says how its holdings stand, and names the other place") {
  const Plan plan = register_plan();
  Totals totals;
  hold(totals, "p3", r4, 1);
  History history;
  history.plan = &plan;
  history.as_of = after_r4;
  history.activity = find_activity(plan, "p3");
  report::add_year(history, totals, r3);
  report::add_year(history, totals, r4);
  const std::string text = written(history, Format::table, {Language::en, 100});
  CHECK_THAT(text, Catch::Contains("same event as  No 1 (練馬区医師会)"));
  CHECK_THAT(text, Catch::Contains("year  held  last held   standing"));
  CHECK_THAT(text, Catch::Contains("R3       —              not reported"));
  CHECK_THAT(text, Catch::Contains("R4       1  2022-06-11  within"));
  CHECK(text.find("no target") == std::string::npos);
  CHECK(Json::parse(written(history, Format::json, {}))["definition"]["same_as"] == Json({"p1"}));
  history.years.erase(history.years.begin());
  history.frequencies.erase(history.frequencies.begin());
  history.explained = true;
  const std::string explained = written(history, Format::table, {Language::ja, 100});
  CHECK_THAT(explained, Catch::Contains("予定回数どおり  1～2回          頻度 年1回程度"));
  CHECK_THAT(explained, Catch::Contains("状況            予定回数どおり"));
}

TEST_CASE("a survey's history tells its last wave and the next") {
  const Plan plan = rich_plan();
  History history;
  history.plan = &plan;
  history.as_of = after_r4;
  history.activity = find_activity(plan, "elderly-survey");
  history.waves = report::SurveyWaves{r4, FiscalYear{2025}, false};
  const std::string text = written(history, Format::table, {Language::en, 100});
  CHECK_THAT(text, Catch::Contains("last wave   R4"));
  CHECK_THAT(text, Catch::Contains("next wave   R7"));
  history.waves = report::SurveyWaves{};
  CHECK_THAT(written(history, Format::table, {Language::en, 100}),
             Catch::Contains("next wave   no cycle set"));
  const Json definition = Json::parse(written(history, Format::json, {}))["definition"];
  CHECK(definition["next_wave"] == nullptr);
  CHECK_FALSE(definition.contains("last_wave"));
  history.waves = report::SurveyWaves{std::nullopt, r5, false};
  CHECK_THAT(written(history, Format::table, {Language::en, 100}),
             Catch::Contains("next wave   by R5"));
}

TEST_CASE("a history keeps within the terminal") {
  const Plan plan = rich_plan();
  for (const int width : {80, 100, 140}) {
    for (const char* id : {"lecture.attendance", "care-unknown", "elderly-survey.clinics"}) {
      const std::string text =
          written(of_indicator(plan, id), Format::table, {Language::ja, width});
      for (const std::string& line : lines_of(text)) {
        INFO(line);
        CHECK(text_width(line) <= static_cast<std::size_t>(width));
      }
    }
    const std::string colored =
        written(attendance(plan), Format::table, {Language::ja, width, true});
    CHECK(without_colors(colored) ==
          written(attendance(plan), Format::table, {Language::ja, width}));
  }
}

TEST_CASE("a history reaches the terminal without control characters") {
  Plan plan = rich_plan();
  const std::string evil = "x\x1b[2J";
  plan.themes[0].name += evil;
  plan.fields[0].name += evil;
  plan.owners[0].name += evil;
  Activity& activity = activity_of(plan, "lecture");
  activity.name += evil;
  activity.summary = activity.note = evil;
  activity.purposes = activity.aliases = {evil};
  Indicator& one = indicator_of(plan, "lecture.attendance");
  one.name += evil;
  one.unit += evil;
  one.note = one.question = evil;
  one.baseline = Baseline{{2019}, {}, number("5"), evil};
  History history = attendance(plan);
  history.measurements[0].place = history.measurements[0].note = history.measurements[0].actor =
      evil;
  CHECK_FALSE(has_raw_control(written(history, Format::table, {})));
  CHECK_FALSE(has_raw_control(written(lecture(plan), Format::table, {})));
}

}  // namespace
}  // namespace track::render::history_test
