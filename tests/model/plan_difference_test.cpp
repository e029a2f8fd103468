#include "track/model/plan_difference.hpp"

#include <rapidcheck/catch.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "sample_plan.hpp"

namespace plan_difference_test {

using namespace track;

namespace {

using Sign = Change::Sign;
using Requirement = Change::Requirement;

// "+ lecture.asked: new: 質問件数, count 件"
std::vector<std::string> lines(const std::vector<Change>& changes) {
  std::vector<std::string> result;
  for (const Change& change : changes) {
    CHECK_FALSE(change.what.ja.empty());
    const char sign = change.sign == Sign::added ? '+' : change.sign == Sign::retired ? '-' : '~';
    result.push_back(fmt::format("{} {}: {}", sign, change.id, change.what.en));
  }
  return result;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("equal plans differ in nothing", "[plan_difference]") {
  CHECK(difference(testing::sample_plan(), testing::sample_plan()).empty());
}

TEST_CASE("new items introduce themselves", "[plan_difference]") {
  const Plan stored = testing::sample_plan();
  Plan given = stored;
  given.owners.push_back(testing::owner("ward", "区"));
  given.themes.push_back({"covid", "感染症対策"});
  given.fields.push_back({"online", "covid", "オンライン", {}, {}});
  given.partners.push_back({"dentists", "歯科医師会", {}});
  given.activities.push_back(testing::activity(ActivityKind::survey, "deaths", "死亡小票分析"));
  given.indicators.push_back(
      testing::indicator("lecture.asked", "質問件数", IndicatorKind::count, "件"));
  given.indicators.push_back(
      testing::indicator("lecture.book", "事例集", IndicatorKind::milestone));
  CHECK(lines(difference(stored, given)) ==
        Lines{"+ owner ward: new: 区", "+ theme covid: new: 感染症対策",
              "+ field online: new: オンライン", "+ partner dentists: new: 歯科医師会",
              "+ deaths: new: 死亡小票分析, survey", "+ lecture.asked: new: 質問件数, count 件",
              "+ lecture.book: new: 事例集, milestone"});
  CHECK(difference(stored, given).back().what.ja == "新規：事例集（到達状況）");
}

TEST_CASE("what is no longer given is retired or removed", "[plan_difference]") {
  const Plan stored = testing::sample_plan();
  Plan given = stored;
  given.owners.pop_back();
  given.themes.pop_back();
  given.fields.pop_back();
  given.partners.pop_back();
  given.activities.pop_back();
  given.indicators.erase(given.indicators.begin());
  CHECK(lines(difference(stored, given)) ==
        Lines{"- owner elderly-support: removed", "- theme professionals: removed",
              "- field advice: removed", "- partner medical-association: removed", "- p2: retired",
              "- lecture.attendance: retired"});
}

TEST_CASE("a first load is the plan and everything in it", "[plan_difference]") {
  const std::vector<Change> changes = difference(Plan{}, testing::sample_plan());
  CHECK(changes.front().id == "plan");
  CHECK(changes.front().what == Localized{"new: 在宅療養推進事業", "新規：在宅療養推進事業"});
  CHECK(changes.size() == 1 + 2 + 2 + 2 + 1 + 4 + 6);
  for (const Change& change : changes) {
    CHECK(change.sign == Sign::added);
    CHECK(change.requirement == Requirement::none);
  }
}

TEST_CASE("a mere change of order is one line", "[plan_difference]") {
  const Plan stored = testing::sample_plan();
  Plan given = stored;
  std::ranges::reverse(given.indicators);
  CHECK(lines(difference(stored, given)) == Lines{"~ plan: indicators  reordered"});

  given = stored;
  std::swap(given.owners[0], given.owners[1]);
  CHECK(lines(difference(stored, given)) == Lines{"~ plan: owners  reordered"});
}

TEST_CASE("insertions and removals are no change of order", "[plan_difference]") {
  const Plan stored = testing::sample_plan();
  Plan given = stored;
  given.indicators.erase(given.indicators.begin() + 1);
  given.indicators.insert(given.indicators.begin(),
                          testing::indicator("new", "新", IndicatorKind::count));
  CHECK(lines(difference(stored, given)) ==
        Lines{"+ new: new: 新, count", "- lecture.talked: retired"});
}

TEST_CASE("several changes of one item are several lines", "[plan_difference]") {
  const Plan stored = testing::sample_plan();
  Plan given = stored;
  given.indicators[0].name = "出席者数";
  given.indicators[0].unit = "名";
  const std::vector<Change> changes = difference(stored, given);
  CHECK(lines(changes) == Lines{"~ lecture.attendance: name  \"参加人数\" → \"出席者数\"",
                                "~ lecture.attendance: unit  人 → 名"});
  CHECK(changes[0].requirement == Requirement::none);
  CHECK(changes[1].requirement == Requirement::meaning);
}

TEST_CASE("text from the files cannot steer a terminal", "[plan_difference]") {
  const Plan stored = testing::sample_plan();
  Plan given = stored;
  given.indicators.push_back(testing::indicator("new", "\x1b[2J", IndicatorKind::count, "\x1b[0m"));
  CHECK(lines(difference(stored, given)) == Lines{"+ new: new: <U+001B>[2J, count <U+001B>[0m"});
}

TEST_CASE("what goes leaves a former id to whoever has it again", "[plan_difference]") {
  const Plan given = testing::sample_plan();
  Plan stored = given;
  stored.activities[0].formerly = {stored.activities[0].id, "older"};
  stored.activities[0].id = "talks";
  stored.indicators[0].formerly = {given.indicators[0].id, "older.attendance"};
  stored.indicators[0].id = "talks.people";
  stored.indicators[0].activity = "talks";

  const Plan result = with_retired(stored, given);
  CHECK(recorded_ids(*find_activity(result, "talks")) ==
        std::vector<std::string>{"talks", "older"});
  CHECK(find_indicator(result, "talks.people")->formerly ==
        std::vector<std::string>{"older.attendance"});
}

TEST_CASE("retired activities and indicators are carried over", "[plan_difference]") {
  Plan stored = testing::sample_plan();
  stored.indicators[0].targets[{2022}] = testing::quantity(300);
  stored.indicators[0].note = "延べ";
  Plan given = stored;
  given.activities.erase(given.activities.begin());
  given.indicators.erase(given.indicators.begin(), given.indicators.begin() + 2);
  given.owners.clear();

  const Plan result = with_retired(stored, given);
  REQUIRE(result.activities.size() == 4);
  CHECK(result.activities[0] == stored.activities[1]);
  Activity lecture = stored.activities[0];
  lecture.retired = true;
  CHECK(result.activities[3] == lecture);

  REQUIRE(result.indicators.size() == 6);
  Indicator attendance = stored.indicators[0];
  attendance.retired = true;
  attendance.targets.clear();
  CHECK(result.indicators[4] == attendance);
  CHECK(result.indicators[5].id == "lecture.talked");
  CHECK(result.owners.empty());
  CHECK(find_owner(result, lecture.owners.front()) == nullptr);
}

TEST_CASE("what is retired stays so over many loads, unmentioned", "[plan_difference]") {
  const Plan stored = testing::sample_plan();
  Plan given = stored;
  given.indicators.erase(given.indicators.begin());
  const Plan second = with_retired(stored, given);
  CHECK(difference(second, given).empty());
  CHECK(difference(second, second).empty());
  CHECK(lines(difference(stored, second)) == Lines{"- lecture.attendance: retired"});
  CHECK(with_retired(second, given) == second);
}

TEST_CASE("something retired that is given again is back", "[plan_difference]") {
  const Plan given = testing::sample_plan();
  Plan stored = given;
  stored.indicators[0].retired = true;
  stored.indicators[0].name = "旧名";
  stored.activities[1].retired = true;
  std::rotate(stored.indicators.begin(), stored.indicators.begin() + 1, stored.indicators.end());
  CHECK(lines(difference(stored, given)) ==
        Lines{"+ salon: back: 介護学べるサロンの実施, initiative",
              "+ lecture.attendance: back: 参加人数, count 人"});
  CHECK(with_retired(stored, given) == given);
}

TEST_CASE("something back in another meaning asks for care, as its data is back too",
          "[plan_difference]") {
  const Plan given = testing::sample_plan();
  Plan stored = given;
  stored.indicators[0].retired = true;
  stored.indicators[0].unit = "件";
  const std::vector<Change> changes = difference(stored, given);
  CHECK(lines(changes) == Lines{"+ lecture.attendance: back: 参加人数, count 人",
                                "~ lecture.attendance: unit  件 → 人"});
  CHECK(changes[1].requirement == Requirement::meaning);
}

TEST_CASE("a load leaves nothing to load", "[plan_difference]") {
  rc::prop("any part of a plan, loaded over any other part", [] {
    const auto part = [] {
      Plan plan = testing::sample_plan();
      const auto drop = [](auto& items) {
        std::erase_if(items, [](const auto&) { return *rc::gen::arbitrary<bool>(); });
      };
      drop(plan.owners);
      drop(plan.activities);
      drop(plan.indicators);
      return plan;
    };
    const Plan given = part();
    const Plan first = with_retired(Plan{}, part());
    const Plan second = with_retired(first, given);
    RC_ASSERT(difference(second, given).empty());
    RC_ASSERT(with_retired(second, given) == second);
    RC_ASSERT(difference(first, second).size() == difference(first, given).size());
    RC_ASSERT((first == second) == difference(first, given).empty());
    for (const Indicator& indicator : first.indicators) {
      RC_ASSERT(find_indicator(second, indicator.id) != nullptr);
    }
  });
}

TEST_CASE("an activity that looks renamed names all its former ids, its indicators not again") {
  Plan stored = testing::sample_plan();
  stored.activities[0].formerly = {"talk"};
  Plan given = stored;
  given.activities[0].id = "course";
  given.activities[0].formerly.clear();
  for (Indicator& one : given.indicators) {
    if (one.activity != "lecture") continue;
    one.id.replace(0, one.activity.size(), "course");
    one.activity = "course";
  }
  const std::vector<Renaming> found = likely_renamings(stored, given);
  REQUIRE(found.size() == 1);
  CHECK(found[0].before == "lecture");
  CHECK(found[0].after == "course");
  CHECK(found[0].former == std::vector<std::string>{"talk", "lecture"});
}

TEST_CASE("targets come and go with their indicator, a line each") {
  const Plan stored = testing::sample_plan();
  Plan given = stored;
  given.indicators.push_back(
      testing::indicator("lecture.more", "別の指標", IndicatorKind::count, "人"));
  given.indicators.back().targets = {{{2022}, testing::quantity(10)}};
  const auto is_target = [](const Change& one) {
    return one.requirement == Change::Requirement::target && one.id == "lecture.more";
  };
  const std::vector<Change> come = difference(stored, given);
  const auto added = std::ranges::find_if(come, is_target);
  REQUIRE(added != come.end());
  CHECK(added->sign == Change::Sign::added);
  CHECK(added->what.en == "target R4  none → 10");
  const std::vector<Change> go = difference(given, stored);
  const auto gone = std::ranges::find_if(go, is_target);
  REQUIRE(gone != go.end());
  CHECK(gone->sign == Change::Sign::retired);
  CHECK(gone->removes);
}

}  // namespace plan_difference_test
