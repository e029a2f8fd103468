#include "track/store/backups.hpp"
#include "track/store/restore.hpp"

#include <stdlib.h>
#include <sys/stat.h>

#include <set>

#include "copies_fixture.hpp"
#include "track/store/inspection.hpp"

namespace track::store::backups_test {

namespace {

namespace fs = std::filesystem;

dev_t disk_of(const fs::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_dev;
}

}  // namespace

TEST_CASE("a copy is one private file that holds the record, and is noted") {
  const TemporaryFolder folder;
  fill(folder.database(), 3);
  const mode_t before = ::umask(0);
  const Backup copy = back_up(folder.database(), copies_folder(folder.database()), moment(5));
  ::umask(before);
  CHECK(copy.file.filename() == "track-20220613T000500Z-4.db");
  CHECK(copy.head.operation == 4);
  CHECK(copy.bytes == fs::file_size(copy.file));
  CHECK(files_in(copy.file.parent_path()) == 1);
  CHECK((fs::status(copy.file).permissions() & fs::perms::all) ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK((fs::status(copy.file.parent_path()).permissions() & fs::perms::all) ==
        fs::perms::owner_all);
  CHECK(held(copy.file) == 3);

  CHECK_FALSE(inspect(folder.database(), Depth::quick).last_copy);
  note_copy(folder.database(), copy, moment(5));
  const auto noted = inspect(folder.database(), Depth::quick).last_copy;
  REQUIRE(noted);
  CHECK(noted->at == moment(5));
  CHECK(noted->operation == 4);
  CHECK(noted->place == copy.file.string());
}

TEST_CASE("a copy overwrites nothing and leaves no part of itself") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  write_file(folder.path() / "kept.db", "a letter");
  error_of(ErrorKind::refused,
           [&] { back_up(folder.database(), folder.path() / "kept.db", moment(1)); });
  CHECK(content_of(folder.path() / "kept.db") == "a letter");
  CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("copies of one second each get a name of their own, also from several processes") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  const fs::path copies = copies_folder(folder.database());
  const auto copy = [&] { back_up(folder.database(), copies, moment(5)); };
  copy();
  std::vector<pid_t> processes;
  for (int i = 0; i < 4; ++i) processes.push_back(in_other_process(copy));
  for (const pid_t process : processes) CHECK(ended_well(process));
  std::vector<std::string> names;
  for (const fs::path& file : copies_in(copies, folder.database())) {
    names.push_back(file.filename().string());
    CHECK(held(file) == 1);
  }
  const std::string name = "track-20220613T000500Z-2";
  CHECK(names == std::vector<std::string>{name + ".db", name + "-2.db", name + "-3.db",
                                          name + "-4.db", name + "-5.db"});
  CHECK(files_in(copies) == 5);
}

TEST_CASE("a folder for copies is made, but none above it: its disk may not be mounted") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  CHECK(fs::exists(back_up(folder.database(), folder.path() / "new", moment(1)).file));
  const fs::path missing = folder.path() / "stick";
  for (const fs::path& place : {missing / "track", missing / "track" / "a.db", missing / "a.db"}) {
    const Error error =
        error_of(ErrorKind::refused, [&] { back_up(folder.database(), place, moment(2)); });
    CHECK(error.message().en == "there is no folder " + missing.string());
    REQUIRE(error.hints().size() == 1);
    CHECK(error.hints()[0].en.find("mounted") != std::string::npos);
    CHECK_FALSE(fs::exists(missing));
  }
}

TEST_CASE("a copy tells whether it lies on the disk of the record") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  CHECK(back_up(folder.database(), folder.path() / "a.db", moment(1)).on_disk_of_record);
  std::string elsewhere = (fs::temp_directory_path() / "track-store-XXXXXX").string();
  REQUIRE(::mkdtemp(elsewhere.data()) != nullptr);
  CHECK(back_up(folder.database(), elsewhere, moment(1)).on_disk_of_record ==
        (disk_of(elsewhere) == disk_of(folder.path())));
  fs::remove_all(elsewhere);
}

