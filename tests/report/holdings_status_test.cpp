#include <catch2/catch.hpp>

#include "track/report/status.hpp"

namespace track::report::holdings_status_test {
namespace {

using Phase = Progress::Phase;

const Progress over{Phase::over};
const Progress running{Phase::running};
const Progress not_begun{Phase::not_begun};

HoldingStatusInput holdings(const std::string& schedule, std::int64_t held,
                            const Progress& progress = over, std::int64_t late = 0) {
  HoldingStatusInput item;
  if (!schedule.empty()) item.schedule = *read_schedule(schedule);
  item.held = held;
  item.late = late;
  item.progress = progress;
  item.near = Quantity::from_units(8'500);
  return item;
}

Status held(const std::string& schedule, std::int64_t times, const Progress& progress = over) {
  return assess_holdings(holdings(schedule, times, progress)).status;
}

Status held_so_far(const std::string& schedule, std::int64_t times, std::int64_t late) {
  return assess_holdings(holdings(schedule, times, running, late)).status;
}

TEST_CASE("holdings over: all planned achieved, nearly from the threshold, none missing") {
  CHECK(held("3/year", 3) == Status::achieved);
  CHECK(held("3/year", 4) == Status::achieved);
  CHECK(held("3/year", 2) == Status::missed);
  CHECK(held("20/year", 17) == Status::nearly);
  CHECK(held("20/year", 16) == Status::missed);
  CHECK(held("monthly", 12) == Status::achieved);
  CHECK(held("3/year", 0) == Status::missing);
}

TEST_CASE("a planned range is met at its lower end and says when it is passed") {
  CHECK(held("2-3/year", 2) == Status::achieved);
  CHECK(assess_holdings(holdings("2-3/year", 3)).reason.empty());
  const Assessment above = assess_holdings(holdings("2-3/year", 4));
  CHECK(above.status == Status::achieved);
  CHECK(above.reason.en == "above the planned range");
  CHECK(held("2-3/year", 1) == Status::missed);
}

TEST_CASE("an approximate plan is met from the threshold on") {
  CHECK(held("about 20/year", 17) == Status::achieved);
  CHECK(held("about 20/year", 16) == Status::nearly);
  CHECK(held("about 20/year", 14) == Status::missed);
  CHECK(held("about 1/year", 1) == Status::achieved);
}

TEST_CASE("in a running year as many holdings are expected as are late") {
  CHECK(held_so_far("3/year", 1, 0) == Status::on_track);
  CHECK(held_so_far("3/year", 1, 1) == Status::on_track);
  CHECK(held_so_far("3/year", 1, 2) == Status::behind);
  CHECK(held_so_far("20/year", 10, 10) == Status::on_track);
  CHECK(held_so_far("20/year", 17, 20) == Status::at_risk);
  CHECK(held_so_far("20/year", 16, 20) == Status::behind);
  CHECK(held_so_far("3/year", 3, 1) == Status::achieved);
  CHECK(held_so_far("20/year", 0, 10) == Status::missing);
  CHECK(held_so_far("about 10/year", 7, 8) == Status::at_risk);
}

TEST_CASE("a cycle longer than a year is met by one holding, else not due or missing") {
  const Assessment met = assess_holdings(holdings("1/3 years", 1));
  CHECK(met.status == Status::achieved);
  CHECK(met.reason.en == "held in its cycle");
  CHECK(held("1/3 years", 0) == Status::missing);
  HoldingStatusInput between = holdings("1/3 years", 0);
  between.unrecorded = {Status::not_due, verbatim("next in R7")};
  CHECK(assess_holdings(between).status == Status::not_due);
  CHECK(assess_holdings(between).reason.en == "next in R7");
}

TEST_CASE("what is held as needed or on an unknown plan has no target") {
  CHECK(assess_holdings(holdings("as needed", 5)).reason.en ==
        "held as needed: no number is planned");
  CHECK(assess_holdings(holdings("unknown", 0)).reason.en == "the planned number is not known");
  for (const char* schedule : {"as needed", "unknown", ""}) {
    CHECK(held(schedule, 5) == Status::no_target);
  }
}

TEST_CASE("holdings of a year not begun are not due, those out of their span not applicable") {
  for (const char* schedule : {"3/year", "1/3 years", "as needed"}) {
    CHECK(held(schedule, 0, not_begun) == Status::not_due);
    CHECK(held(schedule, 1, not_begun) == Status::not_due);
    HoldingStatusInput item = holdings(schedule, 0);
    item.not_applicable = verbatim("not in this year");
    CHECK(assess_holdings(item).status == Status::not_applicable);
  }
}

}  // namespace
}  // namespace track::report::holdings_status_test
