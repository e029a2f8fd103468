#include "track/report/summary.hpp"

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::summary_test {
namespace {

using namespace track::testing;

const Day before_day = make_day(2022, 11, 29);
const Day today = make_day(2022, 11, 30);

// What stands as of a day.
struct State {
  Day as_of;
  std::vector<Row> rows{};
  std::vector<Deadline> deadlines{};
  std::vector<EvaluationDue> evaluations{};
};

struct World {
  Plan plan = sample_plan();
  State then{before_day};
  State now{today};
  MaintenanceState maintenance;

  Summary summary() const {
    StateBefore before(then.as_of);
    for (const Row& row : then.rows) before.add(row);
    before.add(then.deadlines);
    before.add(then.evaluations);
    ChangeFinder finder(before);
    for (const Row& row : now.rows) finder.add(row);
    return summarize({.plan = plan,
                      .revision = 1,
                      .year = r4,
                      .counts = {},
                      .open_last_year = {},
                      .then = before,
                      .as_of = now.as_of,
                      .changes = finder.take(),
                      .row_of = {},
                      .deadlines = now.deadlines,
                      .evaluations = now.evaluations,
                      .record = {},
                      .maintenance = maintenance});
  }

  // A row of a year's report; holdings without an indicator.
  static void stands(State& state, const std::string& id, Status status,
                     const Indicator* indicator = nullptr, FiscalYear year = r4) {
    Row row;
    row.year = year;
    row.id = id;
    row.indicator = indicator;
    row.assessment.status = status;
    state.rows.push_back(row);
  }
  // Both states, one status each.
  void turns(const std::string& id, Status was, Status is) {
    stands(then, id, was);
    stands(now, id, is);
  }

  Deadline deadline(const std::string& activity, Day day, int number = 0) const {
    Deadline one;
    one.activity = find_activity(plan, activity);
    one.year = r4;
    one.number = number;
    one.day = day;
    return one;
  }
};

std::vector<std::string> ids_of(const Summary& summary) {
  std::vector<std::string> ids;
  for (const StatusChange& one : summary.changes) ids.push_back(one.id);
  return ids;
}

bool acts_on(Status was, Status is) {
  World world;
  world.turns("x", was, is);
  return world.summary().to_act_on();
}

TEST_CASE("what stands as it stood is no change") {
  World world;
  world.turns("x", Status::behind, Status::behind);
  CHECK(world.summary().changes.empty());
  CHECK_FALSE(world.summary().to_act_on());
}

TEST_CASE("newly at risk, behind, missed or missing is to act on") {
  CHECK(acts_on(Status::on_track, Status::at_risk));
  CHECK(acts_on(Status::at_risk, Status::behind));
  CHECK(acts_on(Status::behind, Status::missed));
  CHECK(acts_on(Status::not_due, Status::missing));
  CHECK(acts_on(Status::missed, Status::missing));  // its value was taken back
  CHECK(acts_on(Status::missing, Status::missed));  // reported at last, and short of the target
  CHECK(acts_on(Status::missing, Status::behind));
}

TEST_CASE("what became less bad, or good, or was never held against a target is not to act on") {
  CHECK_FALSE(acts_on(Status::behind, Status::at_risk));
  CHECK_FALSE(acts_on(Status::behind, Status::on_track));
  CHECK_FALSE(acts_on(Status::behind, Status::nearly));
  CHECK_FALSE(acts_on(Status::not_due, Status::no_target));
  CHECK_FALSE(acts_on(Status::unchanged, Status::worsened));
  CHECK_FALSE(acts_on(Status::missing, Status::achieved));
}

TEST_CASE("an evaluation is to act on once its last day is over") {
  World world;
  EvaluationDue one{{EvaluationSubject::plan, world.plan.id}, "", {}, r3, before_day};
  world.now.evaluations = world.then.evaluations = {one};
  CHECK(world.summary().to_act_on());  // its last day was the day before
  REQUIRE(world.summary().evaluations_overdue.size() == 1);
  CHECK(world.summary().evaluations_overdue.front().newly);

  world.now.evaluations.front().day = today;
  CHECK_FALSE(world.summary().to_act_on());
  CHECK(world.summary().evaluations_due_this_month.size() == 1);

  one.day = make_day(2022, 11, 1);
  world.now.evaluations = world.then.evaluations = {one};
  CHECK_FALSE(world.summary().to_act_on());
  CHECK_FALSE(world.summary().evaluations_overdue.front().newly);
  world.now.evaluations.front().year = r4;
  CHECK(world.summary().to_act_on());
}

TEST_CASE("the worst comes first, then what became better, then the rest") {
  World world;
  world.turns("neutral", Status::not_due, Status::no_target);
  world.turns("better", Status::behind, Status::on_track);
  world.turns("worsened", Status::unchanged, Status::worsened);
  world.turns("risk", Status::on_track, Status::at_risk);
  world.turns("missing", Status::not_due, Status::missing);
  world.turns("behind", Status::at_risk, Status::behind);
  CHECK(ids_of(world.summary()) ==
        std::vector<std::string>{"missing", "behind", "risk", "worsened", "better", "neutral"});
}

TEST_CASE(
    "an outcome shown at two places changes once, holdings are not the indicator of that id") {
  World world;
  world.stands(world.then, "x", Status::on_track);
  world.stands(world.now, "x", Status::on_track);
  const Indicator& indicator = world.plan.indicators[0];
  world.stands(world.then, "x", Status::on_track, &indicator);
  world.stands(world.now, "x", Status::behind, &indicator);
  world.stands(world.now, "x", Status::behind, &indicator);
  const Summary summary = world.summary();
  REQUIRE(summary.changes.size() == 1);
  CHECK(summary.changes[0].indicator == &indicator);
  CHECK(summary.changes[0].before == Status::on_track);
}

TEST_CASE("what was in no report is told of where it is bad alone") {
  World world;
  world.stands(world.now, "good", Status::on_track);
  world.stands(world.now, "bad", Status::missing);
  world.stands(world.then, "other-year", Status::missed, nullptr, r3);
  world.stands(world.now, "other-year", Status::missed);
  const Summary summary = world.summary();
  CHECK(ids_of(summary) == std::vector<std::string>{"bad", "other-year"});
  CHECK_FALSE(summary.changes[0].before);
  CHECK(summary.to_act_on());
}

TEST_CASE("a deadline is newly overdue once, on the day after its last one") {
  World world;
  world.now.deadlines = {world.deadline("lecture", before_day, 1),
                         world.deadline("lecture", today, 2)};
  SECTION("it was open, and its last day was yesterday") {
    world.then.deadlines = world.now.deadlines;
    const Summary summary = world.summary();
    REQUIRE(summary.overdue.size() == 1);
    CHECK(summary.overdue[0].newly);
    CHECK(summary.overdue[0].deadline.number == 1);
    CHECK(summary.to_act_on());
    REQUIRE(summary.due_this_month.size() == 1);
    CHECK(summary.due_this_month[0].deadline.number == 2);
  }
  SECTION("it was overdue before") {
    world.then.as_of = today;
    world.then.deadlines = world.now.deadlines;
    CHECK_FALSE(world.summary().overdue.at(0).newly);
    CHECK_FALSE(world.summary().to_act_on());
  }
  SECTION("what was reported for it has been taken back") {
    world.then.as_of = today;
    CHECK(world.summary().overdue.at(0).newly);
  }
}

TEST_CASE("a part that lacks what others lacked already is newly overdue") {
  World world;
  const auto lacking = [&](Day day, const std::vector<std::size_t>& parts) {
    Deadline one = world.deadline("lecture", day);
    one.indicator = &indicator_of(world.plan, "lecture.attendance");
    for (const std::size_t part : parts) one.missing_parts.push_back(&world.plan.indicators[part]);
    return one;
  };
  const Day day = before_day - std::chrono::days(1);
  world.then.deadlines = {lacking(day, {0, 1})};
  world.now.deadlines = {lacking(day, {1})};
  CHECK_FALSE(world.summary().overdue[0].newly);
  world.now.deadlines = {lacking(day, {1, 2})};
  CHECK(world.summary().overdue[0].newly);
}

TEST_CASE("due this month is what is due up to the end of the calendar month") {
  World world;
  world.now.as_of = make_day(2022, 12, 1);
  world.now.deadlines = {world.deadline("lecture", make_day(2022, 12, 31), 1),
                         world.deadline("lecture", make_day(2023, 1, 1), 2)};
  const Summary summary = world.summary();
  REQUIRE(summary.due_this_month.size() == 1);
  CHECK(summary.due_this_month[0].deadline.number == 1);
  CHECK(summary.overdue.empty());
}

TEST_CASE("findings of the last check, and no copy or check, are to act on") {
  World world;
  CHECK_FALSE(world.summary().to_act_on());
  SECTION("findings") {
    world.maintenance.last.check = LastCheck{{}, 1};
  }
  SECTION("copy") {
    world.maintenance.copy = Recency::long_ago;
  }
  SECTION("check") {
    world.maintenance.check = Recency::never;
  }
  CHECK(world.summary().to_act_on());
}

TEST_CASE("deadlines are counted for each who answers for them") {
  World world;
  activity_of(world.plan, "lecture").owners = {"elderly-support", "community-medicine"};
  activity_of(world.plan, "p2").partner = "medical-association";
  const auto counts =
      count_by_addressee(world.plan, {{world.deadline("p2", today), true},
                                      {world.deadline("lecture", today, 1), true},
                                      {world.deadline("lecture", today, 2), false},
                                      {world.deadline("salon", today), false}});  // has no owner
  REQUIRE(counts.size() == 4);
  CHECK(counts[0].name == "地域医療課");
  CHECK(counts[0].all == 2);
  CHECK(counts[0].newly == 1);
  CHECK(counts[1].id == "elderly-support");
  CHECK(counts[2].id == "medical-association");
  CHECK(counts[2].partner);
  CHECK(counts[3].id.empty());
  CHECK(counts[3].all == 1);
}

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
}  // namespace track::report::summary_test
