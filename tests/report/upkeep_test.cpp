#include "track/report/upkeep.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report {
namespace {

using namespace std::chrono_literals;

const Moment now = make_day(2022, 11, 30) + 2h;

TEST_CASE("a copy is asked for after 7 days, where it lacks an operation") {
  CHECK(care_of_copy({}, 5, now) == Care::never);
  CHECK(care_of_copy(LastCopy{now - 7 * 24h, 4, "x"}, 5, now) == Care::done);
  CHECK(care_of_copy(LastCopy{now - 7 * 24h - 1s, 4, "x"}, 5, now) == Care::long_ago);
  CHECK(care_of_copy(LastCopy{now - 70 * 24h, 5, "x"}, 5, now) == Care::done);
  CHECK(care_of_copy({}, 0, now) == Care::done);  // there is nothing to copy
}

TEST_CASE("a check is asked for after 7 days, whatever was recorded") {
  CHECK(care_of_check({}, now) == Care::never);
  CHECK(care_of_check(LastCheck{now - 7 * 24h, 0}, now) == Care::done);
  CHECK(care_of_check(LastCheck{now - 7 * 24h - 1s, 0}, now) == Care::long_ago);
}

}  // namespace
}  // namespace track::report
