#include "track/report/history.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report {
namespace {

using namespace track::testing;

TEST_CASE("a history shows the years of the plan that have begun") {
  const Plan plan = sample_plan();
  History history;
  history.plan = &plan;
  history.as_of = make_day(2023, 3, 31);
  CHECK(years_to_show(history) == std::vector<FiscalYear>{r3, r4});
  history.as_of = make_day(2023, 4, 1);
  CHECK(years_to_show(history) == std::vector<FiscalYear>{r3, r4, r5});
  history.as_of = make_day(2020, 4, 1);
  CHECK(years_to_show(history).empty());
}

TEST_CASE("a history shows every year with a measurement or an event, in order and once") {
  const Plan plan = sample_plan();
  History history;
  history.plan = &plan;
  history.as_of = make_day(2021, 4, 1);
  history.measurements.resize(2);
  history.measurements[0].year = {2025};
  history.measurements[1].year = r3;
  history.events.resize(1);
  history.events[0].year = {2018};
  CHECK(years_to_show(history) == std::vector<FiscalYear>{{2018}, r3, {2025}});
}

}  // namespace
}  // namespace track::report
