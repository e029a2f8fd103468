#include "store_fixture.hpp"

namespace track::store::operations_test {

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

TEST_CASE("the first operation behind a moment is that of the lowest number, whatever the clock") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  const auto record = [&](unsigned days, int minute) {
    store.record(on(day(2022, 6, days), "clinics", number(1)), operation(minute),
                 Store::Repeat::refuse);
  };
  record(1, 10);
  record(2, 30);
  record(3, 20);  // the clock was set back
  record(4, 40);
  CHECK(store.first_operation_after(operation(-1).at) == 1);
  CHECK(store.first_operation_after(operation(0).at) == 2);
  CHECK(store.first_operation_after(operation(10).at) == 3);
  CHECK(store.first_operation_after(operation(20).at) == 3);
  CHECK(store.first_operation_after(operation(30).at) == 5);
  CHECK(store.first_operation_after(operation(40).at) == std::nullopt);
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

TEST_CASE("what was put in front of an operation is not sealed with it") {
  const std::string event =
      "INSERT INTO event (operation, activity, first_day, last_day, fiscal_year, place, note) "
      "VALUES (3, 'lecture', '2022-06-11', '2022-06-11', 2022, '', '')";
  const std::pair<std::string, std::string> forged[] = {
      {"INSERT INTO operation VALUES (3, '2022-06-13T00:05:00Z', 'x', 'record', '', '')",
       "operation 3 is not sealed"},
      {"INSERT INTO operation VALUES (0, '2022-06-13T00:05:00Z', 'x', 'record', '', '')",
       "operation 0 is not sealed"},
      {event, "event"},
      {"INSERT INTO closing VALUES (3, 2021, 1, '2022-04-20', '{}', '')", "closing"},
      {"INSERT INTO restoration VALUES (1, 3)", "restoration"},
      {"INSERT INTO revision VALUES (2, 3)", "revision"},
      {"INSERT INTO owner VALUES (2, 'x', 0, 'x')", "owner"},
      {"INSERT INTO item_text VALUES (2, 'plan', 'x', 'outcome', 0, 'x')", "item_text"},
  };
  for (const auto& [sql, says] : forged) {
    INFO(sql);
    const TemporaryFolder folder;
    Store store = store_with(folder.database(), small_plan());
    store.record(lecture({}), operation(1), Store::Repeat::refuse);
    {
      SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
      raw.exec("PRAGMA foreign_keys = OFF");
      std::vector<std::string> triggers;
      SQLite::Statement row(raw, "SELECT name FROM sqlite_schema WHERE type = 'trigger'");
      while (row.executeStep()) triggers.push_back(row.getColumn(0).getString());
      row.reset();
      for (const std::string& trigger : triggers) raw.exec("DROP TRIGGER " + trigger);
      raw.exec(sql);
    }
    const Error error = error_of(ErrorKind::unusable_database, [&] {
      store.record(on(day(2022, 6, 1), "clinics", number(1)), operation(2), Store::Repeat::refuse);
    });
    CHECK(error.message().en.find(says) != std::string::npos);
    CHECK(error.message().ja != error.message().en);
    CHECK_FALSE(error.hints().empty());
    CHECK(store.measurements("clinics").empty());
  }
}

TEST_CASE("an operation is not reported where its rows did not arrive as they were meant") {
  const std::string forged = GENERATE(
      "CREATE TRIGGER swallow BEFORE INSERT ON measurement BEGIN SELECT RAISE(IGNORE); END",
      "CREATE TRIGGER more AFTER INSERT ON measurement WHEN NEW.id < 9 BEGIN INSERT INTO "
      "measurement (operation, indicator, first_day, last_day, fiscal_year, form, amount, place, "
      "note) VALUES (NEW.operation, NEW.indicator, NEW.first_day, NEW.last_day, NEW.fiscal_year, "
      "NEW.form, 9, '', ''); END",
      "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_x', "
      "'measurement', 0, 'CREATE TRIGGER sqlite_x BEFORE INSERT ON measurement BEGIN SELECT "
      "RAISE(IGNORE); END')");
  const TemporaryFolder folder;
  store_with(folder.database(), small_plan());
  SQLite::Database(folder.database().string(), SQLite::OPEN_READWRITE).exec(forged);
  Store store = Store::open(folder.database(), Access::write);
  const Error error = error_of(ErrorKind::unusable_database, [&] {
    store.record(on(day(2022, 6, 1), "clinics", number(1)), operation(1), Store::Repeat::refuse);
  });
  CHECK(error.message().en.find("schema was changed") != std::string::npos);
  CHECK(store.last_operation() == 1);
}

TEST_CASE("where the end of the record is gone, nothing is made behind it") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  for (const int minute : {1, 2}) {
    store.record(lecture({}), operation(minute), Store::Repeat::allow);
  }
  SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
  raw.exec(
      "PRAGMA foreign_keys = OFF; DROP TRIGGER event_is_not_deleted; DROP TRIGGER "
      "chain_is_not_deleted; DROP TRIGGER operation_is_not_deleted;"
      "DELETE FROM event WHERE operation = 3; DELETE FROM chain WHERE operation = 3;"
      "DELETE FROM operation WHERE id = 3");
  const Error error = error_of(ErrorKind::unusable_database, [&] {
    store.record(lecture({}), operation(3), Store::Repeat::allow);
  });
  CHECK(error.message().en.find("the end of the record is missing") != std::string::npos);
  CHECK(store.last_operation() == 2);
}

}  // namespace track::store::operations_test
