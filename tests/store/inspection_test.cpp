#include "track/store/inspection.hpp"

#include <fstream>

#include "store_fixture.hpp"
#include "track/store/copies.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

void fill(const fs::path& path, int records) {
  Store store = store_with(path, small_plan());
  for (int i = 0; i < records; ++i) {
    store.record(lecture({{"lecture.attendance", number(i)}}), operation(i), Store::Repeat::allow);
  }
}

void run(const fs::path& path, const std::string& sql) {
  SQLite::Database(path.string(), SQLite::OPEN_READWRITE).exec(sql);
}

bool clean(const Inspection& found) {
  return !found.damage && found.broken_references == 0 && found.schema.empty() &&
         !found.broken_operation && found.highest_operation == found.last_operation &&
         found.open_to_others.empty();
}

}  // namespace

TEST_CASE("nothing is found of a database as it was made, whatever schema it began with") {
  const TemporaryFolder folder;
  const std::string start = GENERATE("", "schema-1", "schema-2");
  if (start.empty()) {
    fill(folder.database(), 3);
  } else {
    fs::copy_file(fs::path(TRACK_SOURCE_DIR) / "tests/store/schemas" / (start + ".db"),
                  folder.database());
    fs::permissions(folder.database(), fs::perms::owner_read | fs::perms::owner_write);
  }
  CHECK(clean(inspect(folder.database(), Depth::quick)));
  CHECK(clean(inspect(folder.database(), Depth::full)));
}

TEST_CASE("what is missing, changed or added in the schema is named") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  run(folder.database(),
      "DROP TRIGGER event_is_not_changed; DROP INDEX closing_year; CREATE TABLE sheet (a);"
      "DROP VIEW withdrawn; CREATE VIEW withdrawn AS SELECT 1");
  const auto found = inspect(folder.database(), Depth::quick).schema;
  using Kind = SchemaDifference::Kind;
  REQUIRE(found.size() == 4);
  CHECK(found[0].kind == Kind::missing);
  CHECK(found[0].type == "index");
  CHECK(found[0].name == "closing_year");
  CHECK(found[1].name == "event_is_not_changed");
  CHECK(found[2].kind == Kind::changed);
  CHECK(found[2].name == "withdrawn");
  CHECK(found[3].kind == Kind::added);
  CHECK(found[3].name == "sheet");
}

TEST_CASE("a changed row breaks the chain: the quick form looks at the last operations alone") {
  const TemporaryFolder folder;
  fill(folder.database(), operations_walked_quickly + 20);
  run(folder.database(),
      "DROP TRIGGER measurement_is_not_changed; DROP TRIGGER chain_is_not_deleted");
  run(folder.database(), "UPDATE measurement SET amount = 1 WHERE operation = 5");
  CHECK_FALSE(inspect(folder.database(), Depth::quick).broken_operation);
  CHECK(inspect(folder.database(), Depth::full).broken_operation == 5);
  run(folder.database(), "UPDATE measurement SET amount = 1 WHERE operation = 100");
  CHECK(inspect(folder.database(), Depth::quick).broken_operation == 100);
  run(folder.database(), "DELETE FROM chain WHERE operation = 4");
  CHECK(inspect(folder.database(), Depth::quick).broken_operation == 4);
  CHECK(inspect(folder.database(), Depth::full).broken_operation == 4);
}

TEST_CASE("an operation cut off the end is missed") {
  const TemporaryFolder folder;
  fill(folder.database(), 3);
  run(folder.database(),
      "DROP TRIGGER measurement_is_not_deleted; DROP TRIGGER chain_is_not_deleted;"
      "DROP TRIGGER event_is_not_deleted; DROP TRIGGER operation_is_not_deleted;"
      "DELETE FROM measurement WHERE operation = 4; DELETE FROM event WHERE operation = 4;"
      "DELETE FROM chain WHERE operation = 4; DELETE FROM operation WHERE id = 4");
  const Inspection found = inspect(folder.database(), Depth::full);
  CHECK_FALSE(found.broken_operation);
  CHECK(found.last_operation == 3);
  CHECK(found.highest_operation == 4);
}

TEST_CASE("rows that refer to nothing are counted") {
  const TemporaryFolder folder;
  fill(folder.database(), 2);
  run(folder.database(),
      "PRAGMA foreign_keys = OFF; DROP TRIGGER event_is_not_deleted;"
      "DELETE FROM event WHERE operation = 2");
  CHECK(inspect(folder.database(), Depth::quick).broken_references == 1);
}

TEST_CASE("damage of pages is found, and what can be read is looked at all the same") {
  const TemporaryFolder folder;
  fill(folder.database(), 50);
  fs::permissions(folder.database(), fs::perms::others_read, fs::perm_options::add);
  const std::string damage = GENERATE("truncated", "overwritten");
  const auto size = fs::file_size(folder.database());
  if (damage == "truncated") {
    fs::resize_file(folder.database(), size / 2);
  } else {
    std::fstream file(folder.database(), std::ios::in | std::ios::out | std::ios::binary);
    for (std::uintmax_t page = size / 2; page < size; page += 4096) {
      file.seekp(static_cast<std::streamoff>(page));
      file << std::string(512, '\xa5');
    }
  }
  const Inspection found = inspect(folder.database(), Depth::full);
  CHECK(found.damage);
  REQUIRE(found.open_to_others.size() == 1);
  CHECK(found.open_to_others[0] == folder.database());
}

TEST_CASE("copies that others may read are found as the database is") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  const Copy copy = back_up(folder.database(), copies_folder(folder.database()), operation(1).at);
  CHECK(inspect(folder.database(), Depth::quick).open_to_others.empty());
  fs::permissions(copy.file, fs::perms::group_read, fs::perm_options::add);
  CHECK(inspect(folder.database(), Depth::quick).open_to_others == std::vector{copy.file});
}

TEST_CASE("a check is noted with the number of its findings") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  note_check(folder.database(), operation(9).at, 3);
  SQLite::Database raw(folder.database().string());
  CHECK(raw.execAndGet("SELECT kind || operation || findings FROM care").getString() == "check23");
}

}  // namespace track::store
