// Restoring and migrating, killed at any moment: the old database or the new one, never a mixture.

#include <signal.h>

#include <chrono>
#include <fstream>
#include <random>
#include <thread>

#include "workplace.hpp"

namespace track::durability::replacing_crash_test {
namespace {

namespace fs = std::filesystem;

constexpr const char* operations = "SELECT id || ' ' || at || ' ' || kind FROM operation";

// Runs a command and kills it within the time that it takes undisturbed.
Ended killed(const Command& command, std::chrono::microseconds longest, std::mt19937_64& random) {
  Process process(command);
  std::uniform_int_distribution<std::int64_t> delay(0, longest.count());
  std::this_thread::sleep_for(std::chrono::microseconds(delay(random)));
  process.kill(random() % 2 == 0 ? SIGKILL : SIGINT);
  return process.wait();
}

std::chrono::microseconds time_of(const Command& command) {
  const auto start = std::chrono::steady_clock::now();
  const Ended ended = run(command);
  INFO(description(ended));
  REQUIRE(ended.exit_code == 0);
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                               start) *
         5 / 4;
}

std::set<std::string> replaced_notes(const Workplace& place) {
  std::set<std::string> found;
  for (const auto& entry : fs::directory_iterator(place.folder())) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("track.db.replaced-") || name.find(".part") != std::string::npos)
      continue;
    SQLite::Database database(entry.path().string(), SQLite::OPEN_READWRITE);
    SQLite::Statement rows(database, "SELECT note FROM event");
    while (rows.executeStep()) found.insert(rows.getColumn(0).getString());
  }
  return found;
}

void remove_replaced(const Workplace& place) {
  for (const auto& entry : fs::directory_iterator(place.folder())) {
    if (entry.path().filename().string().starts_with("track.db.")) fs::remove(entry.path());
  }
}

std::set<std::string> with_restoring(std::set<std::string> before,
                                     const std::set<std::string>& now) {
  for (const std::string& one : now) {
    if (one.ends_with(" restore")) before.insert(one);
  }
  return before;
}

TEST_CASE("whatever moment restoring is killed at, the database is the old one or the new") {
  INFO("TRACK_TEST_SEED=" << seed());
  std::mt19937_64 random(seed());
  const Workplace place;
  place.load();
  const fs::path copy = place.folder() / "copy.db";
  const Command restoring = place.command({"restore", "copy.db", "--reason", "round"});
  std::chrono::microseconds longest{};
  int restored = 0;
  for (int round = 0; round < rounds(60); ++round) {
    INFO("round " << round);
    constexpr int rounds_alike = 20;
    if (round % rounds_alike == 0) {
      // From the start again, so that the record does not grow with the rounds.
      fs::remove(copy);
      REQUIRE(place.track(record_words("copied " + std::to_string(round))).exit_code == 0);
      REQUIRE(place.track({"backup", "copy.db"}).exit_code == 0);
      longest = time_of(restoring);
      remove_replaced(place);
    }
    const std::string own = std::to_string(round);
    REQUIRE(place.track(record_words("before " + own)).exit_code == 0);
    const std::set<std::string> old = place.texts(operations);
    Process recording(place.command(record_words("beside " + own)));
    const Ended ended = killed(restoring, longest, random);
    const Ended recorded = recording.wait();
    INFO(description(ended) << description(recorded));
    REQUIRE(place.what_is_wrong() == "");
    REQUIRE(recorded.exit_code == 0);

    const bool is_new = !place.notes().contains("before " + own);
    if (ended.exit_code == 0) REQUIRE(is_new);
    std::set<std::string> now = place.texts(operations);
    std::set<std::string> kept = replaced_notes(place);
    REQUIRE((place.notes().contains("beside " + own) || kept.contains("beside " + own)));
    if (is_new) {
      ++restored;
      REQUIRE(kept.contains("before " + own));
    } else {
      for (const std::string& one : old) REQUIRE(now.contains(one));
      REQUIRE(with_restoring(old, now).size() == old.size());
    }
    REQUIRE(place.track({"restore", "copy.db", "--reason", "again"}).exit_code == 0);
    REQUIRE(place.track(record_words("after " + own)).exit_code == 0);
    for (const auto& entry : fs::directory_iterator(place.folder())) {
      REQUIRE_FALSE(entry.path().string().ends_with(".part"));
    }
    remove_replaced(place);
  }
  WARN(rounds(60) << " rounds, TRACK_TEST_SEED=" << seed() << ": restored before the end "
                  << restored);
}

TEST_CASE("whatever moment restoring over a destroyed file is killed at, it can be done again") {
  INFO("TRACK_TEST_SEED=" << seed());
  std::mt19937_64 random(seed());
  const Workplace place;
  place.load();
  REQUIRE(place.track({"backup", "copy.db"}).exit_code == 0);
  const Command restoring = place.command({"restore", "copy.db"});
  const auto destroy = [&] { std::ofstream(place.database()) << std::string(9000, 'x'); };
  destroy();
  const std::chrono::microseconds longest = time_of(restoring);
  for (int round = 0; round < rounds(60); ++round) {
    INFO("round " << round);
    remove_replaced(place);
    destroy();
    const Ended ended = killed(restoring, longest, random);
    const Ended next = place.track(record_words("next"));
    INFO(description(ended) << description(next));
    if (ended.exit_code == 0) REQUIRE(next.exit_code == 0);
    REQUIRE((next.exit_code == 0 || next.exit_code == 6));
    const Ended again = run(place.command({"restore", "copy.db", "--reason", "again"}));
    INFO(description(again));
    REQUIRE(again.exit_code == 0);
    REQUIRE(place.what_is_wrong() == "");
    REQUIRE(place.track(record_words("next")).exit_code == 0);
  }
}

TEST_CASE("whatever moment a migration is killed at, the next command finishes it") {
  INFO("TRACK_TEST_SEED=" << seed());
  std::mt19937_64 random(seed());
  const fs::path earlier = fs::path(TRACK_SOURCE_DIR) / "tests/store/schemas/schema-2.db";
  std::chrono::microseconds longest{};
  for (int round = 0; round < rounds(60); ++round) {
    INFO("round " << round);
    const Workplace place;
    fs::copy_file(earlier, place.database());
    const std::int64_t before = place.number("SELECT count(*) FROM operation");
    const Command listing = place.command({"list", "indicators"});
    if (round == 0) {
      longest = time_of(listing);
      continue;
    }
    killed(listing, longest, random);
    const Ended next = run(listing);
    INFO(description(next));
    REQUIRE(next.exit_code == 0);
    REQUIRE(place.number("SELECT count(*) FROM operation") == before);
    REQUIRE(place.number("PRAGMA user_version") > 2);
    const fs::path copy = place.database().string() + ".before-schema-" +
                          std::to_string(place.number("PRAGMA user_version"));
    REQUIRE(fs::exists(copy));
    SQLite::Database kept(copy.string(), SQLite::OPEN_READWRITE);
    REQUIRE(kept.execAndGet("PRAGMA user_version").getInt() == 2);
    REQUIRE(kept.execAndGet("SELECT count(*) FROM operation").getInt64() == before);
    const Ended checked = place.track({"check", "--full"});
    INFO(description(checked));
    for (const char* kind : {"damage", "references", "schema", "chain", "cut-off", "totals"}) {
      REQUIRE_THAT(checked.out, !Catch::Contains(kind + std::string(" ")));
    }
    for (const auto& entry : fs::directory_iterator(place.folder())) {
      REQUIRE_FALSE(entry.path().string().ends_with(".part"));
    }
  }
}

}  // namespace
}  // namespace track::durability::replacing_crash_test
