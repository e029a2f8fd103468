#include <set>

#include "store_fixture.hpp"

// What the schema promises to anyone who opens the file with another program.

namespace track::store::append_only_test {

namespace {

constexpr const char* another_operation =
    "INSERT INTO operation (at, actor, kind, command, reason) "
    "VALUES ('2022-05-01T00:00:00Z', 'sato', 'record', '', '')";
constexpr const char* seal = "INSERT INTO chain SELECT max(id), printf('%064d', 0) FROM operation";

// Every table with a row in it. Operations 1 and 2 are track's, 3 is another program's and sealed.
void fill(const std::filesystem::path& path) {
  Store store = store_with(path, full_plan());
  store.record(lecture({{"lecture.attendance", number(132)}}), operation(1), Store::Repeat::refuse);
  SQLite::Database raw(path.string(), SQLite::OPEN_READWRITE);
  raw.exec(another_operation);
  raw.exec(
      "INSERT INTO withdrawal VALUES (1, 3, 1, NULL, NULL, 'lecture.attendance');"
      "INSERT INTO restoration VALUES (1, 3);"
      "INSERT INTO undoing VALUES (3, 1);"
      "INSERT INTO evaluation VALUES (1, 3, 2022, 'plan', 'p', '', '', '', '', '', NULL);"
      "INSERT INTO evaluation_withdrawal VALUES (1, 3, 1, 1);"
      "INSERT INTO source_file VALUES (1, 3, 'data', 'a.csv', '');"
      "INSERT INTO closing VALUES (3, 2021, 1, '2022-04-20', '{}', '');"
      "INSERT INTO care VALUES (1, '2022-04-20T00:00:00Z', 'check', 2, '', 0)");
  raw.exec(seal);
}

// But those that are made of the others: kept_totals_test.cpp.
std::set<std::string> tables(SQLite::Database& raw) {
  std::set<std::string> names;
  SQLite::Statement row(raw,
                        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                        "'sqlite%' AND name NOT LIKE 'kept%'");
  while (row.executeStep()) names.insert(row.getColumn(0).getString());
  return names;
}

std::string first_column(SQLite::Database& raw, const std::string& table) {
  SQLite::Statement row(raw, "SELECT name FROM pragma_table_info(?) ORDER BY cid LIMIT 1");
  row.bind(1, table);
  REQUIRE(row.executeStep());
  return row.getColumn(0).getString();
}

int rows(SQLite::Database& raw, const std::string& table) {
  return raw.execAndGet("SELECT count(*) FROM " + table).getInt();
}

}  // namespace

TEST_CASE("no row of any table can be changed, deleted or replaced") {
  const TemporaryFolder folder;
  fill(folder.database());
  SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
  CHECK(tables(raw).size() == 41);
  for (const std::string& table : tables(raw)) {
    INFO(table);
    const int before = rows(raw, table);
    CHECK(before > 0);
    const std::string column = first_column(raw, table);
    CHECK_THROWS_WITH(raw.exec("UPDATE " + table + " SET " + column + " = " + column),
                      Catch::Contains("nothing stored is ever changed"));
    CHECK_THROWS_WITH(raw.exec("DELETE FROM " + table),
                      Catch::Contains("nothing stored is ever deleted"));
    CHECK(rows(raw, table) == before);
  }
}

TEST_CASE("REPLACE and a second INSERT do not get round the triggers of any table") {
  const TemporaryFolder folder;
  fill(folder.database());
  SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
  for (const char* recursive : {"OFF", "ON"}) {
    raw.exec(std::string("PRAGMA recursive_triggers = ") + recursive);
    for (const std::string& table : tables(raw)) {
      INFO(table << ", recursive triggers " << recursive);
      for (const char* verb : {"REPLACE", "INSERT OR REPLACE", "INSERT", "INSERT OR IGNORE"}) {
        CHECK_THROWS(raw.exec(verb + (" INTO " + table) + " SELECT * FROM " + table));
      }
    }
  }
}

TEST_CASE("only the operation that is being made takes rows, and only its revision definitions") {
  const TemporaryFolder folder;
  fill(folder.database());
  SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
  raw.exec("PRAGMA foreign_keys = OFF");
  const auto event_of = [&](int operation) {
    raw.exec(
        "INSERT INTO event (operation, activity, first_day, last_day, fiscal_year, place, note) "
        "VALUES (" +
        std::to_string(operation) + ", 'lecture', '2022-06-11', '2022-06-11', 2022, '', '')");
  };
  const auto owner_of = [&](int revision) {
    raw.exec("INSERT INTO owner VALUES (" + std::to_string(revision) + ", 'x', 99, 'x')");
  };
  for (const int operation : {-5, 0, 1, 3, 4}) {
    INFO(operation);
    CHECK_THROWS_WITH(event_of(operation), Catch::Contains("not being made"));
  }
  for (const int revision : {-1, 1, 2}) {
    INFO(revision);
    CHECK_THROWS_WITH(owner_of(revision), Catch::Contains("nothing stored is ever changed"));
  }
  raw.exec(another_operation);
  CHECK_NOTHROW(event_of(4));
  raw.exec("INSERT INTO revision VALUES (2, 4)");
  CHECK_NOTHROW(owner_of(2));
  CHECK_THROWS(owner_of(1));
}

TEST_CASE("operation numbers only grow, one sealed operation behind the other") {
  const TemporaryFolder folder;
  fill(folder.database());
  SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
  for (const char* id : {"-9223372036854775808", "-1", "0"}) {
    INFO(id);
    CHECK_THROWS(raw.exec("INSERT INTO operation VALUES (" + std::string(id) +
                          ", '2022-05-01T00:00:00Z', 'x', 'record', '', '')"));
    CHECK_THROWS(
        raw.exec("INSERT INTO chain VALUES (" + std::string(id) + ", printf('%064d', 0))"));
  }
  CHECK_THROWS(raw.exec("INSERT INTO chain VALUES (4, printf('%064d', 0))"));
  raw.exec(another_operation);
  CHECK_THROWS_WITH(raw.exec(another_operation), Catch::Contains("not sealed"));
}

TEST_CASE("a closed year takes no row until it is opened again") {
  const TemporaryFolder folder;
  fill(folder.database());
  SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
  raw.exec(another_operation);
  const auto add = [&](int operation) {
    const std::string number = std::to_string(operation);
    raw.exec(
        "INSERT INTO event (operation, activity, first_day, last_day, fiscal_year, place, note) "
        "VALUES (" +
        number + ", 'lecture', '2021-06-11', '2021-06-11', 2021, '', '')");
    raw.exec(
        "INSERT INTO measurement (operation, indicator, first_day, last_day, fiscal_year, form, "
        "amount, place, note) "
        "VALUES (" +
        number + ", 'x', '2021-06-11', '2021-06-11', 2021, 'quantity', 1, '', '')");
  };
  CHECK_THROWS_WITH(add(4), Catch::Contains("closed"));
  raw.exec("INSERT INTO closing VALUES (4, 2021, 0, '2022-05-01', '', '')");
  raw.exec(seal);
  raw.exec(another_operation);
  CHECK_NOTHROW(add(5));
}

TEST_CASE("the record's tables can be read with SQL as documented") {
  const TemporaryFolder folder;
  fill(folder.database());
  SQLite::Database raw(folder.database().string());
  SQLite::Statement row(raw,
                        "SELECT activity.name, event.first_day, event.place, indicator.kind, "
                        "  measurement.form, measurement.amount, measurement.fiscal_year, "
                        "  operation.at, operation.actor "
                        "FROM measurement JOIN operation ON operation.id = measurement.operation "
                        "JOIN event ON event.id = measurement.event "
                        "JOIN activity ON activity.id = event.activity "
                        "JOIN indicator ON indicator.id = measurement.indicator "
                        "WHERE activity.revision = (SELECT max(number) FROM revision) "
                        "  AND indicator.revision = activity.revision");
  REQUIRE(row.executeStep());
  CHECK(row.getColumn("name").getString() == "在宅療養講演会");
  CHECK(row.getColumn("first_day").getString() == "2022-06-11");
  CHECK(row.getColumn("place").getString() == "練馬区役所");
  CHECK(row.getColumn("kind").getString() == "count");
  CHECK(row.getColumn("form").getString() == "quantity");
  CHECK(row.getColumn("amount").getInt64() == 1'320'000);
  CHECK(row.getColumn("fiscal_year").getInt() == 2022);
  CHECK(row.getColumn("at").getString() == "2022-06-13T00:01:00Z");
  CHECK(row.getColumn("actor").getString() == "sato");
  CHECK_FALSE(row.executeStep());
  CHECK(raw.execAndGet("SELECT count(*) FROM target WHERE indicator = 'lecture.asked'").getInt() ==
        3);
}

TEST_CASE("rows that mean nothing are not taken") {
  const TemporaryFolder folder;
  fill(folder.database());
  SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
  raw.exec(another_operation);
  const auto add = [&](const std::string& first, const std::string& last,
                       const std::string& value) {
    raw.exec(
        "INSERT INTO measurement (operation, indicator, first_day, last_day, fiscal_year, form, "
        "amount, numerator, denominator, n, place, note) VALUES (4, 'x', '" +
        first + "', '" + last + "', 2022, " + value + ", '', '')");
  };
  CHECK_NOTHROW(add("2022-06-11", "2022-06-12", "'quantity', 1, NULL, NULL, NULL"));
  CHECK_THROWS(add("2022-06-11", "2022-06-10", "'quantity', 1, NULL, NULL, NULL"));
  CHECK_THROWS(add("2022-06-31", "2022-06-31", "'quantity', 1, NULL, NULL, NULL"));
  CHECK_THROWS(add("2022-06-11", "2022-06-11", "'quantity', NULL, NULL, NULL, NULL"));
  CHECK_THROWS(add("2022-06-11", "2022-06-11", "'quantity', 1.5, NULL, NULL, NULL"));
  CHECK_THROWS(add("2022-06-11", "2022-06-11", "'fraction', NULL, 1, NULL, NULL"));
  CHECK_THROWS(add("2022-06-11", "2022-06-11", "'quantity', 1, NULL, NULL, 0"));
  CHECK_THROWS(add("2022-06-11", "2022-06-11", "'guess', NULL, NULL, NULL, NULL"));
}

}  // namespace track::store::append_only_test
