#include "store_fixture.hpp"

namespace track::store::amendment_test {

namespace {

constexpr auto refuse = Store::Repeat::refuse;

// Operation 2: a holding with two values; operation 3: a provisional value.
Store filled(const std::filesystem::path& path) {
  Store store = store_with(path, small_plan());
  store.record(
      lecture({{"lecture.attendance", number(132)}, {"lecture.talked", fraction(84, 102)}}),
      operation(1), refuse);
  RecordRequest entry = on(day(2022, 10, 29), "lecture.attendance", number(80));
  entry.provisional = true;
  store.record(entry, operation(2), refuse);
  return store;
}

Amendment value_of(OperationId operation, const std::string& indicator, Value value) {
  Amendment amendment;
  amendment.of = operation;
  amendment.items = {{indicator, value}};
  return amendment;
}

Quantity attendance(const Store& store, KnownAt known_at = {}) {
  const Plan plan = small_plan();
  const Totals totals = store.totals(plan, {2022}, {2022}, known_at);
  const YearTotal* total = totals.of("lecture.attendance", {2022});
  return total == nullptr ? Quantity{} : total->sum;
}

}  // namespace

TEST_CASE("an amended value counts from then on, and the one before up to then") {
  const TemporaryFolder folder;
  Store store = filled(folder.database());
  const Correction made = store.amend(value_of(2, "lecture.attendance", number(138)),
                                      operation(3, OperationKind::amend));
  CHECK(made.operation == 4);
  REQUIRE(made.withdrawn.measurements.size() == 1);
  REQUIRE(made.placed.measurements.size() == 1);
  CHECK(made.placed.measurements[0].amends == made.withdrawn.measurements[0].id);
  CHECK(made.placed.measurements[0].event == made.withdrawn.measurements[0].event);
  CHECK(attendance(store) == Quantity::whole(218));
  CHECK(attendance(store, {3}) == Quantity::whole(212));

  const std::vector<Measurement> now = store.measurements("lecture.attendance");
  REQUIRE(now.size() == 3);
  CHECK(now[0].withdrawn == 4);
  CHECK_FALSE(now[1].withdrawn);
  CHECK(now[1].value == number(138));
  CHECK_FALSE(store.measurements("lecture.attendance", {3})[0].withdrawn);
  CHECK_FALSE(store.broken_operation());
}

TEST_CASE("a provisional value is final once it is amended, unless said otherwise") {
  const TemporaryFolder folder;
  Store store = filled(folder.database());
  const auto provisional = [&] {
    return store.totals(small_plan(), {2022}, {2022}).of("lecture.attendance", {2022})->provisional;
  };
  CHECK(provisional() == 1);
  Amendment still = value_of(3, "lecture.attendance", number(81));
  still.provisional = true;
  store.amend(still, operation(3, OperationKind::amend));
  CHECK(provisional() == 1);
  store.amend(value_of(4, "lecture.attendance", number(82)), operation(4, OperationKind::amend));
  CHECK(provisional() == 0);
  CHECK(attendance(store) == Quantity::whole(214));
}

TEST_CASE("a holding moves with all that was measured at it, also what was amended since") {
  const TemporaryFolder folder;
  Store store = filled(folder.database());
  store.amend(value_of(2, "lecture.attendance", number(138)), operation(3, OperationKind::amend));
  Amendment moved;
  moved.of = 2;
  moved.period = Period{day(2023, 6, 11), day(2023, 6, 11)};
  moved.year = {2023};
  moved.place = "光が丘";
  const Correction made = store.amend(moved, operation(4, OperationKind::amend));
  CHECK(made.placed.events.size() == 1);
  CHECK(made.placed.measurements.size() == 2);
  for (const Measurement& one : made.placed.measurements) {
    CHECK(one.event == made.placed.events[0].id);
    CHECK(one.place == "光が丘");
  }
  const Totals totals = store.totals(small_plan(), {2022}, {2023});
  CHECK(totals.events("lecture", {2022}) == nullptr);
  CHECK(totals.events("lecture", {2023})->held == 1);
  CHECK(totals.of("lecture.attendance", {2023})->sum == Quantity::whole(138));
  CHECK(totals.of("lecture.attendance", {2022})->sum == Quantity::whole(80));
}

TEST_CASE("an amendment that cannot be made leaves everything as it was") {
  const TemporaryFolder folder;
  Store store = filled(folder.database());
  const auto refused = [&](ErrorKind kind, const Amendment& amendment) {
    const OperationId before = store.last_operation();
    const Quantity sum = attendance(store);
    error_of(kind, [&] { store.amend(amendment, operation(9, OperationKind::amend)); });
    CHECK(store.last_operation() == before);
    CHECK(attendance(store) == sum);
  };
  refused(ErrorKind::refused, value_of(2, "lecture.attendance", number(132)));
  refused(ErrorKind::unknown_name, value_of(3, "lecture.talked", fraction(1, 2)));
  refused(ErrorKind::unknown_name, value_of(99, "lecture.attendance", number(1)));
  store.amend(value_of(2, "lecture.attendance", number(138)), operation(3, OperationKind::amend));
  refused(ErrorKind::refused, value_of(2, "lecture.attendance", number(139)));
  store.undo(3, operation(4, OperationKind::undo));
  refused(ErrorKind::refused, value_of(3, "lecture.attendance", number(1)));
}

TEST_CASE("what was amended or undone is no repeat and no precedent") {
  const TemporaryFolder folder;
  Store store = filled(folder.database());
  store.undo(2, operation(3, OperationKind::undo));
  const RecordResult again = store.record(
      lecture({{"lecture.attendance", number(132)}, {"lecture.talked", fraction(84, 102)}}),
      operation(4), refuse);
  CHECK(again.operation == 5);
  const RecordResult next =
      store.record(on(day(2023, 10, 29), "lecture.attendance", number(800)), operation(5), refuse);
  store.undo(3, operation(6, OperationKind::undo));
  const RecordResult later =
      store.record(on(day(2023, 10, 30), "lecture.attendance", number(900)), operation(7), refuse);
  CHECK_FALSE(store.reference_values(small_plan(), next.measurements[0]).earlier_years.empty());
  for (const ReferenceValue& one :
       store.reference_values(small_plan(), later.measurements[0]).earlier_years) {
    CHECK(one.operation != 3);
  }
}

TEST_CASE("a value is added to the holding that an operation recorded") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(lecture({{"lecture.attendance", number(132)}}), operation(1), refuse);
  Amendment amendment;
  amendment.of = 2;
  amendment.added = {{"lecture.talked", fraction(84, 102)}};
  const Correction made = store.amend(amendment, operation(2, OperationKind::amend));
  CHECK(made.withdrawn.empty());
  REQUIRE(made.placed.measurements.size() == 1);
  const Measurement added = made.placed.measurements[0];
  CHECK(added.event == store.events("lecture").front().id);
  CHECK(added.period == store.events("lecture").front().period);
  CHECK_FALSE(added.amends);
  CHECK(store.events("lecture").size() == 1);
  CHECK(attendance(store) == Quantity::whole(132));
  CHECK_FALSE(store.broken_operation());

  SECTION("not a second time") {
    const Error error = error_of(
        ErrorKind::refused, [&] { store.amend(amendment, operation(3, OperationKind::amend)); });
    CHECK(error.message().en == "operation 3 recorded lecture.talked of this holding");
  }
  SECTION("undoing the amendment takes it back alone") {
    store.undo(3, operation(3, OperationKind::undo));
    CHECK(attendance(store) == Quantity::whole(132));
    CHECK(store.measurements("lecture.talked").front().withdrawn == 4);
  }
}

}  // namespace track::store::amendment_test
