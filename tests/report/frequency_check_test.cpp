#include "track/report/frequency_check.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::frequency_check_test {
namespace {

using namespace track::testing;
using enum FrequencyStatus;

// The activity p2 with that frequency.
Plan plan_with(const std::string& schedule) {
  Plan plan = sample_plan();
  activity_of(plan, "p2").schedule = *read_schedule(schedule);
  return plan;
}

FrequencyCheck against(const Plan& plan, const Totals& totals, FiscalYear year, Day as_of) {
  return check_frequency(plan, *find_activity(plan, "p2"), totals, year, as_of);
}

FrequencyStatus status_of(const std::string& schedule, std::int64_t held, Day as_of = after_r4) {
  const Plan plan = plan_with(schedule);
  Totals totals;
  if (held > 0) hold(totals, "p2", r4, held);
  return against(plan, totals, r4, as_of).status;
}

// Of a frequency whose cycle is longer than a year: held once in each of the years, as of a day
// behind all of them.
FrequencyCheck in_cycle(const std::string& schedule, const std::vector<int>& years, int year) {
  Totals totals;
  for (const int each : years) hold(totals, "p2", {each}, 1);
  return against(plan_with(schedule), totals, {year}, make_day(2040, 4, 1));
}

TEST_CASE("a number is met by as many, and more are said to be more") {
  CHECK(status_of("2/year", 0) == not_reported);
  CHECK(status_of("2/year", 1) == below);
  CHECK(status_of("2/year", 2) == within);
  CHECK(status_of("2/year", 3) == above);
  CHECK(status_of("monthly", 12) == within);
  CHECK(status_of("1/2 months", 5) == below);
  CHECK(status_of("1/2 months", 6) == within);
}

TEST_CASE("a range is within from its least to its most") {
  CHECK(status_of("2-3/year", 1) == below);
  CHECK(status_of("2-3/year", 2) == within);
  CHECK(status_of("2-3/year", 3) == within);
  CHECK(status_of("2-3/year", 4) == above);
}

TEST_CASE("about is within a span by the plan's near") {
  CHECK(status_of("about 10/year", 7) == below);
  CHECK(status_of("about 10/year", 8) == within);
  CHECK(status_of("about 10/year", 12) == within);
  CHECK(status_of("about 10/year", 13) == above);
  const FrequencyCheck result = against(plan_with("about 10/year"), {}, r4, after_r4);
  REQUIRE(result.accepted);
  CHECK(result.accepted->least == 8);
  CHECK(result.accepted->most == 12);
}

TEST_CASE("as needed and unknown are counted and never judged") {
  for (const std::int64_t held : {0, 1, 100}) {
    CHECK(status_of("as needed", held) == as_needed);
    CHECK(status_of("unknown", held) == unknown_frequency);
  }
  Plan plan = sample_plan();  // no frequency set
  CHECK(against(plan, {}, r4, after_r4).status == unknown_frequency);
  CHECK_FALSE(against(plan, {}, r4, after_r4).accepted);
}

TEST_CASE("while the year may be reported nothing is below or unreported") {
  CHECK(status_of("2/year", 0, mid_r4) == so_far);
  CHECK(status_of("2/year", 1, mid_r4) == so_far);
  CHECK(status_of("2/year", 2, mid_r4) == within);
  CHECK(status_of("2/year", 3, mid_r4) == above);
  CHECK(status_of("2/year", 1, make_day(2023, 4, 30)) == so_far);
  CHECK(status_of("2/year", 1, make_day(2023, 5, 1)) == below);
  CHECK(status_of("2/year", 0, make_day(2022, 3, 31)) == not_expected);
}

TEST_CASE("outside its period nothing is expected, and what was held is counted") {
  Plan plan = plan_with("2/year");
  Activity& activity = activity_of(plan, "p2");
  Totals totals;
  hold(totals, "p2", r4, 1);
  activity.since = YearBound{2023, YearCounting::fiscal, "R5"};
  CHECK(against(plan, totals, r4, after_r4).status == not_expected);
  CHECK(against(plan, totals, r4, after_r4).held == 1);
  CHECK_FALSE(against(plan, totals, r4, after_r4).reason.empty());
  activity.since.reset();
  activity.until = YearBound{2021, YearCounting::calendar, "令和3年"};
  CHECK(against(plan, totals, r4, after_r4).status == not_expected);
  activity.until->year = 2022;
  CHECK(against(plan, totals, r4, after_r4).status == below);
  activity.schedule = *read_schedule("as needed");
  activity.until->year = 2021;
  CHECK(against(plan, totals, r4, after_r4).status == not_expected);
}

TEST_CASE("the last holding is told, of whatever year up to the one asked for") {
  const Plan plan = plan_with("2/year");
  Totals totals;
  CHECK_FALSE(against(plan, totals, r4, after_r4).last);
  hold(totals, "p2", r3, 1, make_day(2021, 11, 18));
  hold(totals, "p2", r5, 1, make_day(2023, 5, 1));
  CHECK(against(plan, totals, r4, after_r4).last == make_day(2021, 11, 18));
  CHECK(against(plan, totals, r4, after_r4).held == 0);
  CHECK(against(plan, totals, r5, after_r4).last == make_day(2023, 5, 1));
}

TEST_CASE("once in three years is within for three years from a holding") {
  CHECK(in_cycle("1/3 years", {2021}, 2021).status == within);
  CHECK(in_cycle("1/3 years", {2021}, 2022).status == within);
  CHECK(in_cycle("1/3 years", {2021}, 2023).status == within);
  CHECK(in_cycle("1/3 years", {2021}, 2024).status == not_reported);
  CHECK(in_cycle("1/3 years", {2021, 2023}, 2023).status == above);
  CHECK(in_cycle("1/3 years", {2021}, 2021).reason.empty());
  CHECK(in_cycle("1/3 years", {2021}, 2022).reason.en ==
        "held in R3 (FY2021), next in R6 (FY2024)");
}

TEST_CASE("a first cycle that is not over expects nothing") {
  CHECK(in_cycle("1/3 years", {}, 2021).status == not_expected);
  CHECK(in_cycle("1/3 years", {}, 2022).status == not_expected);
  CHECK(in_cycle("1/3 years", {}, 2022).reason.en == "to be held by the end of R5 (FY2023)");
  CHECK(in_cycle("1/3 years", {}, 2023).status == not_reported);
  const Plan plan = plan_with("1/3 years");
  CHECK(against(plan, {}, r5, make_day(2023, 9, 1)).status == so_far);
  Plan later = plan;
  activity_of(later, "p2").since = YearBound{2022, YearCounting::fiscal, "R4"};
  CHECK(against(later, {}, r5, make_day(2040, 4, 1)).status == not_expected);
}

TEST_CASE("a holding before the plan is on record too") {
  CHECK(in_cycle("1/3 years", {2019}, 2021).status == within);
  CHECK(in_cycle("1/3 years", {2019}, 2022).status == not_reported);
}

TEST_CASE("several in a cycle are below only when it has passed as a whole") {
  CHECK(in_cycle("2/3 years", {2022}, 2022).status == so_far);
  CHECK(in_cycle("2/3 years", {2022}, 2023).status == below);
  CHECK(in_cycle("2/3 years", {2022}, 2023).reason.en == "1 from R3 (FY2021) to R5 (FY2023)");
  CHECK(in_cycle("2/3 years", {2022, 2023}, 2024).status == within);
  CHECK(in_cycle("about 1/18 months", {2021, 2022}, 2022).status == within);
}

TEST_CASE("a year looks back as far as the longest cycle") {
  CHECK(first_year_of_frequency(plan_with("2/year"), r5) == r3);
  CHECK(first_year_of_frequency(plan_with("1/10 years"), r5) == FiscalYear{2014});
  CHECK(first_year_of_frequency(plan_with("1/3 years"), r5) == r3);
}

TEST_CASE("statuses have a key and words in both languages") {
  CHECK(key(not_reported) == "not_reported");
  CHECK(label(not_reported) == Localized{"not reported", "未報告"});
  for (const auto& word : words<FrequencyStatus>()) {
    CHECK(from_key<FrequencyStatus>(key(word.value)) == word.value);
    CHECK(word.en.find("miss") == std::string_view::npos);
  }
}

}  // namespace
}  // namespace track::report::frequency_check_test
