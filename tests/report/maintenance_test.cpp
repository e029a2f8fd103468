#include "track/report/summary.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::maintenance_test {
namespace {

using namespace std::chrono_literals;

const Moment now = make_day(2022, 11, 30) + 2h;

TEST_CASE("a copy is asked for after 7 days, where it lacks an operation") {
  CHECK(backup_recency({}, 5, now) == Recency::never);
  CHECK(backup_recency(LastCopy{now - 7 * 24h, 4, "x"}, 5, now) == Recency::done);
  CHECK(backup_recency(LastCopy{now - 7 * 24h - 1s, 4, "x"}, 5, now) == Recency::long_ago);
  CHECK(backup_recency(LastCopy{now - 70 * 24h, 5, "x"}, 5, now) == Recency::done);
  CHECK(backup_recency({}, 0, now) == Recency::done);  // there is nothing to copy
}

TEST_CASE("a check is asked for after 7 days, whatever was recorded") {
  CHECK(check_recency({}, now) == Recency::never);
  CHECK(check_recency(LastCheck{now - 7 * 24h, 0}, now) == Recency::done);
  CHECK(check_recency(LastCheck{now - 7 * 24h - 1s, 0}, now) == Recency::long_ago);
}

}  // namespace
}  // namespace track::report::maintenance_test
