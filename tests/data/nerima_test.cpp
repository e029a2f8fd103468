// The counts of the ward's plan, as a careful reading of it gives them.

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "track/definition/reader.hpp"
#include "track/model/plan.hpp"

using namespace track;

namespace {

const definition::Definitions& ward() {
  static const definition::Definitions read =
      definition::read(definition::load_files({TRACK_SOURCE_DIR "/data/nerima-r3-r5"}).files);
  return read;
}

std::vector<const Activity*> activities(ActivityKind kind) {
  std::vector<const Activity*> result;
  for (const Activity& one : ward().plan.activities) {
    if (one.kind == kind) result.push_back(&one);
  }
  return result;
}

using Counts = std::map<std::string, int>;

}  // namespace

TEST_CASE("the ward's plan reads without a fault or a warning") {
  CHECK(ward().faults.empty());
  CHECK(ward().warnings.empty());
}

TEST_CASE("the ward's plan is there as a whole") {
  const Plan& plan = ward().plan;
  CHECK(plan.name == "練馬区在宅療養推進事業");
  CHECK(plan.first_year == FiscalYear{2021});
  CHECK(plan.last_year == FiscalYear{2023});
  CHECK(plan.themes.size() == 3);
  CHECK(plan.fields.size() == 6);
  CHECK(plan.owners.size() == 9);
  CHECK(activities(ActivityKind::initiative).size() == 27);
  CHECK(plan.monitoring_outcomes.size() == 1);
  std::size_t desired_states = 0;
  for (const Field& field : plan.fields) desired_states += field.outcomes.size();
  CHECK(desired_states == 7);
  std::set<int> rows;
  for (const Activity* one : activities(ActivityKind::initiative)) rows.insert(one->no.value());
  CHECK(rows.size() == 26);
  CHECK(*rows.begin() == 1);
  CHECK(*rows.rbegin() == 26);
}

TEST_CASE("33 output indicators, 7 outcome indicators at 8 places") {
  const Plan& plan = ward().plan;
  Counts kinds;
  int outputs = 0;
  for (const Indicator& one : plan.indicators) {
    if (level_of(plan, one) != Level::output) continue;
    ++outputs;
    ++kinds[std::string(key(one.kind))];
  }
  CHECK(outputs == 33);
  CHECK(kinds == Counts{{"count", 21}, {"share", 5}, {"stock", 2}, {"score", 4}, {"milestone", 1}});
  std::vector<std::string> places;
  for (const Field& field : plan.fields) {
    places.insert(places.end(), field.indicators.begin(), field.indicators.end());
  }
  CHECK(places.size() == 8);
  CHECK(std::set<std::string>(places.begin(), places.end()).size() == 7);
}

TEST_CASE("the plan sets no targets and no baselines") {
  for (const Indicator& one : ward().plan.indicators) {
    INFO(one.id);
    CHECK(one.targets.empty());
    CHECK_FALSE(one.baseline);
  }
}

TEST_CASE("39 rows by owner") {
  const Plan& plan = ward().plan;
  std::set<std::pair<std::string, int>> links;
  for (const Activity* one : activities(ActivityKind::initiative)) {
    for (const std::string& owner : one->owners) links.insert({owner, one->no.value()});
  }
  CHECK(links.size() == 39);
  Counts by_owner;
  for (const auto& [owner, row] : links) ++by_owner[find_owner(plan, owner)->name];
  CHECK(by_owner == Counts{{"高齢者支援課", 18},
                           {"地域医療課", 13},
                           {"医師会", 2},
                           {"NPO法人認知症サポートセンター・ねりま", 2},
                           {"歯科医師会", 1},
                           {"総合福祉事務所", 1},
                           {"認知症疾患医療センター", 1},
                           {"その他関係機関", 1}});
}

TEST_CASE("8 schedules, 4 of initiatives and 4 of monitoring surveys") {
  Counts initiatives;
  for (const Activity* one : activities(ActivityKind::initiative)) {
    if (one->schedule.form != Schedule::Form::none) ++initiatives[one->schedule.text];
  }
  CHECK(initiatives == Counts{{"3/year", 1}, {"1/year", 1}, {"4/year", 2}});
  Counts surveys;
  for (const Activity* one : activities(ActivityKind::survey)) {
    if (one->monitoring) ++surveys[one->schedule.text];
  }
  CHECK(surveys == Counts{{"4/year", 1}, {"1/year", 1}, {"1/3 years", 2}});
}

