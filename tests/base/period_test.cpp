#include "track/base/period.hpp"

#include <catch2/catch.hpp>

namespace track::period_test {

TEST_CASE("a period is written as short as it is exact") {
  CHECK(iso(Period{make_day(2022, 6, 11), make_day(2022, 6, 11)}) == "2022-06-11");
  CHECK(iso(Period{make_day(2022, 6, 1), make_day(2022, 6, 30)}) == "2022-06");
  CHECK(iso(Period{make_day(2024, 2, 1), make_day(2024, 2, 28)}) == "2024-02-01..2024-02-28");
  CHECK(iso(Period{make_day(2024, 2, 1), make_day(2024, 2, 29)}) == "2024-02");
  CHECK(iso(Period{make_day(2022, 4, 1), make_day(2023, 4, 30)}) == "2022-04-01..2023-04-30");
}

TEST_CASE("the same days of earlier years") {
  const auto before = [](Day first, Day last, int years) {
    return iso(years_before(Period{first, last}, years));
  };
  CHECK(before(make_day(2022, 6, 11), make_day(2022, 6, 11), 1) == "2021-06-11");
  CHECK(before(make_day(2023, 1, 1), make_day(2023, 3, 31), 3) == "2020-01-01..2020-03-31");
  SECTION("29 February becomes the 28th") {
    CHECK(before(make_day(2024, 2, 29), make_day(2024, 2, 29), 1) == "2023-02-28");
    CHECK(before(make_day(2024, 2, 1), make_day(2024, 2, 29), 1) == "2023-02");
    CHECK(before(make_day(2024, 2, 29), make_day(2024, 3, 2), 1) == "2023-02-28..2023-03-02");
  }
  SECTION("an end of a month stays one, a single day stays the day it is") {
    CHECK(before(make_day(2025, 2, 1), make_day(2025, 2, 28), 1) == "2024-02");
    CHECK(before(make_day(2024, 10, 1), make_day(2025, 2, 28), 1) == "2023-10-01..2024-02-29");
    CHECK(before(make_day(2025, 2, 28), make_day(2025, 2, 28), 1) == "2024-02-28");
  }
}

}  // namespace track::period_test
