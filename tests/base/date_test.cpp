#include "track/base/date.hpp"

#include <catch2/catch.hpp>

#include <rapidcheck/catch.h>

#include "base/generators.hpp"

namespace track::date_test {

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

}  // namespace track::date_test
