#include "track/app/load.hpp"

#include "store/store_fixture.hpp"
#include "track/model/breakdown.hpp"

namespace track::app::load_test {

using store::day;
using store::error_of;
using store::number;
using store::operation;
using store::Store;
using store::store_with;

namespace {

const Day today = day(2022, 6, 13);
const Moment now = day(2022, 6, 13);

Acceptance because(std::string reason) {
  return {{}, std::move(reason), false};
}
Acceptance confirming(std::vector<std::string> ids) {
  return {std::move(ids), {}, false};
}

Plan with_target(std::int64_t target) {
  Plan plan = store::small_plan();
  plan.indicators.front().targets[{2022}] = number(target);
  return plan;
}

}  // namespace

TEST_CASE("the first load asks for nothing") {
  const TemporaryFolder folder;
  const Load load = prepare_load(store::small_plan(), nullptr, now);
  CHECK_FALSE(load.revision);
  CHECK_FALSE(load.unchanged());
  require_accepted(load, {}, today);
}

TEST_CASE("a database holds one plan, and the same again changes nothing") {
  const TemporaryFolder folder;
  const Store store = store_with(folder.database(), store::small_plan());
  CHECK(prepare_load(store::small_plan(), &store, now).unchanged());
  Plan other = store::small_plan();
  other.id = "other";
  error_of(ErrorKind::refused, [&] { prepare_load(other, &store, now); });
}

TEST_CASE("another meaning of an indicator with data asks to be confirmed") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), store::small_plan());
  store.record(store::lecture({{"lecture.attendance", number(132)}}), operation(1),
               Store::Repeat::refuse);
  Plan plan = store::small_plan();
  plan.indicators.front().unit = "団体";
  const Load load = prepare_load(plan, &store, now);
  error_of(ErrorKind::refused, [&] { require_accepted(load, {}, today); });
  require_accepted(load, confirming({"lecture.attendance"}), today);
  error_of(ErrorKind::usage, [&] {
    require_accepted(load, confirming({"lecture.attendance", "clinics"}), today);
  });
}

TEST_CASE("a target of a year that has begun asks for a reason, one of a closed year for more") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), with_target(300));
  const Load load = prepare_load(with_target(350), &store, now);
  require_accepted(load, {}, day(2022, 3, 31));
  error_of(ErrorKind::refused, [&] { require_accepted(load, {}, today); });
  require_accepted(load, because("agreed in May"), today);
  store.close({0, {2022}, day(2023, 4, 20), "{}", {}}, {store.last_operation()},
              operation(1, OperationKind::close));
  const Load late = prepare_load(with_target(350), &store, now);
  error_of(ErrorKind::refused, [&] { require_accepted(late, because("agreed in May"), today); });
}

TEST_CASE("what never changes is refused once something is recorded") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), store::small_plan());
  Plan plan = store::small_plan();
  plan.calendar.starts = std::chrono::January / 1;
  plan.activities.front().kind = ActivityKind::survey;
  require_accepted(prepare_load(plan, &store, now), {}, today);
  store.record(store::lecture({}), operation(1), Store::Repeat::refuse);
  const Error error = error_of(ErrorKind::refused, [&] {
    require_accepted(prepare_load(plan, &store, now), {{}, "x", true}, today);
  });
  CHECK(error.hints().size() == 4);
}

TEST_CASE("another time zone asks to be confirmed once something is recorded") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), store::small_plan());
  Plan plan = store::small_plan();
  plan.calendar.time_zone = "UTC";
  require_accepted(prepare_load(plan, &store, now), {}, today);
  store.record(store::lecture({}), operation(1), Store::Repeat::refuse);
  const Load load = prepare_load(plan, &store, now);
  error_of(ErrorKind::refused, [&] { require_accepted(load, {}, today); });
  require_accepted(load, confirming({"plan"}), today);
}

