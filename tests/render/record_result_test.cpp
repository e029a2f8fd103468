#include "track/render/views.hpp"

#include <catch2/catch.hpp>

#include "render/reporting.hpp"

namespace track::render::record_result_test {
namespace {

using namespace track::testing;

const Day held_on = make_day(2022, 6, 11);

// One lecture with two values, as `record` stored it.
struct Lecture {
  Plan plan = rich_plan();
  Totals totals;
  RecordRequest entry;
  RecordResult recorded;

  Lecture() {
    entry.activity = "lecture";
    entry.period = {held_on, held_on};
    entry.year = r4;
    entry.place = "練馬区役所";
    entry.items = {{"lecture.attendance", number("132")},
                   {"lecture.talked", fraction("84", "102")}};
    recorded.operation = 57;
    recorded.event = 9;
    hold(totals, "lecture", r4, 1);
    for (const RecordRequest::Item& item : entry.items) {
      measure(totals, item.indicator, r4, item.value, held_on);
      Measurement one;
      one.id = static_cast<std::int64_t>(recorded.measurements.size()) + 71;
      one.indicator = item.indicator;
      one.period = entry.period;
      one.year = r4;
      one.value = item.value;
      recorded.measurements.push_back(one);
    }
  }

  std::string written(Format format, Language language = Language::en) const {
    const RecordAnswer answer{plan, totals, entry, recorded, mid_r4};
    return testing::written(answer, format, {language, 120});
  }
};

TEST_CASE("record answers with its operation, what was stored and where the year stands") {
  Lecture lecture;
  indicator_of(lecture.plan, "lecture.attendance").name = "参加人数";
  const auto lines = lines_of(lecture.written(Format::table));
  REQUIRE(lines.size() == 5);
  CHECK(lines[0] ==
        "Recorded operation 57: 在宅療養講演会の開催, 2022-06-11, R4 (FY2022), 練馬区役所");
  CHECK_THAT(lines[1], Catch::StartsWith("  held ") &&
                           Catch::EndsWith("  R4 so far: 1 of 2 times (50.0 %), 1 to go"));
  CHECK_THAT(lines[2], Catch::StartsWith("  参加人数 ") && Catch::Contains(" 132 人  R4 so far: "));
  CHECK_THAT(lines[3], Catch::Contains(" 84/102  R4 so far: 82.4 % (84 of 102), target 60.0 %"));
  CHECK(lines[4] == "To undo: track undo 57");
  CHECK_THAT(lecture.written(Format::table, Language::ja),
             Catch::StartsWith("記録しました（操作57）：在宅療養講演会の開催　R4.6.11　令和4年度"
                               "　練馬区役所\n  実施 "));
}

TEST_CASE("measurements alone are headed by their activity, or by their own name") {
  Lecture lecture;
  lecture.entry.activity.clear();
  lecture.entry.place.clear();
  CHECK_THAT(lecture.written(Format::table),
             Catch::StartsWith("Recorded operation 57: 在宅療養講演会の開催, 2022-06-11, R4 "
                               "(FY2022)\n  在宅療養"));
  lecture.entry.items = {{"care-unknown", percentage("31", 1500)}};
  measure(lecture.totals, "care-unknown", r4, percentage("31", 1500));
  CHECK_THAT(lecture.written(Format::table),
             Catch::StartsWith("Recorded operation 57: わからない割合, 2022-06-11"));
}

TEST_CASE("record in JSON has ids, days and values") {
  const Json document = Json::parse(Lecture().written(Format::json));
  CHECK(document["schema_version"] == 1);
  CHECK(document["operation"] == 57);
  CHECK(document["event"] == 9);
  REQUIRE(document["measurements"].size() == 2);
  CHECK(document["measurements"][0] == Json({{"id", 71},
                                             {"indicator", "lecture.attendance"},
                                             {"first_day", "2022-06-11"},
                                             {"last_day", "2022-06-11"},
                                             {"value", 132},
                                             {"numerator", nullptr},
                                             {"denominator", nullptr},
                                             {"n", nullptr},
                                             {"reason", nullptr}}));
  const Json& share = document["measurements"][1];
  CHECK(share["value"] == 82.3529);
  CHECK(share["numerator"] == 84);
  CHECK(share["denominator"] == 102);
}

TEST_CASE("in JSON what is not known is null, and values that are not numbers say why") {
  Lecture lecture;
  lecture.recorded.event.reset();
  lecture.recorded.measurements[0].value = of_form(ValueForm::suppressed);
  lecture.recorded.measurements[1].value = percentage("68.6", 1083);
  const Json document = Json::parse(lecture.written(Format::json));
  CHECK(document["event"] == nullptr);
  CHECK(document["measurements"][0]["value"] == nullptr);
  CHECK(document["measurements"][0]["reason"] == "suppressed");
  CHECK(document["measurements"][1]["value"] == 68.6);
  CHECK(document["measurements"][1]["n"] == 1083);

  lecture.recorded.measurements[1].value = fraction("0", "0");
  const Json nobody = Json::parse(lecture.written(Format::json));
  CHECK(nobody["measurements"][1]["value"] == nullptr);
  CHECK(nobody["measurements"][1]["reason"] == "the denominator is 0");
}

TEST_CASE("places and units reach the terminal without control characters") {
  Lecture lecture;
  lecture.entry.place = "a\x1b[2J";
  for (Indicator& one : lecture.plan.indicators) one.unit += "\x07";
  CHECK_FALSE(has_raw_control(lecture.written(Format::table)));
}

}  // namespace
}  // namespace track::render::record_result_test