TEST_CASE("what a killed process left goes with the next copy or restoring, a living one's stays") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  const fs::path copies = copies_folder(folder.database());
  fs::create_directory(copies);
  for (const fs::path& place : {copies / "track-20220612T000000Z-2.db", folder.database()}) {
    const HaltedWriter living(place);
    HaltedWriter killed(place);
    killed.kill();
    REQUIRE(fs::exists(killed.file()));
    const Backup copy = back_up(folder.database(), copies, moment(5));
    if (place == folder.database()) restore(folder.database(), copy.file, restoring(6));
    CHECK_FALSE(fs::exists(killed.file()));
    CHECK_FALSE(fs::exists(killed.file().string() + "-journal"));
    CHECK(fs::exists(living.file()));
    CHECK(fs::exists(living.file().string() + "-journal"));
  }
}

TEST_CASE("whatever lies at a name with a process number stands in nobody's way") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  const fs::path copies = copies_folder(folder.database());
  fs::create_directory(copies);
  write_file(folder.path() / "victim", "kept");
  const std::string part = "." + std::to_string(::getpid()) + ".part";
  const fs::path planted = copies / ("track-20220613T000500Z-2.db" + part);
  const fs::path beside = folder.database().string() + part;
  fs::create_symlink(folder.path() / "victim", planted);
  write_file(beside, "somebody's");
  const Backup copy = back_up(folder.database(), copies, moment(5));
  restore(folder.database(), copy.file, restoring(6));
  CHECK(content_of(folder.path() / "victim") == "kept");
  CHECK(fs::is_symlink(planted));
  CHECK(content_of(beside) == "somebody's");
}

TEST_CASE("a name as long as any does not keep a copy from being made") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  const fs::path file = folder.path() / (std::string(252, 'x') + ".db");
  CHECK(back_up(folder.database(), file, moment(1)).file == file);
}

TEST_CASE("a copy is made of a record with other faults, which are told") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  SQLite::Database(folder.database().string(), SQLite::OPEN_READWRITE)
      .exec("CREATE INDEX added ON event (note)");
  const Backup copy = back_up(folder.database(), folder.path() / "copy.db", moment(1));
  REQUIRE(copy.found.schema.size() == 1);
  CHECK(copy.found.schema[0].name == "added");
}

TEST_CASE("a record that was tampered with is not copied") {
  const TemporaryFolder folder;
  fill(folder.database(), 2);
  SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
  raw.exec("DROP TRIGGER measurement_is_not_changed");
  raw.exec("UPDATE measurement SET amount = 99 WHERE operation = 2");
  const Error error = error_of(ErrorKind::refused, [&] {
    back_up(folder.database(), copies_folder(folder.database()), moment(1));
  });
  CHECK(error.message().en.find("operation 2") != std::string::npos);
  CHECK(copies_in(copies_folder(folder.database()), folder.database()).empty());
  CHECK(files_in(copies_folder(folder.database())) == 0);
}

TEST_CASE("copies made while another process writes are each whole") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  const pid_t writer = in_other_process([&] {
    for (int i = 0; i < 60; ++i) record_one(folder.database(), i, i);
  });
  OperationId last = 0;
  for (int i = 0; i < 15; ++i) {
    const fs::path file = folder.path() / ("copy-" + std::to_string(i) + ".db");
    const Backup copy = back_up(folder.database(), file, moment(i));
    CHECK(copy.head.operation >= last);
    last = copy.head.operation;
    CHECK(held(file) == static_cast<std::size_t>(last - 1));
  }
  CHECK(ended_well(writer));
  CHECK(held(folder.database()) == 61);
}