TEST_CASE("what judges a year that has begun asks for a reason, and the verdicts are named") {
  const TemporaryFolder folder;
  Plan plan = store::small_plan();
  plan.themes = {{"t", "柱"}};
  plan.fields = {{"f", "t", "分野", {}, {}}};
  plan.activities.front().field = "f";
  plan.activities.front().schedule = read_schedule("4/year").value.value();
  Store store = store_with(folder.database(), plan);
  RecordRequest held = store::lecture({});
  held.period = {day(2021, 6, 11), day(2021, 6, 11)};
  held.year = {2021};
  store.record(held, operation(1), Store::Repeat::refuse);
  plan.activities.front().schedule = read_schedule("1/year").value.value();
  const Load load = prepare_load(plan, &store, now);
  REQUIRE(load.moved.size() == 1);
  CHECK(load.moved[0].line.en == "R3 lecture: missed → achieved");
  error_of(ErrorKind::refused, [&] { require_accepted(load, {}, today); });
  require_accepted(load, because("agreed"), today);
  // From a year to come on, it moves nothing.
  plan.activities.front().schedules = {{{2021}, read_schedule("4/year").value.value()},
                                       {{2023}, read_schedule("1/year").value.value()}};
  plan.activities.front().schedule = {};
  require_accepted(prepare_load(plan, &store, now), {}, today);
}

TEST_CASE("what has records or targets goes only when it is said, a forgotten file first") {
  const TemporaryFolder folder;
  Plan plan = with_target(300);
  plan.files.names = {"a/plan.toml", "a/targets.toml"};
  Store store = store_with(folder.database(), plan);
  store.record(store::lecture({}), operation(1), Store::Repeat::refuse);
  Plan given = store::small_plan();
  given.files.names = {"b/plan.toml"};
  Load load = prepare_load(given, &store, now);
  CHECK(load.missing_files == std::vector<std::string>{"a/targets.toml"});
  Error error =
      error_of(ErrorKind::refused, [&] { require_accepted(load, because("agreed"), today); });
  CHECK(error.hints().at(0).en ==
        "a/targets.toml is not among the files given: revision 1 was made of it");
  require_accepted(load, {{}, "agreed", true}, today);

  given = with_target(300);
  given.files = plan.files;
  given.activities.erase(given.activities.begin());
  load = prepare_load(given, &store, now);
  error = error_of(ErrorKind::refused, [&] { require_accepted(load, because("x"), today); });
  CHECK(error.hints().at(0).en.find("lecture: no longer defined (holdings: 1") == 0);
}

TEST_CASE("a former id carries the record over, and dropping it is a removal") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), with_target(300));
  store.record(store::lecture({{"lecture.attendance", number(132)}}), operation(1),
               Store::Repeat::refuse);
  Plan plan = with_target(300);
  plan.indicators.front().id = "lecture.people-there";
  Load load = prepare_load(plan, &store, now);
  REQUIRE(load.renamings.size() == 1);
  CHECK(load.renamings[0].after == "lecture.people-there");
  CHECK_FALSE(load.removals.empty());
  plan.indicators.front().formerly = {"attendance"};
  load = prepare_load(plan, &store, now);
  CHECK(load.renamings.empty());
  CHECK(load.removals.empty());
  CHECK(load.moved.empty());
  require_accepted(load, {}, today);
  CHECK(store.save(load.plan, 1, operation(2)) == 2);
  const Plan stored = store.plan(2);
  CHECK(stored.indicators.size() == plan.indicators.size());
  const Totals totals = store.totals(stored, {2022}, {2022});
  CHECK(totals.of("lecture.people-there", {2022})->sum == Quantity::whole(132));
  plan.indicators.front().formerly.clear();
  CHECK(prepare_load(plan, &store, now).removals.size() == 1);
}

TEST_CASE("years with records leave the plan only when it is said") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), store::small_plan());
  store.record(store::lecture({{"lecture.attendance", number(132)}}), operation(1),
               Store::Repeat::refuse);
  Plan plan = store::small_plan();
  plan.first_year = {2023};
  Load load = prepare_load(plan, &store, now);
  REQUIRE(load.removals.size() == 1);
  CHECK(load.removals[0].en.ends_with("(holdings: 1, values: 1)"));
  error_of(ErrorKind::refused, [&] { require_accepted(load, because("x"), today); });
  error_of(ErrorKind::refused, [&] { require_accepted(load, {{}, "", true}, today); });
  require_accepted(load, {{}, "x", true}, today);
  // A year that has begun comes in; one to come goes.
  plan = store::small_plan();
  plan.first_year = {2020};
  load = prepare_load(plan, &store, now);
  error_of(ErrorKind::refused, [&] { require_accepted(load, {}, today); });
  require_accepted(load, because("x"), today);
  plan = store::small_plan();
  plan.last_year = {plan.last_year.number + 1};
  require_accepted(prepare_load(plan, &store, now), {}, today);
}

