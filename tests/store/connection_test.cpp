#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <set>
#include <thread>

#include "../../src/store/sqlite/connection.hpp"
#include "store_fixture.hpp"

namespace track::store::connection_test {

namespace {

using std::chrono::milliseconds;

constexpr int records_each = 20;

void record_many(const std::filesystem::path& path, const std::string& place) {
  for (int i = 0; i < records_each; ++i) {
    Store store = Store::open(path, Access::write);
    RecordRequest entry = lecture({{"lecture.attendance", number(1)}});
    entry.place = place + " " + std::to_string(i);
    store.record(entry, operation(i), Store::Repeat::refuse);
  }
}

}  // namespace

TEST_CASE("a writer that waits too long for another reports busy, and readers are not held up") {
  const TemporaryFolder folder;
  store_with(folder.database(), small_plan());
  SQLite::Database other(folder.database().string(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");

  Store store = Store::open(folder.database(), Access::write, milliseconds(20));
  const Error error = error_of(
      ErrorKind::busy, [&] { store.record(lecture({}), operation(1), Store::Repeat::refuse); });
  REQUIRE(error.hints().size() == 1);
  CHECK(error.hints()[0].en.find("safe to try again") != std::string::npos);
  CHECK(store.revision() == 1);
  CHECK(Store::open(folder.database(), Access::read).plan(1) == small_plan());

  other.exec("ROLLBACK");
  CHECK(store.record(lecture({}), operation(1), Store::Repeat::refuse).operation == 2);
}

TEST_CASE("a writer waits for another to finish") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  SQLite::Database other(folder.database().string(), SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  std::thread finishing([&] {
    std::this_thread::sleep_for(milliseconds(100));
    other.exec("COMMIT");
  });
  CHECK(store.record(lecture({}), operation(1), Store::Repeat::refuse).operation == 2);
  finishing.join();
}

TEST_CASE("threads and processes that record at the same time lose nothing") {
  const TemporaryFolder folder;
  store_with(folder.database(), small_plan());
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    try {
      record_many(folder.database(), "process");
      ::_exit(0);
    } catch (...) {
      ::_exit(1);
    }
  }
  std::atomic<int> failures = 0;
  const auto job = [&](const char* place) {
    try {
      record_many(folder.database(), place);
    } catch (const Error&) {
      ++failures;
    }
  };
  std::thread first(job, "first");
  std::thread second(job, "second");
  first.join();
  second.join();
  int status = 1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(status == 0);
  CHECK(failures == 0);

  const Store store = Store::open(folder.database(), Access::read);
  std::set<OperationId> operations;
  for (const Event& event : store.events("lecture")) operations.insert(event.operation);
  CHECK(operations.size() == 3 * records_each);
  const Totals totals = store.totals(small_plan(), {2022}, {2022});
  CHECK(totals.of("lecture.attendance", {2022})->sum == Quantity::whole(3 * records_each));
}

TEST_CASE("processes that make the database at the same time all get it") {
  for (int round = 0; round < 10; ++round) {
    const TemporaryFolder folder;
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        try {
          Store::open(folder.path() / "new" / "track.db", Access::create);
        } catch (const Error& error) {
          UNSCOPED_INFO(error.what());
          ++failures;
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(failures == 0);
    CHECK(store_with(folder.path() / "new" / "track.db", small_plan()).revision() == 1);
  }
}

TEST_CASE("nothing but the database is left when the last user closes it") {
  const TemporaryFolder folder;
  store_with(folder.database(), small_plan());
  { const Store reader = Store::open(folder.database(), Access::read); }
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    CHECK(entry.path() == folder.database());
  }
}

TEST_CASE("a copy in memory holds what the file and its log hold, and leaves both as they are") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());  // open: its log is not taken in
  store.record(lecture({}), operation(1), Store::Repeat::refuse);
  const std::string wal = folder.database().string() + "-wal";
  const auto size = std::filesystem::file_size(wal);
  SQLite::Database copy = open_copy_in_memory(folder.database());
  CHECK(copy.execAndGet("SELECT count(*) FROM event").getInt() == 1);
  CHECK_THROWS(copy.exec("DELETE FROM event"));
  CHECK(std::filesystem::file_size(wal) == size);
  CHECK(store.record(lecture({}), operation(2), Store::Repeat::allow).operation == 3);
}

TEST_CASE("an older database is brought up to date in memory alone") {
  const TemporaryFolder folder;
  std::filesystem::copy_file(
      std::filesystem::path(TRACK_SOURCE_DIR) / "tests/store/schemas/schema-3.db",
      folder.database());
  SQLite::Database copy = open_copy_in_memory(folder.database());
  CHECK(copy.execAndGet("PRAGMA user_version").getInt() == 10);
  CHECK(SQLite::Database(folder.database().string()).execAndGet("PRAGMA user_version").getInt() ==
        3);
  CHECK_FALSE(std::filesystem::exists(folder.database().string() + ".before-schema-5"));
}

TEST_CASE("a store can be moved") {
  const TemporaryFolder folder;
  Store first = store_with(folder.database(), small_plan());
  Store second = std::move(first);
  CHECK(second.revision() == 1);
}

}  // namespace track::store::connection_test
