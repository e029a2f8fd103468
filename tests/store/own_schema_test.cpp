#include "../../src/store/schema/schema.hpp"

#include "store_fixture.hpp"

namespace track::store::own_schema_test {

TEST_CASE("the digest that every command compares with is that of the newest schema") {
  CHECK(digest_of_own_schema() == known_schema_digest);
}

TEST_CASE(
    "a schema that could change what is stored or counted is refused, another program's table is "
    "not") {
  const std::pair<std::string, bool> changes[] = {
      {"CREATE TABLE sheet (a)", true},
      {"CREATE VIEW sheet AS SELECT 1", true},
      {"ANALYZE", true},
      {"DROP TRIGGER event_is_not_changed", true},
      {"DROP INDEX closing_year", true},
      {"CREATE TRIGGER more AFTER INSERT ON event BEGIN SELECT 1; END", false},
      {"CREATE UNIQUE INDEX one ON event (place)", false},
      {"DROP VIEW withdrawn; CREATE VIEW withdrawn AS SELECT 1", false},
      {"CREATE TRIGGER more AFTER INSERT ON event BEGIN SELECT 1; END; PRAGMA writable_schema = ON;"
       "UPDATE sqlite_schema SET type = 'TRIGGER' WHERE name = 'more'",
       false},
      {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', ' ') "
       "WHERE name = 'event'",
       false},
  };
  for (const auto& [sql, usable] : changes) {
    INFO(sql);
    const TemporaryFolder folder;
    store_with(folder.database(), small_plan());
    SQLite::Database(folder.database().string(), SQLite::OPEN_READWRITE).exec(sql);
    const auto read = [&] { Store::open(folder.database(), Access::read); };
    const auto write = [&] {
      Store::open(folder.database(), Access::write)
          .record(lecture({}), operation(1), Store::Repeat::refuse);
    };
    if (usable) {
      CHECK_NOTHROW(read());
      CHECK_NOTHROW(write());
    } else {
      error_of(ErrorKind::unusable_database, read);
      error_of(ErrorKind::unusable_database, write);
    }
  }
}

}  // namespace track::store::own_schema_test
