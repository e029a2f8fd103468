#include "store_fixture.hpp"

namespace track::store::revisions_test {

TEST_CASE("an empty store has no revision, and saving counts them from 1") {
  const TemporaryFolder folder;
  Store store = Store::open(folder.database(), Access::create);
  CHECK(store.revision() == std::nullopt);
  CHECK(store.last_operation_at(day(2100, 1, 1)) == std::nullopt);
  CHECK(store.save(small_plan(), std::nullopt, operation(0)) == 1);
  CHECK(store.revision() == 1);
  CHECK(store.save(small_plan(), 1, operation(1)) == 2);
  CHECK(store.revision() == 2);
}

TEST_CASE("a save after another load is refused and leaves nothing behind") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  Store other = Store::open(folder.database(), Access::write);
  other.save(small_plan(), 1, operation(1));
  for (const std::optional<int> expected : {std::optional<int>(), std::optional(1)}) {
    const Error error =
        error_of(ErrorKind::refused, [&] { store.save(full_plan(), expected, operation(2)); });
    CHECK(error.message().en.find("revision 2") != std::string::npos);
  }
  CHECK(store.revision() == 2);
  CHECK(store.last_operation_at(day(2100, 1, 1)) == 2);
}

TEST_CASE("one database holds one plan") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  Plan other = small_plan();
  other.id = "health-plan";
  for (const std::optional<int> expected : {std::optional<int>(), std::optional(1)}) {
    const Error error =
        error_of(ErrorKind::refused, [&] { store.save(other, expected, operation(1)); });
    CHECK(error.message().en.find("nerima-home-care") != std::string::npos);
    CHECK(error.message().en.find("health-plan") != std::string::npos);
    REQUIRE(error.hints().size() == 1);
    CHECK(error.hints()[0].en.find("--db") != std::string::npos);
  }
  CHECK(store.revision() == 1);
}

TEST_CASE("a plan that contradicts itself is not stored in part") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  Plan twice = small_plan();
  twice.indicators.push_back(twice.indicators.front());
  error_of(ErrorKind::refused, [&] { store.save(twice, 1, operation(1)); });
  CHECK(store.revision() == 1);
  CHECK(store.save(small_plan(), 1, operation(2)) == 2);
}

TEST_CASE("the operation behind a revision is stored with it") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  Operation load = operation(5, OperationKind::load);
  load.actor = "田中";
  load.command = "load plan.toml --reason 目標の見直し";
  load.reason = "目標の見直し";
  store.save(small_plan(), 1, load);
  SQLite::Database raw(folder.database().string());
  SQLite::Statement row(raw,
                        "SELECT operation.* FROM operation JOIN revision "
                        "ON revision.operation = operation.id WHERE number = 2");
  REQUIRE(row.executeStep());
  CHECK(row.getColumn("at").getString() == "2022-06-13T00:05:00Z");
  CHECK(row.getColumn("actor").getString() == load.actor);
  CHECK(row.getColumn("kind").getString() == "load");
  CHECK(row.getColumn("command").getString() == load.command);
  CHECK(row.getColumn("reason").getString() == load.reason);
}

}  // namespace track::store::revisions_test
