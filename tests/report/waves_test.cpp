#include "track/report/waves.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::waves_test {
namespace {

using namespace track::testing;

constexpr FiscalYear r6{2024};

SurveyWaves waves(const std::string& schedule, const Totals& totals, Day as_of) {
  Plan plan = sample_plan();
  Activity& survey = activity_of(plan, "elderly-survey");
  if (!schedule.empty()) survey.schedule = *read_schedule(schedule);
  return survey_waves(plan, survey, totals, as_of);
}

TEST_CASE("a survey comes back so long after its last wave as its cycle lasts") {
  Totals totals;
  hold(totals, "elderly-survey", r3, 1);
  const SurveyWaves found = waves("1/3 years", totals, after_r4);
  CHECK(found.last == r3);
  CHECK(found.next == r6);
  CHECK_FALSE(found.overdue);
  CHECK_FALSE(waves("1/3 years", totals, make_day(2025, 4, 30)).overdue);
  CHECK(waves("1/3 years", totals, make_day(2025, 5, 1)).overdue);
}

TEST_CASE("what was measured by it is a wave, what comes after the as-of day is none") {
  Totals totals;
  measure(totals, "elderly-survey.clinics", r3, number("45"));
  hold(totals, "elderly-survey", r5, 1);
  CHECK(waves("1/3 years", totals, mid_r4).last == r3);
  CHECK(waves("1/3 years", totals, after_r4).last == r5);
}

TEST_CASE("figures are waves only up to the first holding") {
  Totals totals;
  measure(totals, "elderly-survey.clinics", {2019}, number("45"));
  CHECK(waves("1/3 years", totals, make_day(2021, 5, 1)).next == r4);
  hold(totals, "elderly-survey", r3, 1);
  measure(totals, "elderly-survey.clinics", r4, number("46"));
  CHECK(waves("1/3 years", totals, after_r4).last == r3);
  CHECK(waves("1/3 years", totals, after_r4).next == r6);
}

TEST_CASE("a wave before the plan is due in its first year") {
  Totals totals;
  hold(totals, "elderly-survey", {2015}, 1);
  CHECK(waves("1/3 years", totals, mid_r4).next == r3);
}

TEST_CASE("where no wave is known one is due within the plan") {
  const SurveyWaves found = waves("1/3 years", {}, mid_r4);
  CHECK_FALSE(found.last);
  CHECK(found.next == r5);
}

TEST_CASE("what is held every year comes in the first year that lacks a holding") {
  Totals totals;
  CHECK(waves("2/year", totals, mid_r4).next == r4);
  CHECK(waves("2/year", totals, make_day(2020, 5, 1)).next == r3);  // before the plan
  hold(totals, "elderly-survey", r4, 1);
  CHECK(waves("2/year", totals, mid_r4).next == r4);
  CHECK(waves("1/year", totals, mid_r4).next == r5);
  hold(totals, "elderly-survey", r4, 2);
  CHECK(waves("2/year", totals, mid_r4).next == r5);
  CHECK(waves("2/year", totals, after_r4).next == r5);
}

TEST_CASE("without a cycle no next wave is known") {
  Totals totals;
  hold(totals, "elderly-survey", r3, 1);
  for (const char* schedule : {"", "as needed", "unknown"}) {
    CHECK(waves(schedule, totals, mid_r4).last == r3);
    CHECK_FALSE(waves(schedule, totals, mid_r4).next);
  }
}

}  // namespace
}  // namespace track::report::waves_test
