// Copies in the hands of the real program: when none is rotated out, and what the killed leave.

#include <signal.h>
#include <sys/stat.h>

#include <chrono>
#include <random>
#include <thread>

#include "workplace.hpp"

namespace track::durability::rotation_test {
namespace {

namespace fs = std::filesystem;
using Catch::Contains;

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

// Cuts the last operation off, as somebody would who knows the schema, but not its counter.
void cut_off(const Workplace& place) {
  SQLite::Database database = place.open();
  const std::string trigger =
      database.execAndGet("SELECT group_concat(sql, ';') FROM sqlite_schema WHERE type = 'trigger'")
          .getString();
  SQLite::Statement names(database, "SELECT name FROM sqlite_schema WHERE type = 'trigger'");
  std::string dropping;
  while (names.executeStep()) dropping += "DROP TRIGGER " + names.getColumn(0).getString() + ";";
  names.reset();
  database.exec("PRAGMA foreign_keys = OFF;" + dropping);
  for (const char* rows : {"measurement WHERE operation", "event WHERE operation",
                           "chain WHERE operation", "operation WHERE id"}) {
    database.exec(std::string("DELETE FROM ") + rows + " = (SELECT max(id) FROM operation)");
  }
  database.exec(trigger);
}

TEST_CASE("a fault of the record stops the rotation, and the copy is made all the same") {
  const std::string fault = GENERATE("schema", "cut-off");
  const Workplace place;
  place.load();
  REQUIRE(place.track(record_words("one")).exit_code == 0);
  REQUIRE(place.track({"backup", "copies", "--keep", "1"}).exit_code == 0);
  if (fault == "schema") place.open().exec("CREATE INDEX added ON event (note)");
  if (fault == "cut-off") cut_off(place);
  const Ended ended = place.track({"backup", "copies", "--keep", "1"});
  INFO(description(ended));
  CHECK(ended.exit_code == 1);
  CHECK_THAT(ended.out, Contains("Copied to copies/"));
  CHECK_THAT(ended.err, Contains("no old copy was removed: ") && Contains("track check --full"));
  if (fault == "schema") CHECK_THAT(ended.err, Contains("added"));
  if (fault == "cut-off") CHECK_THAT(ended.err, Contains("operations up to 2 were made"));
  CHECK(files_in(place.folder() / "copies") == 2);

  const Ended without = place.track({"backup", "copies"});
  CHECK(without.exit_code == 0);
  CHECK_THAT(without.err, Contains("track: warning: ") && Contains("track check --full"));
}

TEST_CASE("what others may read, and copies that are old, are no reason to keep old copies") {
  const Workplace place;
  place.load();
  REQUIRE(::chmod(place.database().c_str(), 0644) == 0);
  for (int i = 0; i < 3; ++i) {
    const Ended ended = place.track({"backup", "copies", "--keep", "1"});
    INFO(description(ended));
    CHECK(ended.exit_code == 0);
    CHECK(ended.err == "");
    CHECK(files_in(place.folder() / "copies") == 1);
  }
}

TEST_CASE("backups of one moment, half of them killed, leave whole copies and nothing else") {
  INFO("TRACK_TEST_SEED=" << seed());
  std::mt19937_64 random(seed());
  const Workplace place;
  place.load();
  const Command backup = place.command({"backup", "copies"});
  for (int round = 0; round < rounds(10); ++round) {
    std::vector<Process> processes;
    for (int i = 0; i < 6; ++i) processes.emplace_back(backup);
    std::uniform_int_distribution<int> delay(0, 20'000);
    std::this_thread::sleep_for(std::chrono::microseconds(delay(random)));
    for (std::size_t i = 0; i < 3; ++i) processes[i].kill(SIGKILL);
    for (std::size_t i = 0; i < processes.size(); ++i) {
      const Ended ended = processes[i].wait();
      INFO(description(ended));
      if (i >= 3) CHECK(ended.exit_code == 0);
    }
  }
  REQUIRE(run(backup).exit_code == 0);
  for (const auto& entry : fs::directory_iterator(place.folder() / "copies")) {
    INFO(entry.path());
    CHECK(entry.path().extension() == ".db");
    CHECK(what_is_wrong_in(entry.path()) == "");
    CHECK(fs::hard_link_count(entry.path()) == 1);
  }
}

}  // namespace
}  // namespace track::durability::rotation_test
