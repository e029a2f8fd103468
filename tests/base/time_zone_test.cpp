#include <catch2/catch.hpp>

#include <rapidcheck/catch.h>

#include "base/generators.hpp"

namespace track::time_zone_test {

namespace {

Moment moment(int year, unsigned month, unsigned day, int hour, int minute) {
  return make_day(year, month, day) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

}  // namespace

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

}  // namespace track::time_zone_test
