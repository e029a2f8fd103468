#include "store_fixture.hpp"
#include "track/model/breakdown.hpp"

namespace track::store::reporting_state_test {

namespace {

constexpr auto refuse = Store::Repeat::refuse;

Plan asking_plan() {
  Plan plan = small_plan();
  plan.indicators[0].expect = Expectation{1};  // lecture.attendance
  return plan;
}

using Periods = std::set<Period>;

}  // namespace

TEST_CASE("the periods are told of what says how often it is to be reported, and no other") {
  const TemporaryFolder folder;
  const Plan plan = asking_plan();
  Store store = store_with(folder.database(), plan);
  store.record(on(day(2022, 6, 11), "lecture.attendance", number(3)), operation(1), refuse);
  store.record(on(day(2022, 7, 2), "lecture.attendance", number(4)), operation(2), refuse);
  store.record(on(day(2022, 7, 2), "lecture.attendance", number(5)), operation(3), refuse);
  store.record(on(day(2022, 6, 11), "clinics", number(3)), operation(4), refuse);
  const Period june{day(2022, 6, 11), day(2022, 6, 11)};
  const Period july{day(2022, 7, 2), day(2022, 7, 2)};
  CHECK(store.reported(plan).periods ==
        std::map<std::string, Periods>{{"lecture.attendance", {june, july}}});
  CHECK(store.reported(plan, {2}).periods.at("lecture.attendance") == Periods{june});

  store.undo(2, operation(5, OperationKind::undo));
  CHECK(store.reported(plan).periods.at("lecture.attendance") == Periods{july});
  CHECK(store.reported(plan, {5}).periods.at("lecture.attendance") == Periods{june, july});
}

TEST_CASE("what begins after the as-of day is not reported yet") {
  const TemporaryFolder folder;
  const Plan plan = asking_plan();
  Store store = store_with(folder.database(), plan);
  const Day begins = day(2022, 6, 11);
  store.record(lecture({{"lecture.attendance", number(132)}}), operation(1), refuse);
  const auto before = store.reported(plan, {}, begins - std::chrono::days(1));
  CHECK(before.periods.empty());
  CHECK(before.recorded_at.empty());
  const auto then = store.reported(plan, {}, begins);
  CHECK(then.periods.at("lecture.attendance") == Periods{{begins, begins}});
  CHECK(then.recorded_at.at("lecture") == operation(1).at);
}

TEST_CASE("each part is told of by itself, and so is what was recorded without one") {
  const TemporaryFolder folder;
  Plan plan = asking_plan();
  Part woman;
  woman.id = "f";
  plan.breakdowns = {{"sex", "性別", {woman}, {}}};
  plan.indicators[0].by = {{"sex", ""}};
  derive_parts(plan);
  Store store = store_with(folder.database(), plan);
  const std::string part = "lecture.attendance@sex:f";
  store.record(on(day(2022, 6, 11), part, number(3)), operation(1), refuse);
  const auto reported = store.reported(plan);
  CHECK(reported.recorded_at.at(part) == operation(1).at);
  CHECK_FALSE(reported.recorded_at.contains("lecture.attendance"));
  CHECK(reported.periods.contains("lecture.attendance"));
}

TEST_CASE("what was last recorded is told by the time of its operation") {
  const TemporaryFolder folder;
  const Plan plan = asking_plan();
  Store store = store_with(folder.database(), plan);
  store.record(lecture({{"lecture.attendance", number(132)}}), operation(1), refuse);
  store.record(on(day(2022, 4, 1), "lecture.attendance", number(3)), operation(2), refuse);
  const auto recorded = store.reported(plan).recorded_at;
  CHECK(recorded.at("lecture") == operation(1).at);
  CHECK(recorded.at("lecture.attendance") == operation(2).at);  // of an earlier day
  CHECK_FALSE(recorded.contains("clinics"));
  CHECK(store.reported(plan, {2}).recorded_at.at("lecture.attendance") == operation(1).at);

  store.undo(2, operation(3, OperationKind::undo));
  CHECK_FALSE(store.reported(plan).recorded_at.contains("lecture"));
  CHECK(store.reported(plan).recorded_at.at("lecture.attendance") == operation(2).at);
}

}  // namespace track::store::reporting_state_test
