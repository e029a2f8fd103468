#include "store_fixture.hpp"

namespace track::store::corrected_values_test {

namespace {

constexpr auto refuse = Store::Repeat::refuse;

// Operation 2 records 80 people, 3 amends them to 88, 4 takes the amendment back, 5 the record.
Store corrected(const std::filesystem::path& path) {
  Store store = store_with(path, small_plan());
  store.record(on(day(2022, 6, 11), "lecture.attendance", number(80)), operation(1), refuse);
  Amendment amendment;
  amendment.of = 2;
  amendment.items = {{"lecture.attendance", number(88)}};
  Operation amend = operation(2, OperationKind::amend);
  amend.reason = "再集計";
  store.amend(amendment, amend);
  store.undo(3, operation(3, OperationKind::undo));
  store.undo(2, operation(4, OperationKind::undo));
  return store;
}

}  // namespace

TEST_CASE("a corrected value is told with what stands in its place") {
  const TemporaryFolder folder;
  const Store store = corrected(folder.database());
  const std::vector<CorrectedValue> all = store.corrected_values(1);
  REQUIRE(all.size() == 3);
  CHECK(all[0].operation == 3);
  CHECK(all[0].at == operation(2).at);
  CHECK(all[0].actor == "sato");
  CHECK(all[0].reason == "再集計");
  CHECK(all[0].before.value == number(80));
  CHECK(all[0].after->value == number(88));

  CHECK(all[1].operation == 4);  // the amendment taken back: what it amended stands again
  CHECK(all[1].before.value == number(88));
  CHECK(all[1].after->value == number(80));

  CHECK(all[2].operation == 5);
  CHECK(all[2].before.value == number(80));
  CHECK_FALSE(all[2].after);
}

TEST_CASE("corrected values are those of a span of operations") {
  const TemporaryFolder folder;
  const Store store = corrected(folder.database());
  CHECK(store.corrected_values(4).size() == 2);
  CHECK(store.corrected_values(1, {3}).size() == 1);
  CHECK(store.corrected_values(1, {2}).empty());
  CHECK(store.corrected_values(6).empty());
}

}  // namespace track::store::corrected_values_test
