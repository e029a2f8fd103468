#include "track/base/period.hpp"

#include <catch2/catch.hpp>

namespace track {

TEST_CASE("a period is written as short as it is exact") {
  CHECK(iso(Period{make_day(2022, 6, 11), make_day(2022, 6, 11)}) == "2022-06-11");
  CHECK(iso(Period{make_day(2022, 6, 1), make_day(2022, 6, 30)}) == "2022-06");
  CHECK(iso(Period{make_day(2024, 2, 1), make_day(2024, 2, 28)}) == "2024-02-01..2024-02-28");
  CHECK(iso(Period{make_day(2024, 2, 1), make_day(2024, 2, 29)}) == "2024-02");
  CHECK(iso(Period{make_day(2022, 4, 1), make_day(2023, 4, 30)}) == "2022-04-01..2023-04-30");
}

}  // namespace track
