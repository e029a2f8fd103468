#include "../../src/store/sqlite/database_file.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "store_fixture.hpp"

namespace track::store::lock_holder_test {

TEST_CASE("those who hold a lock for writing are read from the system's list") {
  std::istringstream locks(
      "1: POSIX  ADVISORY  READ 10 fe:00:77 128 128\n"
      "2: POSIX  ADVISORY  WRITE 11 fe:00:77 120 120\n"
      "2: -> POSIX  ADVISORY  WRITE 12 fe:00:77 120 120\n"
      "3: FLOCK  ADVISORY  WRITE 13 fe:00:77 0 EOF\n"
      "4: POSIX  ADVISORY  WRITE 14 fe:00:78 120 120\n"
      "5: POSIX  ADVISORY  WRITE 0 fe:00:77 120 120\n"
      "6: POSIX  ADVISORY  WRITE 15 fe:00:79 0 EOF\n"
      "nonsense\n");
  CHECK(writers_in(locks, {"fe:00:77", "fe:00:79"}) == std::vector{11, 15});
}

TEST_CASE(
    "a lock that another process holds too long is told with its holder, if it can be known") {
  const TemporaryFolder folder;
  store_with(folder.database(), small_plan());
  int ready[2] = {};
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    SQLite::Database other(folder.database().string(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    if (::write(ready[1], "x", 1) == 1) ::pause();
    ::_exit(0);
  }
  char byte = 0;
  REQUIRE(::read(ready[0], &byte, 1) == 1);
  const auto holder = find_lock_holder(folder.database());
  Store store = Store::open(folder.database(), Access::write, std::chrono::milliseconds(20));
  const Error error = error_of(
      ErrorKind::busy, [&] { store.record(lecture({}), operation(1), Store::Repeat::refuse); });
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  if (!holder) return;  // where the system keeps its list to itself
  CHECK(holder->process == child);
  CHECK(holder->program == "track_test_stor");
  REQUIRE(error.hints().size() == 2);
  CHECK(error.hints()[0].en.find(std::to_string(child)) != std::string::npos);
  CHECK_FALSE(find_lock_holder(folder.database()));
}

}  // namespace track::store::lock_holder_test
