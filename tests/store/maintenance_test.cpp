#include "store_fixture.hpp"
#include "track/store/backups.hpp"
#include "track/store/inspection.hpp"

namespace track::store::maintenance_test {

TEST_CASE("the last copy and the last check are told, as known at a moment") {
  const TemporaryFolder folder;
  const Moment first = operation(10).at;
  const Moment second = operation(20).at;
  {
    const Store store = store_with(folder.database(), small_plan());
    CHECK_FALSE(store.maintenance().copy);
    CHECK_FALSE(store.maintenance().check);
  }
  const Backup copy = back_up(folder.database(), folder.path() / "copies", first);
  note_copy(folder.database(), copy, first);
  note_check(folder.database(), first, 2);
  note_check(folder.database(), second, 0);

  const Store store = Store::open(folder.database(), Access::read);
  const Maintenance now = store.maintenance();
  REQUIRE(now.copy);
  CHECK(now.copy->at == first);
  CHECK(now.copy->operation == 1);
  CHECK(now.copy->place == copy.file.string());
  CHECK(now.check->at == second);
  CHECK(now.check->findings == 0);
  CHECK(store.maintenance(first).check->findings == 2);
  CHECK_FALSE(store.maintenance(operation(9).at).copy);
}

}  // namespace track::store::maintenance_test
