#include "track/base/date.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "base/generators.hpp"

namespace track::date_test {

namespace {

const Day today = make_day(2022, 7, 1);

struct Example {
  const char* text;
  const char* result;
};

Parsed<Day> read_japanese(std::string_view text) {
  return read_day(text, EraCalendar::japanese, today);
}

std::string problem(std::string_view text) {
  const auto reading = read_japanese(text);
  if (reading) return "read as " + iso(*reading);
  CHECK_FALSE(reading.rule.en.empty());
  CHECK_FALSE(reading.rule.ja.empty());
  return reading.problem.en;
}

Moment moment(int year, unsigned month, unsigned day, int hour, int minute) {
  return make_day(year, month, day) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

}  // namespace

TEST_CASE("days and moments are written by ISO 8601") {
  CHECK(iso(make_day(2022, 6, 1)) == "2022-06-01");
  CHECK(iso(Moment(make_day(2022, 6, 11)) + std::chrono::minutes(12)) == "2022-06-11T00:12:00Z");
  CHECK(iso(Moment(make_day(1970, 1, 1)) - std::chrono::seconds(1)) == "1969-12-31T23:59:59Z");
}

TEST_CASE("laws of days") {
  rc::prop("a written day reads back to itself", [] {
    const Day day = *generators::any_day();
    const auto eras = *rc::gen::element(EraCalendar::none, EraCalendar::japanese);
    const auto reading = read_day(iso(day), eras, make_day(2000, 1, 1));
    RC_ASSERT(reading && *reading == day);
    RC_ASSERT(reading.warnings.empty());
  });
}

TEST_CASE("days are read in every customary form") {
  const auto example = GENERATE(values<Example>({
      {"2022-06-11", "2022-06-11"},
      {"2022-6-11", "2022-06-11"},
      {"2022/6/11", "2022-06-11"},
      {"20220611", "2022-06-11"},
      {"２０２２－０６－１１", "2022-06-11"},
      {"2022年6月11日", "2022-06-11"},
      {"R4.6.11", "2022-06-11"},
      {"r4.6.11", "2022-06-11"},
      {"Ｒ４．６．１１", "2022-06-11"},
      {"R4/6/11", "2022-06-11"},
      {"令和4年6月11日", "2022-06-11"},
      {"令和 ４年 ６月１１日", "2022-06-11"},
      {"㋿4年6月11日", "2022-06-11"},
      {"令和元年5月1日", "2019-05-01"},
      {"R元.5.1", "2019-05-01"},
      {"H31.4.30", "2019-04-30"},
      {"S64.1.7", "1989-01-07"},
      {"R6.2.29", "2024-02-29"},
      {" 2022-06-11\u3000", "2022-06-11"},
      {"today", "2022-07-01"},
      {"Today", "2022-07-01"},
      {"今日", "2022-07-01"},
      {"yesterday", "2022-06-30"},
      {"昨日", "2022-06-30"},
  }));
  CAPTURE(example.text);
  const auto reading = read_japanese(example.text);
  REQUIRE(reading);
  CHECK(iso(*reading) == example.result);
  CHECK(reading.warnings.empty());
}

TEST_CASE("what is no day is refused with its reason") {
  const auto example = GENERATE(values<Example>({
      {"", "no day is given"},
      {"lecture", "\"lecture\" is not a day"},
      {"2022-6/11", "\"2022-6/11\" is not a day"},
      {"2022-06-11x", "\"2022-06-11x\" is not a day"},
      {"20 22-06-11", "\"20 22-06-11\" is not a day"},
      {"X4.6.11", "\"X4.6.11\" is not a day"},
      {"99999999999-1-1", "\"99999999999-1-1\" is not a day"},
      {"2022-06", "\"2022-06\" is a month, not a day"},
      {"R4", "\"R4\" is a year, not a day"},
      {"220611", "\"220611\" has six digits; a day needs a year of four"},
      {"22-6-11", "the year in \"22-6-11\" is not written with four digits"},
      {"22/6/11", "the year in \"22/6/11\" is not written with four digits"},
      {"R4.2.30", "there is no day \"R4.2.30\": 2022-02 has 28 days"},
      {"2022-06-0", "there is no day \"2022-06-0\": 2022-06 has 30 days"},
      {"2022-06-257", "there is no day \"2022-06-257\": 2022-06 has 30 days"},
      {"2022-13-01", "\"2022-13-01\" has a month that does not exist"},
      {"2022-257-01", "\"2022-257-01\" has a month that does not exist"},
      {"R0.1.1", "\"R0.1.1\" has the year 0, which does not exist"},
      {"R1.4.1", "\"R1.4.1\" is before era R began on 2019-05-01"},
      {"1867-12-31", "\"1867-12-31\" is outside the years 1868 to 2200"},
      {"2201-01-01", "\"2201-01-01\" is outside the years 1868 to 2200"},
      {"R2147483647.1.1", "\"R2147483647.1.1\" is outside the years 1868 to 2200"},
  }));
  CAPTURE(example.text);
  CHECK(problem(example.text) == example.result);
}

TEST_CASE("a day before its era is refused with the right form") {
  CHECK(read_japanese("R1.4.1").rule.en == "write H31.4.1");
  CHECK(read_japanese("平成元年1月7日").rule.en == "write S64.1.7");
}

TEST_CASE("a day after its era is read with a warning that names the right form") {
  const auto reading = read_japanese("H32.1.1");
  REQUIRE(reading);
  CHECK(iso(*reading) == "2020-01-01");
  REQUIRE(reading.warnings.size() == 1);
  CHECK(reading.warnings[0].en ==
        "\"H32.1.1\" is after the end of era H; read as R2.1.1 (2020-01-01)");
}

TEST_CASE("without eras no day is read by one, and none suggested") {
  const auto reading = read_day("R4.6.11", EraCalendar::none, today);
  CHECK_FALSE(reading);
  CHECK(reading.rule.en == "write a day as 2022-06-11 or today");
  CHECK(reading.rule.ja.find("R4") == std::string::npos);
  CHECK(read_day("2022年6月11日", EraCalendar::none, today));
}

TEST_CASE("zones of the IANA database are known, others are not") {
  for (const char* zone : {"UTC", "Etc/UTC", "Asia/Tokyo", "America/New_York"}) {
    CAPTURE(zone);
    CHECK(is_time_zone(zone));
  }
  for (const char* zone : {"", "Asia/Tokio", "GMT+9", "Etc/Unknown", "\xFF"}) {
    CAPTURE(zone);
    CHECK_FALSE(is_time_zone(zone));
  }
}

TEST_CASE("an unknown zone is refused") {
  CHECK_THROWS_AS(day_in_zone(moment(2022, 6, 11, 0, 0), "Asia/Tokio"), Error);
}

TEST_CASE("the day turns at midnight of the zone") {
  const Moment afternoon = moment(2022, 6, 10, 15, 0);
  CHECK(iso(day_in_zone(afternoon, "UTC")) == "2022-06-10");
  CHECK(iso(day_in_zone(afternoon, "Asia/Tokyo")) == "2022-06-11");
  CHECK(iso(day_in_zone(afternoon - std::chrono::seconds(1), "Asia/Tokyo")) == "2022-06-10");
}

TEST_CASE("the wall clock follows summer time") {
  CHECK(wall_clock(moment(2022, 6, 13, 0, 12), "Asia/Tokyo") == "2022-06-13 09:12");
  CHECK(wall_clock(moment(2022, 1, 15, 12, 0), "Europe/Berlin") == "2022-01-15 13:00");
  CHECK(wall_clock(moment(2022, 7, 15, 12, 0), "Europe/Berlin") == "2022-07-15 14:00");
}

TEST_CASE("a day ends with its last second in the zone") {
  CHECK(iso(end_of_day(make_day(2022, 6, 11), "UTC")) == "2022-06-11T23:59:59Z");
  CHECK(iso(end_of_day(make_day(2022, 6, 11), "Asia/Tokyo")) == "2022-06-11T14:59:59Z");
}

TEST_CASE("a day ends once where the clock is changed around midnight") {
  // The clock went from 23:30 to 0:30.
  CHECK(iso(end_of_day(make_day(1919, 3, 30), "America/Toronto")) == "1919-03-31T04:29:59Z");
  // The clock went from 0:01 back to 23:01.
  CHECK(iso(end_of_day(make_day(2010, 11, 6), "America/St_Johns")) == "2010-11-07T03:29:59Z");
  // The island left the day after out.
  CHECK(iso(end_of_day(make_day(2011, 12, 29), "Pacific/Apia")) == "2011-12-30T09:59:59Z");
}

TEST_CASE("laws of zones") {
  rc::prop("the second after the end of a day is in the next day", [] {
    const Day day = *generators::any_day();
    const std::string zone = *rc::gen::element<std::string>("UTC", "Asia/Tokyo", "Europe/Berlin");
    const Moment end = end_of_day(day, zone);
    RC_ASSERT(day_in_zone(end, zone) == day);
    RC_ASSERT(day_in_zone(end + std::chrono::seconds(1), zone) == day + std::chrono::days(1));
  });
}

}  // namespace track::date_test