TEST_CASE("another naming of the years cannot change, whatever is given") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), with_target(300));
  store.record(store::lecture({}), operation(1), Store::Repeat::refuse);
  Plan plan = with_target(350);
  plan.calendar.named = YearNaming::end;
  const Load load = prepare_load(plan, &store, now);
  for (const Acceptance& given : {Acceptance{}, Acceptance{{"plan"}, "x", true}}) {
    const Error error = error_of(ErrorKind::refused, [&] { require_accepted(load, given, today); });
    CHECK(error.hints().size() == 2);
  }
}

TEST_CASE("targets of a new indicator are targets of their years") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), store::small_plan());
  Plan plan = store::small_plan();
  plan.indicators.push_back(plan.indicators.front());
  plan.indicators.back().id = "lecture.more";
  plan.indicators.back().name = "別の指標";
  plan.indicators.back().targets = {{{2022}, number(10)}};
  const Load load = prepare_load(plan, &store, now);
  require_accepted(load, {}, day(2022, 3, 31));
  error_of(ErrorKind::refused, [&] { require_accepted(load, {}, today); });
  require_accepted(load, because("agreed"), today);
  store.close({0, {2022}, day(2023, 4, 20), "{}", {}}, {store.last_operation()},
              operation(1, OperationKind::close));
  const Load late = prepare_load(plan, &store, now);
  error_of(ErrorKind::refused, [&] { require_accepted(late, because("agreed"), today); });
}

TEST_CASE("records of two items are added together only when it is confirmed") {
  const TemporaryFolder folder;
  Plan plan = store::small_plan();
  plan.indicators.push_back(plan.indicators.front());
  plan.indicators.back().id = "lecture.more";
  plan.indicators.back().name = "別の指標";
  Store store = store_with(folder.database(), plan);
  store.record(store::lecture({{"lecture.attendance", number(132)}, {"lecture.more", number(7)}}),
               operation(1), Store::Repeat::refuse);
  plan = store::small_plan();
  plan.indicators.front().formerly = {"more"};
  const Load load = prepare_load(plan, &store, now);
  REQUIRE(load.merges.size() == 1);
  CHECK(load.merges[0].sides.size() == 2);
  CHECK(load.merges[0].notes.empty());
  error_of(ErrorKind::refused, [&] { require_accepted(load, {{}, "x", true}, today); });
  require_accepted(load, {{"lecture.attendance"}, "x", true}, today);
  // Once it stands, it is not asked for again.
  store.save(load.plan, 1, operation(2));
  plan.name = "another";
  CHECK(prepare_load(plan, &store, now).merges.empty());
}

TEST_CASE("records of two parts are added together only when it is confirmed") {
  const TemporaryFolder folder;
  Plan plan = store::small_plan();
  plan.breakdowns = {{"centre", "センター", {}, {}}};
  for (const char* id : {"kita", "minami"}) {
    plan.breakdowns[0].parts.push_back({});
    plan.breakdowns[0].parts.back().id = id;
    plan.breakdowns[0].parts.back().name = id;
  }
  plan.indicators.front().by = {{"centre", ""}};
  derive_parts(plan);
  Store store = store_with(folder.database(), plan);
  for (const char* part : {"kita", "minami"}) {
    store.record(store::lecture({{"lecture.attendance@centre:" + std::string(part), number(5)}}),
                 operation(1), Store::Repeat::allow);
  }
  plan.breakdowns[0].parts.pop_back();
  plan.breakdowns[0].parts[0].formerly = {"minami"};
  derive_parts(plan);
  const Load load = prepare_load(plan, &store, now);
  CHECK_FALSE(load.unchanged());
  REQUIRE(load.merges.size() == 1);
  CHECK(load.merges[0].id == "centre:kita");
  CHECK(load.merges[0].sides.size() == 2);
  CHECK(load.merges[0].notes.empty());
  // Of what is not added up, the last value of both would count.
  Plan levels = plan;
  levels.indicators.front().kind = IndicatorKind::stock;
  derive_parts(levels);
  const Load other = prepare_load(levels, &store, now);
  REQUIRE(other.merges.size() == 1);
  REQUIRE(other.merges[0].notes.size() == 1);
  CHECK(other.merges[0].notes[0].en ==
        "lecture.attendance: its values are not added up; of those of both, the last recorded one "
        "counts");
  error_of(ErrorKind::refused, [&] { require_accepted(load, because("x"), today); });
  require_accepted(load, {{"centre:kita"}, "x", true}, today);
}

