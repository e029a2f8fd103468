#include "track/store/copies.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "store_fixture.hpp"
#include "track/store/inspection.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

// A load and `records` records.
void fill(const fs::path& path, int records) {
  Store store = store_with(path, small_plan());
  for (int i = 0; i < records; ++i) {
    Entry entry = lecture({{"lecture.attendance", number(i)}});
    store.record(entry, operation(i), Store::Repeat::allow);
  }
}

void record_one(const fs::path& path, std::int64_t value, int minute) {
  Store::open(path, Access::write)
      .record(lecture({{"lecture.attendance", number(value)}}), operation(minute),
              Store::Repeat::allow);
}

std::size_t held(const fs::path& path) {
  return Store::open(path, Access::read).measurements("lecture.attendance").size();
}

Moment moment(int minute) {
  return operation(minute).at;
}

Operation restoring(int minute, const std::string& reason = "") {
  Operation made = operation(minute, "restore");
  made.reason = reason;
  return made;
}

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

// Runs the job in another process; gives its id.
template <class Job>
pid_t in_other_process(Job job) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  try {
    job();
    ::_exit(0);
  } catch (...) {
    ::_exit(1);
  }
}

bool ended_well(pid_t child) {
  int status = 0;
  return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

TEST_CASE("a copy is one private file that holds the record, and is noted") {
  const TemporaryFolder folder;
  fill(folder.database(), 3);
  const mode_t before = ::umask(0);
  const Copy copy = back_up(folder.database(), copies_folder(folder.database()), moment(5));
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
  std::ofstream(folder.path() / "kept.db") << "a letter";
  error_of(ErrorKind::refused,
           [&] { back_up(folder.database(), folder.path() / "kept.db", moment(1)); });
  CHECK(content_of(folder.path() / "kept.db") == "a letter");
  CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("what a killed process left of a copy goes with the next one, and nothing else") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  const pid_t gone = in_other_process([] {});
  REQUIRE(ended_well(gone));
  const std::string dead = "." + std::to_string(gone) + ".part";
  const std::string alive = "." + std::to_string(::getppid()) + ".part";
  const std::string copy = "track-20220612T000000Z-2.db";
  const std::vector<std::string> left = {copy + dead, copy + dead + "-journal"};
  const std::vector<std::string> others = {copy + alive, copy + ".part", "other-" + copy + dead,
                                           "track-letter" + dead};
  const fs::path copies = copies_folder(folder.database());
  fs::create_directory(copies);
  for (const auto* names : {&left, &others}) {
    for (const std::string& name : *names) std::ofstream(copies / name) << "x";
  }
  back_up(folder.database(), copies, moment(5));
  for (const std::string& name : left) CHECK_FALSE(fs::exists(copies / name));
  for (const std::string& name : others) CHECK(fs::exists(copies / name));

  // Beside the database, by the next restoring.
  const std::string own = folder.database().string();
  for (const std::string& name : {own + dead, own + ".replaced-20220612T000000Z" + dead}) {
    std::ofstream(name) << "x";
  }
  std::ofstream(own + alive) << "x";
  restore(folder.database(), copies_in(copies, folder.database()).back(), restoring(6));
  CHECK(fs::exists(own + alive));
  CHECK(files_in(folder.path()) == 4);  // backups, the database, the replaced one, the other's part
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
  CHECK(error.sentence().en.find("operation 2") != std::string::npos);
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
    const Copy copy = back_up(folder.database(), file, moment(i));
    CHECK(copy.head.operation >= last);
    last = copy.head.operation;
    CHECK(held(file) == static_cast<std::size_t>(last - 1));
  }
  CHECK(ended_well(writer));
  CHECK(held(folder.database()) == 61);
}

TEST_CASE("rotation removes the oldest copies of this database and nothing else") {
  const TemporaryFolder folder;
  const fs::path copies = folder.path() / "backups";
  fs::create_directory(copies);
  const std::vector<std::string> others = {
      "track-letter.db", "track-20220101T000000Z-1.db.txt", "other-20220101T000000Z-1.db",
      "track-20220101T000000Z.db", "xtrack-20220101T000000Z-1.db"};
  for (const std::string& name : others) std::ofstream(copies / name) << "x";
  fs::create_directory(copies / "track-20200101T000000Z-1.db");
  const std::vector<std::string> names = {"track-20220102T000000Z-9.db",
                                          "track-20220102T000000Z-10.db",
                                          "track-20220103T000000Z-11.db"};
  for (const std::string& name : names) std::ofstream(copies / name) << "x";

  CHECK(remove_oldest_copies(copies, folder.database(), 3).empty());
  const auto removed = remove_oldest_copies(copies, folder.database(), 1);
  REQUIRE(removed.size() == 2);
  CHECK(removed[0].filename() == names[0]);
  CHECK(removed[1].filename() == names[1]);
  CHECK(files_in(copies) == others.size() + 2);
}

