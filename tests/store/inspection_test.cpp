#include "track/store/inspection.hpp"

#include <algorithm>
#include <fstream>

#include "store_fixture.hpp"
#include "track/store/backups.hpp"

namespace track::store::inspection_test {

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

const std::string operation_row = ", '2022-06-13T00:05:00Z', 'x', 'record', '', '')";
const std::string event_row = ", 'lecture', '2022-06-11', '2022-06-11', 2022, '', ''); ";

bool clean(const Inspection& found) {
  return found.is_record_whole() && found.open_to_others.empty();
}

}  // namespace

TEST_CASE("nothing is found of a database as it was made, whatever schema it began with") {
  const TemporaryFolder folder;
  const std::string start = GENERATE("", "schema-1", "schema-2", "schema-3", "schema-4", "schema-5",
                                     "schema-6", "schema-7", "schema-8", "schema-9");
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
  tamper(folder.database(), "UPDATE measurement SET amount = 1 WHERE operation = 5");
  CHECK_FALSE(inspect(folder.database(), Depth::quick).broken_operation);
  CHECK(inspect(folder.database(), Depth::full).broken_operation == 5);
  tamper(folder.database(), "UPDATE measurement SET amount = 1 WHERE operation = 100");
  CHECK(inspect(folder.database(), Depth::quick).broken_operation == 100);
  tamper(folder.database(), "DELETE FROM chain WHERE operation = 4");
  CHECK(inspect(folder.database(), Depth::quick).broken_operation == 4);
  CHECK(inspect(folder.database(), Depth::full).broken_operation == 4);
}

TEST_CASE("a row that its table refuses is found, by whichever clause") {
  const TemporaryFolder folder;
  fill(folder.database(), 3);
  const std::string change =
      GENERATE("form = 'x'", "first_day = '2022-02-30'", "last_day = '2021-01-01'",
               "provisional = 2", "n = 0", "numerator = 1", "amount = NULL");
  CAPTURE(change);
  tamper(folder.database(), "PRAGMA ignore_check_constraints = ON; UPDATE measurement SET " +
                                change +
                                " WHERE id = 1;"
                                "PRAGMA ignore_check_constraints = OFF");
  const Depth depth = GENERATE(Depth::quick, Depth::full);
  CHECK(inspect(folder.database(), depth).damage == "CHECK constraint failed in measurement");
}

TEST_CASE("of a long table the quick form reads a part, its last rows among them") {
  const TemporaryFolder folder;
  fill(folder.database(), 3);
  const auto insert = [&](std::int64_t rows, const std::string& last_cells) {
    tamper(folder.database(),
           "PRAGMA ignore_check_constraints = ON; "
           "WITH RECURSIVE step (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM step WHERE i < " +
               std::to_string(rows) +
               ") INSERT INTO measurement (operation, indicator, first_day, last_day, fiscal_year, "
               "form, place, note, event, amount) SELECT 2, 'lecture.attendance', '2022-06-11', "
               "'2022-06-11', 2022, 'quantity', '', '', " +
               last_cells + " FROM step; PRAGMA ignore_check_constraints = OFF");
  };
  insert(rows_walked_quickly + 1, "NULL, i");
  const Inspection part = inspect(folder.database(), Depth::quick);
  CHECK(part.in_part);
  CHECK_FALSE(part.broken_operation);  // operation 2 has more rows than are read quickly
  CHECK_FALSE(part.damage);
  CHECK(part.broken_references == 0);
  CHECK(part.wrong_totals.size() == 1);  // of a year that is not closed
  const Inspection all = inspect(folder.database(), Depth::full);
  CHECK_FALSE(all.in_part);
  CHECK(all.broken_operation == 2);
  CHECK_FALSE(all.damage);
  tamper(folder.database(), "UPDATE measurement SET amount = 7 WHERE operation = 3");
  CHECK(inspect(folder.database(), Depth::quick).broken_operation == 3);
  insert(2, "777, 1");
  CHECK(inspect(folder.database(), Depth::quick).broken_references == 2);
  insert(1, "NULL, NULL");
  CHECK(inspect(folder.database(), Depth::quick).damage ==
        "CHECK constraint failed in measurement");
  tamper(folder.database(),
         "PRAGMA ignore_check_constraints = ON; UPDATE event SET first_day = 'x' WHERE id = 1;"
         "PRAGMA ignore_check_constraints = OFF");
  CHECK(inspect(folder.database(), Depth::quick).damage == "CHECK constraint failed in event");
}