TEST_CASE("another meaning that moves a verdict of a year that has begun asks for a reason too") {
  const TemporaryFolder folder;
  Plan plan = with_target(300);
  plan.themes = {{"t", "柱"}};
  plan.fields = {{"f", "t", "分野", {}, {}}};
  plan.activities.front().field = "f";
  plan.indicators.front().targets[{2021}] = number(100);
  Store store = store_with(folder.database(), plan);
  RecordRequest held = store::lecture({{"lecture.attendance", number(90)}});
  held.period = {day(2021, 6, 11), day(2021, 6, 11)};
  held.year = {2021};
  store.record(held, operation(1), Store::Repeat::refuse);
  plan.indicators.front().written_direction = Direction::down;
  const Load load = prepare_load(plan, &store, now);
  REQUIRE_FALSE(load.moved.empty());
  CHECK(load.moved[0].line.en == "R3 lecture.attendance: nearly → achieved");
  error_of(ErrorKind::refused,
           [&] { require_accepted(load, confirming({"lecture.attendance"}), today); });
  require_accepted(load, {{"lecture.attendance"}, "x", false}, today);
}

TEST_CASE("former ids that nothing had are warned of, an indicator's own is refused") {
  const TemporaryFolder folder;
  const Store store = store_with(folder.database(), store::small_plan());
  Plan plan = store::small_plan();
  plan.indicators.front().formerly = {"never"};
  CHECK(prepare_load(plan, &store, now).unknown_former_ids.size() == 1);
  plan.indicators.front().formerly = {"attendance"};
  const Load load = prepare_load(plan, &store, now);
  CHECK(load.unknown_former_ids.empty());
  error_of(ErrorKind::refused, [&] { require_accepted(load, because("x"), today); });
}

TEST_CASE("the undoing of a load asks for a reason as the load did") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), with_target(300));
  store.save(with_target(350), 1, operation(1, OperationKind::load));
  const Load load = prepare_undo(store, 1, now);
  CHECK(load.changes.size() == 1);
  require_undo_accepted(load, "", day(2022, 3, 31));
  error_of(ErrorKind::refused, [&] { require_undo_accepted(load, "", today); });
  require_undo_accepted(load, "x", today);
}

TEST_CASE("a grade that evaluations in force give goes only where that is accepted") {
  const TemporaryFolder folder;
  Plan plan = store::small_plan();
  plan.assessment.grades = {{"○", "○", "", {}}, {"△", "△", "", {}}};
  Store store = store_with(folder.database(), plan);
  Evaluation one;
  one.year = {2022};
  one.of = {EvaluationSubject::plan, plan.id};
  one.grade = "○";
  store.assess({one}, operation(1, OperationKind::assess));
  Plan renamed = plan;
  renamed.assessment.grades[0].name = "B";
  CHECK(prepare_load(renamed, &store, now).removals.empty());
  renamed.assessment.grades = {{"B", "B", "", {}}};
  const Load load = prepare_load(renamed, &store, now);
  REQUIRE(load.removals.size() == 1);
  CHECK(load.removals.front().en.find("○ is no longer a grade (evaluations: 1") !=
        std::string::npos);
  error_of(ErrorKind::refused, [&] { require_accepted(load, because("x"), today); });
  require_accepted(load, {{}, "x", true}, today);
  store.save(load.plan, load.revision, operation(2, OperationKind::load));
  CHECK(store.evaluations({2022}).front().last_grade_name == "○");
}

}  // namespace track::app::load_test