TEST_CASE("46 partner activities of 14 organisations") {
  const Plan& plan = ward().plan;
  const auto partners = activities(ActivityKind::partner_activity);
  CHECK(partners.size() == 46);
  CHECK(plan.partners.size() == 14);
  Counts involvement;
  Counts periods;
  Counts frequencies;
  std::set<std::string> organisations;
  for (const Activity* one : partners) {
    organisations.insert(one->partner);
    CHECK_FALSE(one->audience.empty());
    CHECK_FALSE(one->issue.empty());
    CHECK(one->purposes.size() == 1);
    ++involvement[one->involvement.size() == 1 ? one->involvement.front() : "several"];
    if (!one->since) {
      ++periods["unknown"];
    } else if (one->until) {
      ++periods["single year"];
    } else {
      ++periods[one->since->counting == YearCounting::fiscal ? "年度～" : "年～"];
    }
    switch (one->schedule.form) {
      case Schedule::Form::counted:
        ++frequencies["numeric"];
        if (one->schedule.about) ++frequencies["about"];
        if (one->schedule.least != one->schedule.most) ++frequencies["range"];
        if (one->schedule.cycle_in_years()) ++frequencies["once in years"];
        break;
      case Schedule::Form::as_needed:
        ++frequencies["as needed"];
        break;
      default:
        ++frequencies["unknown"];
    }
  }
  CHECK(organisations.size() == 14);
  CHECK(involvement == Counts{{"主催", 36}, {"協力", 8}, {"共催", 1}, {"several", 1}});
  CHECK(periods == Counts{{"年度～", 25}, {"年～", 11}, {"single year", 1}, {"unknown", 9}});
  CHECK(frequencies == Counts{{"numeric", 38},
                              {"about", 6},
                              {"range", 1},
                              {"once in years", 1},
                              {"as needed", 7},
                              {"unknown", 1}});
}

TEST_CASE("the partner activities are numbered, and the odd ones are where the plan has them") {
  const Plan& plan = ward().plan;
  std::set<int> as_needed;
  std::set<int> numbers;
  for (const Activity* one : activities(ActivityKind::partner_activity)) {
    CHECK(one->id == "p" + std::to_string(one->no.value()));
    numbers.insert(*one->no);
    if (one->schedule.form == Schedule::Form::as_needed) as_needed.insert(*one->no);
  }
  CHECK(numbers.size() == 46);
  CHECK(*numbers.rbegin() == 46);
  CHECK(as_needed == std::set<int>{4, 9, 10, 11, 13, 14, 15});
  CHECK(find_activity(plan, "p36")->schedule.form == Schedule::Form::unknown);
  CHECK(find_activity(plan, "p2")->schedule.text == "2-3/year");
  CHECK(find_activity(plan, "p33")->since == find_activity(plan, "p33")->until);
  CHECK(find_activity(plan, "p44")->schedule.cycle_in_years() == 3);
  CHECK(find_activity(plan, "p46")->schedule.planned_a_year()->least == 6);
  CHECK(find_activity(plan, "p46")->involvement ==
        std::vector<std::string>{"主催", "共催", "協力"});
}

TEST_CASE("two events of partners stand at two places each") {
  Counts ties;
  for (const Activity* one : activities(ActivityKind::partner_activity)) {
    if (!one->same_as.empty()) ++ties[one->id + "=" + one->same_as];
  }
  CHECK(ties == Counts{{"p37=p1", 1}, {"p38=p35", 1}});
}

TEST_CASE("what a reader would stumble over is kept as the plan prints it") {
  const Plan& plan = ward().plan;
  CHECK(find_activity(plan, "p28")->name.find('&') != std::string::npos);
  const Activity* p46 = find_activity(plan, "p46");
  CHECK((p46->summary + p46->note).find("<a href=\"https://youtube.com/") != std::string::npos);
  const Activity* review = find_activity(plan, "case-review");
  CHECK(review->purposes.front().find("見ええる") != std::string::npos);
  CHECK(review->no == find_activity(plan, "dementia-case-review")->no);
  // 平成31年度 (No 7, 16) and 令和元年度 (No 18) are one fiscal year.
  CHECK(find_activity(plan, "p7")->since->year == 2019);
  CHECK(find_activity(plan, "p16")->since->year == 2019);
  CHECK(find_activity(plan, "p18")->since->year == 2019);
}

TEST_CASE("the sample's targets fit the plan and stand apart from it") {
  const auto read =
      definition::read(definition::load_files({TRACK_SOURCE_DIR "/data/nerima-r3-r5",
                                               TRACK_SOURCE_DIR "/data/sample/targets.toml"})
                           .files);
  CHECK(read.faults.empty());
  const auto with_targets =
      std::count_if(read.plan.indicators.begin(), read.plan.indicators.end(),
                    [](const Indicator& one) { return !one.targets.empty(); });
  CHECK(with_targets == 22);
}

TEST_CASE("the plan has centres, of which it names none") {
  const Plan& plan = ward().plan;
  REQUIRE(plan.breakdowns.size() == 1);
  CHECK(plan.breakdowns.front().name == "地域包括支援センター");
  CHECK(plan.breakdowns.front().parts.empty());
  std::set<std::string> by_centre;
  for (const Indicator& one : plan.indicators) {
    if (one.by.empty()) continue;
    by_centre.insert(one.id);
    INFO(one.id);
    CHECK_FALSE(one.total);
  }
  CHECK(by_centre ==
        std::set<std::string>{"outreach.consultations", "support-center.consultations"});
}

TEST_CASE("the sample's centres fit the plan") {
  const auto read =
      definition::read(definition::load_files({TRACK_SOURCE_DIR "/data/nerima-r3-r5",
                                               TRACK_SOURCE_DIR "/data/sample/centres.toml"})
                           .files);
  CHECK(read.faults.empty());
  CHECK(read.warnings.empty());
  CHECK(read.plan.breakdowns.front().parts.size() == 25);
  CHECK(read.plan.parts.size() == 50);
}