TEST_CASE("an operation cut off the end is missed") {
  const TemporaryFolder folder;
  fill(folder.database(), 3);
  tamper(folder.database(),
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
  tamper(folder.database(), "DELETE FROM event WHERE operation = 2");
  CHECK(inspect(folder.database(), Depth::quick).broken_references == 1);
}

TEST_CASE("rows outside the chain are named one by one, whatever operation they claim") {
  const TemporaryFolder folder;
  fill(folder.database(), 3);
  struct Case {
    const char* operation;
    bool is_there;  // the operation
  };
  const Case one = GENERATE(Case{"0", true}, Case{"-5", true}, Case{"-9223372036854775808", true},
                            Case{"0", false}, Case{"77", false}, Case{"77", true});
  INFO(one.operation << ", there: " << one.is_there);
  const std::string number = one.operation;
  tamper(folder.database(),
         (one.is_there ? "INSERT INTO operation VALUES (" + number + operation_row + ";" : "") +
             "INSERT INTO event VALUES (500, " + number + event_row +
             "INSERT INTO measurement (id, operation, event, indicator, first_day, last_day, "
             "fiscal_year, form, amount, place, note) VALUES (600, " +
             number +
             ", NULL, 'lecture.attendance', '2022-06-11', '2022-06-11', 2022, 'quantity', "
             "5000000, '', '');"
             "INSERT INTO withdrawal VALUES (700, " +
             number +
             ", 1, NULL, NULL, 'lecture.attendance');"
             "INSERT INTO closing VALUES (" +
             number + ", 2021, 1, '2022-04-20', '{}', '')");
  for (const Depth depth : {Depth::quick, Depth::full}) {
    const Inspection found = inspect(folder.database(), depth);
    CHECK_FALSE(found.is_record_whole());
    const OperationId operation = std::stoll(number);
    const auto names = [&](const std::string& table, std::int64_t row) {
      return std::any_of(found.loose_rows.begin(), found.loose_rows.end(), [&](const auto& loose) {
        return loose.table == table && loose.row == row && loose.operation == operation;
      });
    };
    CHECK(names("event", 500));
    CHECK(names("measurement", 600));
    CHECK(names("withdrawal", 700));
    CHECK(names("closing", operation));
    if (one.is_there) CHECK(names("operation", operation));
    if (one.is_there) CHECK(found.broken_operation == operation);
  }
}

TEST_CASE("rows of an operation that was never made are found between those that were") {
  const TemporaryFolder folder;
  fill(folder.database(), 3);
  tamper(folder.database(), "DELETE FROM chain WHERE operation = 3");
  CHECK_FALSE(inspect(folder.database(), Depth::quick).is_record_whole());
  CHECK(inspect(folder.database(), Depth::full).loose_rows.size() == 3);
}

TEST_CASE("definitions of a revision that no operation made are found") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  tamper(folder.database(),
         "INSERT INTO owner VALUES (2, 'x', 0, 'x'), (2, 'y', 1, 'y');"
         "INSERT INTO target SELECT 0, indicator, fiscal_year, form, amount, numerator, "
         "denominator, n, file, line FROM target");
  const auto found = inspect(folder.database(), Depth::quick).loose_definitions;
  REQUIRE(found.size() >= 1);
  CHECK(found[0].table == "owner");
  CHECK(found[0].revision == 2);
  CHECK(found[0].rows == 2);
}

TEST_CASE("a counter of operation numbers that was taken away, set back or doubled is found") {
  const TemporaryFolder folder;
  fill(folder.database(), 3);
  const std::pair<std::string, Counter> changes[] = {
      {"DELETE FROM sqlite_sequence", Counter::missing},
      {"UPDATE sqlite_sequence SET seq = 1", Counter::set_back},
      {"UPDATE sqlite_sequence SET name = 'event'", Counter::missing},
      {"INSERT INTO sqlite_sequence VALUES ('operation', 4)", Counter::doubled},
      {"INSERT INTO sqlite_sequence VALUES ('event', 4)", Counter::foreign}};
  for (const auto& [sql, counter] : changes) {
    INFO(sql);
    const TemporaryFolder other;
    fs::copy_file(folder.database(), other.database());
    run(other.database(), sql);
    const Inspection found = inspect(other.database(), Depth::quick);
    CHECK(found.counter == counter);
    CHECK_FALSE(found.is_record_whole());
  }
}

TEST_CASE("what bears a name of SQLite's own is looked at like anything else") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  const std::string forged = GENERATE(
      "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_x', 'measurement', 0, 'CREATE TRIGGER "
      "sqlite_x BEFORE INSERT ON measurement BEGIN SELECT RAISE(IGNORE); END')",
      "INSERT INTO sqlite_schema VALUES ('view', 'sqlite_stat1', 'sqlite_stat1', 0, 'CREATE VIEW "
      "sqlite_stat1 AS SELECT 1')",
      "INSERT INTO sqlite_schema SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema "
      "WHERE name = 'event_is_not_changed'",
      "UPDATE sqlite_schema SET tbl_name = 'event' WHERE name = 'measurement_is_not_changed'");
  run(folder.database(), "PRAGMA writable_schema = ON;" + forged);
  for (const Depth depth : {Depth::quick, Depth::full}) {
    const Inspection found = inspect(folder.database(), depth);
    CHECK((found.schema.size() == 1 || found.damage));
  }
}

TEST_CASE("statistics that SQLite keeps are no finding") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  run(folder.database(), "ANALYZE");
  CHECK(clean(inspect(folder.database(), Depth::full)));
}

TEST_CASE("where the schema differs, nothing behind it is read") {
  const TemporaryFolder folder;
  fill(folder.database(), 2);
  run(folder.database(),
      "DROP VIEW measurement_part; DROP VIEW withdrawn; ALTER TABLE withdrawal RENAME TO away;"
      "CREATE VIEW withdrawal AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
      "SELECT i AS id, i AS operation, i AS measurement, NULL AS event, NULL AS revision, '' AS "
      "subject FROM n");
  const Inspection found = inspect(folder.database(), Depth::full);
  CHECK_FALSE(found.schema.empty());
  CHECK(found.last_operation == 0);
}

TEST_CASE("each part that cannot be read to its end is told, and the others are read") {
  const TemporaryFolder folder;
  fill(folder.database(), 2);
  tamper(folder.database(),
         "PRAGMA ignore_check_constraints = ON;"
         "UPDATE measurement SET amount = 9223372036854775807");
  const Inspection found = inspect(folder.database(), Depth::full);
  CHECK(found.broken_operation == 2);
  CHECK(found.last_operation == 3);
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
  const Backup copy = back_up(folder.database(), copies_folder(folder.database()), operation(1).at);
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

}  // namespace track::store::inspection_test
