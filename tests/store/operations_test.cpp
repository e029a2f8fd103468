#include "store_fixture.hpp"

namespace track::store {

TEST_CASE("the last operation at a moment") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(on(day(2022, 6, 1), "clinics", number(1)), operation(10), Store::Repeat::refuse);
  store.record(on(day(2022, 6, 2), "clinics", number(2)), operation(20), Store::Repeat::refuse);
  CHECK(store.last_operation_at(operation(-1).at) == std::nullopt);
  CHECK(store.last_operation_at(operation(0).at) == 1);
  CHECK(store.last_operation_at(operation(19).at) == 2);
  CHECK(store.last_operation_at(operation(20).at) == 3);
  CHECK(store.last_operation_at(operation(10'000).at) == 3);
}

TEST_CASE("the revision known at an operation") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(on(day(2022, 6, 1), "clinics", number(1)), operation(1), Store::Repeat::refuse);
  store.save(full_plan(), 1, operation(2));
  CHECK(store.revision({0}) == std::nullopt);
  CHECK(store.revision({1}) == 1);
  CHECK(store.revision({2}) == 1);
  CHECK(store.revision({3}) == 2);
  CHECK(store.revision() == 2);
}

}  // namespace track::store
