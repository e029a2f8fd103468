#include "store_fixture.hpp"

namespace track::store::chain_test {

namespace {

// Operations 1 (a load), 2 and 3 (records).
void fill(const std::filesystem::path& path) {
  Store store = store_with(path, full_plan());
  for (const int minute : {1, 2}) {
    store.record(lecture({{"lecture.attendance", number(131 + minute)}}), operation(minute),
                 Store::Repeat::refuse);
  }
}

std::string digest_of_operation(const SQLite::Database& raw, OperationId operation) {
  SQLite::Statement row(raw, "SELECT digest FROM chain WHERE operation = ?");
  row.bind(1, operation);
  return row.executeStep() ? row.getColumn(0).getString() : "";
}

// As somebody with another program would, who knows how to get rid of the triggers.
std::optional<OperationId> break_after(const std::string& sql) {
  const TemporaryFolder folder;
  fill(folder.database());
  SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
  std::vector<std::string> triggers;
  SQLite::Statement row(raw, "SELECT name FROM sqlite_schema WHERE type = 'trigger'");
  while (row.executeStep()) triggers.push_back(row.getColumn(0).getString());
  row.reset();
  for (const std::string& trigger : triggers) raw.exec("DROP TRIGGER " + trigger);
  const Store store = Store::open(folder.database(), Access::read);
  CHECK_FALSE(store.broken_operation());
  raw.exec(sql);
  return store.broken_operation();
}

}  // namespace

TEST_CASE("the chain is whole after every operation, and the same for the same record") {
  const TemporaryFolder one;
  const TemporaryFolder other;
  fill(one.database());
  fill(other.database());
  const SQLite::Database raw(one.database().string());
  const SQLite::Database same(other.database().string());
  CHECK_FALSE(Store::open(one.database(), Access::read).broken_operation());
  for (const OperationId id : {1, 2, 3}) {
    CHECK(digest_of_operation(raw, id).size() == 64);
    CHECK(digest_of_operation(raw, id) == digest_of_operation(same, id));
  }
  CHECK(digest_of_operation(raw, 2) != digest_of_operation(raw, 3));
}

TEST_CASE("the chain names the first operation that was tampered with") {
  CHECK(break_after("UPDATE measurement SET amount = 10 WHERE operation = 2") == 2);
  CHECK(break_after("UPDATE measurement SET note = ' ' WHERE operation = 3") == 3);
  CHECK(break_after("UPDATE operation SET at = '2022-06-13T00:01:01Z' WHERE id = 2") == 2);
  CHECK(break_after("UPDATE operation SET actor = 'x' WHERE id = 3") == 3);
  CHECK(break_after("UPDATE target SET amount = amount + 1") == 1);
  CHECK(break_after("UPDATE owner SET name = 'x'") == 1);
  CHECK(break_after("DELETE FROM event WHERE operation = 3") == 3);
  CHECK(break_after("INSERT INTO withdrawal VALUES (1, 2, 1, NULL, NULL, 'x')") == 2);
  CHECK(break_after(
            "DELETE FROM measurement WHERE operation = 2; DELETE FROM event WHERE operation "
            "= 2; DELETE FROM chain WHERE operation = 2; DELETE FROM operation WHERE id = 2") == 3);
  CHECK(break_after("INSERT INTO operation (at, actor, kind, command, reason) "
                    "VALUES ('2022-06-13T00:05:00Z', 'x', 'record', '', '')") == 4);
  CHECK(break_after("UPDATE chain SET digest = (SELECT digest FROM chain WHERE operation = 3) "
                    "WHERE operation = 2") == 2);
}

namespace {

// Every table holds a row: a load, a record, its amendment, that undone, an import, a year closed.
void fill_every_table(const std::filesystem::path& path) {
  Store store = store_with(path, full_plan());
  store.record(lecture({{"lecture.attendance", number(132)}}), operation(1), Store::Repeat::refuse);
  Amendment amendment;
  amendment.of = 2;
  amendment.items = {{"lecture.attendance", number(133)}};
  store.amend(amendment, operation(2, OperationKind::amend));
  store.undo(3, operation(3, OperationKind::undo));
  BatchOptions options;
  options.sources = {{SourceRole::data, "june.csv", std::string(64, 'a')}};
  store.record_batch(options, operation(4, OperationKind::import), [](const Put& put) {
    put(on(day(2022, 6, 30), "lecture.attendance", number(7)));
  });
  Evaluation evaluation;
  evaluation.year = {2022};
  evaluation.of = {EvaluationSubject::plan, store.plan(1).id};
  evaluation.results = "成果";
  store.assess({evaluation}, operation(4, OperationKind::assess));
  store.undo(store.last_operation(), operation(4, OperationKind::undo));
  store.close({0, {2021}, day(2022, 6, 13), "{}", {}}, {store.last_operation()},
              operation(5, OperationKind::close));
}

std::vector<std::string> column(SQLite::Database& raw, const std::string& query) {
  std::vector<std::string> values;
  SQLite::Statement row(raw, query);
  while (row.executeStep()) values.push_back(row.getColumn(0).getString());
  return values;
}

}  // namespace

// A table that a later schema adds is either covered or named here.
TEST_CASE("the chain covers every table but what is made of them and tells of copies and checks") {
  const TemporaryFolder made;
  fill_every_table(made.database());
  SQLite::Database schema(made.database().string());
  for (const std::string& table :
       column(schema,
              "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
              "'sqlite%' AND name NOT LIKE 'kept%' AND name NOT IN ('care')")) {
    INFO(table);
    REQUIRE_FALSE(column(schema, "SELECT 1 FROM " + table).empty());
    const TemporaryFolder folder;
    std::filesystem::copy_file(made.database(), folder.database());
    SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
    raw.exec("PRAGMA foreign_keys = OFF");
    for (const std::string& trigger :
         column(raw, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")) {
      raw.exec("DROP TRIGGER " + trigger);
    }
    raw.exec("DELETE FROM " + table);
    CHECK(Store::open(folder.database(), Access::read).broken_operation());
  }
}

}  // namespace track::store::chain_test