TEST_CASE("restoring refuses to lose operations without a reason, and keeps what it replaces") {
  const TemporaryFolder folder;
  fill(folder.database(), 2);
  const Backup copy = back_up(folder.database(), folder.path() / "copy.db", moment(5));
  record_one(folder.database(), 7, 6);
  record_one(folder.database(), 8, 7);

  const Error error =
      error_of(ErrorKind::refused, [&] { restore(folder.database(), copy.file, restoring(8)); });
  CHECK(error.message().en.find(": 2, from operation 4") != std::string::npos);
  CHECK(held(folder.database()) == 4);
  CHECK(files_in(folder.path()) == 2);

  const Restored restored = restore(folder.database(), copy.file, restoring(8, "mistaken"));
  CHECK(restored.lost == 2);
  CHECK(restored.head == copy.head);
  CHECK(restored.operation == 6);  // 4 and 5 were given before
  CHECK_FALSE(restored.unreadable);
  CHECK(held(folder.database()) == 2);
  REQUIRE(restored.replaced);
  CHECK(held(*restored.replaced) == 4);
  const Inspection found = inspect(folder.database(), Depth::full);
  CHECK_FALSE(found.damage);
  CHECK_FALSE(found.broken_operation);
  CHECK(found.schema.empty());
  CHECK(found.last_operation == 6);
  CHECK(found.highest_operation == 6);
  SQLite::Database raw(folder.database().string());
  CHECK(raw.execAndGet("SELECT kind || reason FROM operation WHERE id = 6").getString() ==
        "restoremistaken");
  CHECK(raw.execAndGet("PRAGMA journal_mode").getString() == "wal");
}

TEST_CASE("a database that others could read is its owner's alone once a copy is put back") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  const Backup copy = back_up(folder.database(), folder.path() / "copy.db", moment(1));
  const Store open = Store::open(folder.database(), Access::read);  // its log is there as well
  for (const char* ending : {"", "-wal", "-shm"}) {
    REQUIRE(::chmod((folder.database().string() + ending).c_str(), 0644) == 0);
  }
  restore(folder.database(), copy.file, restoring(2));
  CHECK(inspect(folder.database(), Depth::quick).open_to_others.empty());
}

TEST_CASE("a copy of another course of the record is told from an earlier one") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  const Backup copy = back_up(folder.database(), folder.path() / "copy.db", moment(1));
  record_one(copy.file, 5, 2);  // somebody went on recording in the copy
  record_one(copy.file, 6, 3);
  record_one(folder.database(), 7, 2);
  const Error error =
      error_of(ErrorKind::refused, [&] { restore(folder.database(), copy.file, restoring(4)); });
  CHECK(error.message().en.find(": 1, from operation 3") != std::string::npos);
}

TEST_CASE("a process that has the database open sees the old content or the new") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  const Backup copy = back_up(folder.database(), folder.path() / "copy.db", moment(1));
  record_one(folder.database(), 7, 2);
  const Store reader = Store::open(folder.database(), Access::read);
  CHECK(reader.measurements("lecture.attendance").size() == 2);
  CHECK(ended_well(
      in_other_process([&] { restore(folder.database(), copy.file, restoring(3, "why")); })));
  CHECK(reader.measurements("lecture.attendance").size() == 1);
}

TEST_CASE("a truncated, emptied or missing database is replaced, and what was there is kept") {
  const TemporaryFolder folder;
  fill(folder.database(), 2);
  const Backup copy = back_up(folder.database(), folder.path() / "copy.db", moment(5));
  const std::string damage = GENERATE("truncated", "emptied", "overwritten", "missing");
  if (damage == "truncated") fs::resize_file(folder.database(), 20'000);
  if (damage == "emptied") fs::resize_file(folder.database(), 0);
  if (damage == "overwritten") write_file(folder.database(), std::string(9000, 'x'));
  if (damage == "missing") fs::remove(folder.database());
  const std::string before = content_of(folder.database());

  const Restored restored = restore(folder.database(), copy.file, restoring(6));
  CHECK(restored.unreadable == (damage != "missing"));
  CHECK(restored.replaced.has_value() == (damage != "missing"));
  if (restored.replaced) CHECK(content_of(*restored.replaced) == before);
  CHECK(held(folder.database()) == 2);
  CHECK(inspect(folder.database(), Depth::full).open_to_others.empty());
  record_one(folder.database(), 1, 7);
  CHECK(held(folder.database()) == 3);
}

TEST_CASE("two files replaced in one second are both kept") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  const Backup copy = back_up(folder.database(), folder.path() / "copy.db", moment(1));
  std::set<fs::path> kept;
  for (int i = 0; i < 4; ++i) {
    if (i >= 2) write_file(folder.database(), "x");
    kept.insert(*restore(folder.database(), copy.file, restoring(2, "why")).replaced);
  }
  CHECK(kept.size() == 4);
  for (const fs::path& file : kept) CHECK(fs::exists(file));
}

}  // namespace track::store::backups_test
