#include "track/report/report.hpp"

#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>
#include <numeric>

#include "report/making.hpp"

namespace track::report::report_test {
namespace {

using namespace track::testing;

Plan full_plan() {
  Plan plan = sample_plan();
  plan.fields[1].indicators = {"care-unknown"};
  plan.fields.push_back({"training", "professionals", "研修", {}, {}});
  activity_of(plan, "lecture").schedule = *read_schedule("3/year");
  activity_of(plan, "salon").field = "advice";
  activity_of(plan, "salon").owners = {"elderly-support", "community-medicine"};
  Activity& survey = activity_of(plan, "elderly-survey");
  survey.monitoring = true;
  survey.owners = {"elderly-support"};
  indicator_of(plan, "care-unknown").survey = "elderly-survey";
  return plan;
}

Report report_of(const Plan& plan, const Totals& totals, const Filter& filter = {}) {
  return build(plan, 4, totals, r4, after_r4, filter);
}

std::vector<std::string> ids(const Report& report) {
  std::vector<std::string> result;
  for (const Row* row : report.rows()) result.push_back(row->id);
  return result;
}

using Ids = std::vector<std::string>;

TEST_CASE("a report goes by theme, field and activity, surveys last") {
  const Plan plan = full_plan();
  const Report report = report_of(plan, {});
  REQUIRE(report.themes.size() == 2);
  CHECK(report.themes[0].number == "1");
  CHECK(report.themes[0].fields[1].number == "1-2");
  CHECK(report.themes[1].number == "2");
  CHECK(report.themes[1].fields[0].number == "2-1");
  CHECK(ids(report) == Ids{"care-unknown", "lecture", "lecture.attendance", "lecture.talked",
                           "care-unknown", "salon.attendance", "elderly-survey.clinics"});
}

TEST_CASE("the head says what the report was made of") {
  const Plan plan = full_plan();
  const Report report = report_of(plan, {});
  CHECK(report.plan == &plan);
  CHECK(report.head.revision == 4);
  CHECK(report.head.year == r4);
  CHECK(report.head.as_of == after_r4);
  CHECK(report.head.progress.phase == Progress::Phase::over);
}

TEST_CASE("an outcome at two places stands in both fields and is counted once") {
  const Plan plan = full_plan();
  const Report report = report_of(plan, {});
  const Row& first = report.themes[0].fields[0].outcomes.at(0);
  const Row& second = report.themes[0].fields[1].outcomes.at(0);
  CHECK(first.id == second.id);
  CHECK(first.field == "awareness");
  CHECK(second.field == "advice");
  CHECK(second.theme == "citizens");
  std::int64_t counted = 0;
  for (const auto& [status, count] : report.counts) counted += count;
  CHECK(counted == 6);
}

TEST_CASE("a section names its owners, joint ones in their order") {
  const Plan plan = full_plan();
  const Report report = report_of(plan, {});
  CHECK(report.themes[0].fields[1].activities.at(0).owner_names ==
        Ids{"高齢者支援課", "地域医療課"});
}

TEST_CASE("an owner no longer defined is named by its id") {
  Plan plan = full_plan();
  plan.owners.clear();
  CHECK(report_of(plan, {}).themes[0].fields[0].activities.at(0).owner_names ==
        Ids{"community-medicine"});
}

TEST_CASE("a report by theme or field keeps the numbers and leaves the surveys out") {
  const Plan plan = full_plan();
  Filter theme;
  theme.theme = "professionals";
  const Report second = report_of(plan, {}, theme);
  REQUIRE(second.themes.size() == 1);
  CHECK(second.themes[0].number == "2");
  CHECK(second.surveys.empty());
  Filter field;
  field.field = "advice";
  const Report advice = report_of(plan, {}, field);
  CHECK(advice.themes.at(0).fields.at(0).number == "1-2");
  CHECK(ids(advice) == Ids{"care-unknown", "salon.attendance"});
}

TEST_CASE("a report by owner holds what the owner owns alone or with others") {
  const Plan plan = full_plan();
  Filter filter;
  filter.owner = "elderly-support";
  CHECK(ids(report_of(plan, {}, filter)) ==
        Ids{"care-unknown", "care-unknown", "salon.attendance", "elderly-survey.clinics"});
  filter.owner = "community-medicine";
  CHECK(ids(report_of(plan, {}, filter)) ==
        Ids{"lecture", "lecture.attendance", "lecture.talked", "salon.attendance"});
}

TEST_CASE("a report by level holds nothing else") {
  const Plan plan = full_plan();
  const auto of_level = [&](Level level) {
    Filter filter;
    filter.level = level;
    return ids(report_of(plan, {}, filter));
  };
  CHECK(of_level(Level::schedule) == Ids{"lecture"});
  CHECK(of_level(Level::output) == Ids{"lecture.attendance", "lecture.talked", "salon.attendance"});
  CHECK(of_level(Level::outcome) == Ids{"care-unknown", "care-unknown"});
  CHECK(of_level(Level::context) == Ids{"elderly-survey.clinics"});
}

TEST_CASE("filters that match nothing leave an empty report") {
  Filter filter;
  filter.owner = "community-medicine";
  filter.theme = "professionals";
  const Plan plan = full_plan();
  const Report report = report_of(plan, {}, filter);
  CHECK(report.themes.empty());
  CHECK(report.surveys.empty());
  CHECK(report.counts.empty());
}

TEST_CASE("a survey outside the monitoring block is not printed there") {
  Plan plan = full_plan();
  activity_of(plan, "elderly-survey").monitoring = false;
  CHECK(report_of(plan, {}).surveys.empty());
}

TEST_CASE("an activity without a schedule shows holdings once it has some") {
  const Plan plan = full_plan();
  Totals totals;
  hold(totals, "salon", r4, 2);
  Filter filter;
  filter.level = Level::schedule;
  CHECK(ids(report_of(plan, totals, filter)) == Ids{"lecture", "salon"});
}

TEST_CASE("a retired indicator stays in the years it has data for") {
  Plan plan = full_plan();
  indicator_of(plan, "salon.attendance").retired = true;
  Totals totals;
  measure(totals, "salon.attendance", r3, number("8"));
  Filter filter;
  filter.field = "advice";
  CHECK(ids(report_of(plan, totals, filter)) == Ids{"care-unknown"});
  measure(totals, "salon.attendance", r4, number("9"));
  CHECK(ids(report_of(plan, totals, filter)) == Ids{"care-unknown", "salon.attendance"});
}

TEST_CASE("a retired activity is shown only for what was recorded") {
  Plan plan = full_plan();
  activity_of(plan, "lecture").retired = true;
  indicator_of(plan, "lecture.attendance").retired = true;
  indicator_of(plan, "lecture.talked").retired = true;
  Filter filter;
  filter.field = "awareness";
  CHECK(report_of(plan, {}, filter).themes.at(0).fields.at(0).activities.empty());
  Totals totals;
  hold(totals, "lecture", r4, 1);
  measure(totals, "lecture.attendance", r4, number("9"));
  CHECK(ids(report_of(plan, totals, filter)) ==
        Ids{"care-unknown", "lecture", "lecture.attendance"});
}

struct Recording {
  std::string indicator;
  int number;
  int month;
};

// Counts and shares, so that rows of every status come about and no row depends on a latest value.
std::vector<Recording> any_recordings() {
  return *rc::gen::container<std::vector<Recording>>(rc::gen::construct<Recording>(
      rc::gen::element<std::string>("lecture.attendance", "salon.attendance", "p2.doctors"),
      rc::gen::inRange(0, 200), rc::gen::inRange(0, 24)));
}

Totals totals_of(const std::vector<Recording>& recordings) {
  Totals totals;
  for (const Recording& one : recordings) {
    const Day day =
        make_day(2021 + (one.month + 3) / 12, static_cast<unsigned>((one.month + 3) % 12 + 1), 1);
    measure(totals, one.indicator, {2021 + one.month / 12}, number(std::to_string(one.number)),
            day);
  }
  return totals;
}

TEST_CASE("a report does not depend on the order things were recorded in") {
  rc::prop("order", [] {
    Plan plan = full_plan();
    indicator_of(plan, "lecture.attendance").targets = {{r4, number("300")}};
    std::vector<Recording> recordings = any_recordings();
    const Report one = report_of(plan, totals_of(recordings));
    std::reverse(recordings.begin(), recordings.end());
    const Report other = report_of(plan, totals_of(recordings));
    RC_ASSERT(one.counts == other.counts);
    const auto ours = one.rows();
    const auto theirs = other.rows();
    RC_ASSERT(ours.size() == theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
      RC_ASSERT(ours[i]->id == theirs[i]->id);
      RC_ASSERT(ours[i]->actual.number == theirs[i]->actual.number);
      RC_ASSERT(ours[i]->actual.last_recorded == theirs[i]->actual.last_recorded);
      RC_ASSERT(ours[i]->achievement.rate == theirs[i]->achievement.rate);
      RC_ASSERT(ours[i]->assessment.status == theirs[i]->assessment.status);
    }
  });
}

TEST_CASE("every row is counted once, under its status") {
  rc::prop("counts", [] {
    const Plan plan = full_plan();
    Filter filter;
    filter.owner = *rc::gen::element<std::string>("", "community-medicine", "elderly-support");
    const Report report = report_of(plan, totals_of(any_recordings()), filter);
    std::map<std::string, Status> statuses;
    for (const Row* row : report.rows()) statuses[row->id] = row->assessment.status;
    std::map<Status, std::int64_t> expected;
    for (const auto& [id, status] : statuses) ++expected[status];
    RC_ASSERT(report.counts == expected);
  });
}

}  // namespace
}  // namespace track::report::report_test
