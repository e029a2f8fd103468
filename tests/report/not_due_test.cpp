#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::not_due_test {
namespace {

using namespace track::testing;

Plan plan_with_survey(const std::string& schedule) {
  Plan plan = sample_plan();
  activity_of(plan, "elderly-survey").schedule = *read_schedule(schedule);
  indicator_of(plan, "care-unknown").survey = "elderly-survey";
  return plan;
}

Assessment indicator_assessed(const Plan& plan, const std::string& id, const Totals& totals,
                              FiscalYear year, Day as_of) {
  return indicator_row(plan, *find_indicator(plan, id), totals, year, as_of).assessment;
}
Assessment holdings_assessed(const Plan& plan, const std::string& id, const Totals& totals,
                             FiscalYear year, Day as_of) {
  return holdings_row(plan, *find_activity(plan, id), totals, year, as_of).assessment;
}

TEST_CASE("between two waves neither a survey nor its indicators are due") {
  const Plan plan = plan_with_survey(GENERATE("1/3 years", "1/36 months", "1/25 months"));
  Totals totals;
  measure(totals, "care-unknown", r3, percentage("30"));
  const Assessment indicator = indicator_assessed(plan, "care-unknown", totals, r4, after_r4);
  CHECK(indicator.status == Status::not_due);
  CHECK(indicator.reason.en == "next 高齢者基礎調査 in R6 (FY2024)");
  CHECK(indicator.reason.ja == "次回の高齢者基礎調査は令和6年度です");
  CHECK(holdings_assessed(plan, "elderly-survey", totals, r4, after_r4).status == Status::not_due);
}

TEST_CASE("in the year of the next wave it is not due until it is late, then missing") {
  const Plan plan = plan_with_survey("1/3 years");
  Totals totals;
  hold(totals, "elderly-survey", {2019}, 1);
  const Assessment running = indicator_assessed(plan, "care-unknown", totals, r4, mid_r4);
  CHECK(running.status == Status::not_due);
  CHECK(running.reason.en == "to be reported by 2023-04-30");
  CHECK(holdings_assessed(plan, "elderly-survey", totals, r4, mid_r4).status == Status::not_due);
  const Day last_day = make_day(2023, 4, 30);
  CHECK(indicator_assessed(plan, "care-unknown", totals, r4, last_day).status == Status::not_due);
  CHECK(indicator_assessed(plan, "care-unknown", totals, r4, after_r4).status == Status::missing);
  CHECK(holdings_assessed(plan, "elderly-survey", totals, r4, after_r4).status == Status::missing);
  // It stays due until it comes, in the years after as well.
  const Assessment late = indicator_assessed(plan, "care-unknown", totals, r5, after_r4);
  CHECK(late.status == Status::missing);
  CHECK(late.reason.en == "was to be reported by 2023-04-30");
}

TEST_CASE("the year of the baseline is a wave") {
  Plan plan = plan_with_survey("1/3 years");
  indicator_of(plan, "care-unknown").baseline = Baseline{{2019}, {}, percentage("35"), ""};
  const Totals none;
  CHECK(indicator_assessed(plan, "care-unknown", none, r3, make_day(2022, 4, 1)).status ==
        Status::not_due);
  CHECK(indicator_assessed(plan, "care-unknown", none, r4, after_r4).status == Status::missing);
}

TEST_CASE("a survey with no wave known is due once within the plan") {
  const Plan plan = plan_with_survey("1/3 years");
  const Totals none;
  const Assessment assessment = indicator_assessed(plan, "care-unknown", none, r4, after_r4);
  CHECK(assessment.status == Status::not_due);
  CHECK(assessment.reason.en == "高齢者基礎調査 due once by the end of R5 (FY2023)");
  CHECK(indicator_assessed(plan, "care-unknown", none, r5, make_day(2024, 5, 1)).status ==
        Status::missing);
}

TEST_CASE("in the year of a wave, what it left unmeasured is missing") {
  const Plan plan = plan_with_survey("1/3 years");
  Totals totals;
  measure(totals, "elderly-survey.clinics", r4, number("12"));
  CHECK(indicator_assessed(plan, "care-unknown", totals, r4, after_r4).status == Status::missing);
  CHECK(indicator_assessed(plan, "care-unknown", totals, r5, make_day(2024, 4, 1)).status ==
        Status::not_due);
}

TEST_CASE("without a holding, one late figure leaves the others in their own cycle") {
  Plan plan = plan_with_survey("1/3 years");
  Totals totals;
  measure(totals, "care-unknown", r4, percentage("40"));
  measure(totals, "elderly-survey.clinics", r5, number("12"));
  const Day later = make_day(2024, 6, 1);
  CHECK(indicator_assessed(plan, "care-unknown", totals, r5, later).reason.en ==
        "next 高齢者基礎調査 in R7 (FY2025)");
  hold(totals, "elderly-survey", r5, 1);
  CHECK(indicator_assessed(plan, "care-unknown", totals, r5, later).status == Status::missing);
}

TEST_CASE("what comes from a survey without a number of waves is due where it was held") {
  for (const char* schedule : {"as needed", "unknown"}) {
    const Assessment assessment =
        indicator_assessed(plan_with_survey(schedule), "care-unknown", {}, r4, after_r4);
    CHECK(assessment.status == Status::not_due);
    CHECK(assessment.reason.en == "no wave of 高齢者基礎調査 is scheduled");
    Totals totals;
    hold(totals, "elderly-survey", r4, 1);
    CHECK(indicator_assessed(plan_with_survey(schedule), "care-unknown", totals, r4, after_r4)
              .status == Status::missing);
  }
}

TEST_CASE("control characters of a survey's name do not stand in a reason") {
  for (const char* schedule : {"1/3 years", "as needed"}) {
    Plan plan = plan_with_survey(schedule);
    activity_of(plan, "elderly-survey").name = "survey\x1b[31m";
    const Assessment assessment = indicator_assessed(plan, "care-unknown", Totals{}, r4, after_r4);
    CHECK(assessment.reason.en.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("a yearly figure is due from the day after its last day for reporting") {
  Plan plan = sample_plan();
  const Assessment running = indicator_assessed(plan, "lecture.attendance", {}, r4, mid_r4);
  CHECK(running.status == Status::not_due);
  CHECK(running.reason.ja == "報告期限は令和5年4月30日");
  CHECK(indicator_assessed(plan, "lecture.attendance", {}, r4, make_day(2023, 4, 30)).status ==
        Status::not_due);
  CHECK(indicator_assessed(plan, "lecture.attendance", {}, r4, make_day(2023, 5, 1)).status ==
        Status::missing);
}

TEST_CASE("holdings are due one by one, their figures from the first one held on") {
  Plan plan = sample_plan();
  activity_of(plan, "lecture").schedule = *read_schedule("3/year");
  const Day july = make_day(2022, 7, 1);
  CHECK(holdings_assessed(plan, "lecture", {}, r4, july).reason.en ==
        "to be reported by 2022-08-30");
  CHECK(indicator_assessed(plan, "lecture.attendance", {}, r4, july).status == Status::not_due);
  CHECK(holdings_assessed(plan, "lecture", {}, r4, mid_r4).status == Status::missing);
  CHECK(indicator_assessed(plan, "lecture.attendance", {}, r4, mid_r4).reason.en ==
        "to be reported by 2023-04-30");
}

TEST_CASE("a year of holdings is over when all that are asked for are late") {
  Plan plan = sample_plan();
  activity_of(plan, "lecture").schedule = *read_schedule("3/year");
  Totals totals;
  hold(totals, "lecture", r4, 2);
  CHECK(holdings_assessed(plan, "lecture", totals, r4, make_day(2023, 4, 30)).status ==
        Status::on_track);
  CHECK(holdings_assessed(plan, "lecture", totals, r4, make_day(2023, 5, 1)).status ==
        Status::missed);
}

TEST_CASE("an event held early makes its indicators due") {
  Plan plan = sample_plan();
  activity_of(plan, "lecture").schedule = *read_schedule("3/year");
  Totals totals;
  hold(totals, "lecture", r4, 1, make_day(2022, 5, 1));
  const Day day = make_day(2022, 5, 31);
  CHECK(indicator_assessed(plan, "lecture.attendance", totals, r4, day).status == Status::not_due);
  CHECK(indicator_assessed(plan, "lecture.attendance", totals, r4, day + std::chrono::days(1))
            .status == Status::missing);
  CHECK(holdings_assessed(plan, "lecture", totals, r4, day).status == Status::on_track);
}

TEST_CASE("a year not begun is not due") {
  Plan plan = sample_plan();
  activity_of(plan, "lecture").schedule = *read_schedule("3/year");
  const Day before = make_day(2022, 3, 1);
  CHECK(indicator_assessed(plan, "lecture.attendance", {}, r4, before).status == Status::not_due);
  CHECK(holdings_assessed(plan, "lecture", {}, r4, before).status == Status::not_due);
}

TEST_CASE("an indicator that says how often is due once its first period is late") {
  Plan plan = sample_plan();
  indicator_of(plan, "salon.attendance").expect = *read_expectation("quarterly");
  const Totals none;
  const Assessment before =
      indicator_assessed(plan, "salon.attendance", none, r4, make_day(2022, 7, 30));
  CHECK(before.status == Status::not_due);
  CHECK(before.reason.en == "to be reported by 2022-07-30");
  CHECK(before.reason.ja == "報告期限は令和4年7月30日");
  CHECK(indicator_assessed(plan, "salon.attendance", none, r4, make_day(2022, 7, 31)).status ==
        Status::missing);
}

TEST_CASE("once in several years is due in its cycle, whatever its activity is held") {
  Plan plan = sample_plan();
  activity_of(plan, "lecture").schedule = *read_schedule("12/year");
  indicator_of(plan, "lecture.talked").expect = *read_expectation("2-yearly");
  Totals totals;
  measure(totals, "lecture.talked", r3, fraction("1", "2"));
  const Assessment later = indicator_assessed(plan, "lecture.talked", totals, r4, after_r4);
  CHECK(later.status == Status::not_due);
  CHECK(later.reason.en == "next 話し合いたいと思った割合 in R5 (FY2023)");
  CHECK(indicator_assessed(plan, "lecture.talked", totals, r5, make_day(2024, 5, 1)).status ==
        Status::missing);
}

}  // namespace
}  // namespace track::report::not_due_test