TEST_CASE("restoring refuses to lose operations without a reason, and keeps what it replaces") {
  const TemporaryFolder folder;
  fill(folder.database(), 2);
  const Copy copy = back_up(folder.database(), folder.path() / "copy.db", moment(5));
  record_one(folder.database(), 7, 6);
  record_one(folder.database(), 8, 7);

  const Error error =
      error_of(ErrorKind::refused, [&] { restore(folder.database(), copy.file, restoring(8)); });
  CHECK(error.sentence().en.find(": 2, from operation 4") != std::string::npos);
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
  const Copy copy = back_up(folder.database(), folder.path() / "copy.db", moment(1));
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
  const Copy copy = back_up(folder.database(), folder.path() / "copy.db", moment(1));
  record_one(copy.file, 5, 2);  // somebody went on recording in the copy
  record_one(copy.file, 6, 3);
  record_one(folder.database(), 7, 2);
  const Error error =
      error_of(ErrorKind::refused, [&] { restore(folder.database(), copy.file, restoring(4)); });
  CHECK(error.sentence().en.find(": 1, from operation 3") != std::string::npos);
}

TEST_CASE("a process that has the database open sees the old content or the new") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  const Copy copy = back_up(folder.database(), folder.path() / "copy.db", moment(1));
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
  const Copy copy = back_up(folder.database(), folder.path() / "copy.db", moment(5));
  const std::string damage = GENERATE("truncated", "emptied", "overwritten", "missing");
  if (damage == "truncated") fs::resize_file(folder.database(), 20'000);
  if (damage == "emptied") fs::resize_file(folder.database(), 0);
  if (damage == "overwritten") std::ofstream(folder.database()) << std::string(9000, 'x');
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

TEST_CASE(
    "a file of another program is not replaced, and two replaced in one second are both kept") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  const Copy copy = back_up(folder.database(), folder.path() / "copy.db", moment(1));
  const Restored first = restore(folder.database(), copy.file, restoring(2, "why"));
  const Restored second = restore(folder.database(), copy.file, restoring(2, "why"));
  CHECK(*first.replaced != *second.replaced);
  CHECK(fs::exists(*first.replaced));
  CHECK(fs::exists(*second.replaced));

  const int files = static_cast<int>(files_in(folder.path()));
  SQLite::Database(folder.database().string(), SQLite::OPEN_READWRITE)
      .exec("PRAGMA application_id = 1");
  error_of(ErrorKind::unusable_database,
           [&] { restore(folder.database(), copy.file, restoring(3, "why")); });
  CHECK(static_cast<int>(files_in(folder.path())) == files);
}

TEST_CASE("a copy that is not whole is refused, and the database stays as it is") {
  const TemporaryFolder folder;
  fill(folder.database(), 2);
  const Copy copy = back_up(folder.database(), folder.path() / "copy.db", moment(5));
  const std::string fault = GENERATE("truncated", "tampered", "newer", "foreign", "none");
  {
    SQLite::Database raw(copy.file.string(), SQLite::OPEN_READWRITE);
    if (fault == "tampered") {
      raw.exec("DROP TRIGGER operation_is_not_changed; UPDATE operation SET actor = 'x'");
    }
    if (fault == "newer") raw.exec("PRAGMA user_version = 99");
    if (fault == "foreign") raw.exec("PRAGMA application_id = 1");
  }
  if (fault == "truncated") fs::resize_file(copy.file, fs::file_size(copy.file) / 2);
  const fs::path given = fault == "none" ? folder.path() / "none.db" : copy.file;
  error_of(ErrorKind::bad_input, [&] { restore(folder.database(), given, restoring(6, "why")); });
  CHECK(held(folder.database()) == 2);
  CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("a copy of an earlier schema is brought up to date, whatever its page size") {
  const TemporaryFolder folder;
  fill(folder.database(), 1);
  const fs::path copy = folder.path() / "copy.db";
  fs::copy_file(fs::path(TRACK_SOURCE_DIR) / "tests/store/schemas/schema-2.db", copy);
  const std::string before = content_of(copy);
  const Restored restored = restore(folder.database(), copy, restoring(6, "why"));
  CHECK(restored.lost == 2);
  CHECK(content_of(copy) == before);
  const Inspection found = inspect(folder.database(), Depth::full);
  CHECK_FALSE(found.damage);
  CHECK_FALSE(found.broken_operation);
  CHECK(found.schema.empty());
}

}  // namespace track::store
