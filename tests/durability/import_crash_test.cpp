// What takes thousands of values at once, killed at any moment, or done by several at a time: all
// of it is there or nothing, and done once more it is there once.

#include <signal.h>

#include <chrono>
#include <random>
#include <thread>

#include "sheet.hpp"

namespace track::durability::import_crash_test {
namespace {

namespace fs = std::filesystem;
using Catch::Contains;
using Clock = std::chrono::steady_clock;

constexpr int rows = 1500;

struct Content {
  std::int64_t operations;
  std::int64_t holdings;
  std::int64_t values;

  friend bool operator==(const Content&, const Content&) = default;
};
constexpr Content nothing{0, 0, 0};
constexpr Content all{1, rows, std::int64_t{rows} * values_a_row};

Content content_of(const Workplace& place) {
  return {place.number("SELECT count(*) FROM operation WHERE kind <> 'load'"),
          place.number("SELECT count(*) FROM event"),
          place.number("SELECT count(*) FROM measurement")};
}

void check_sound(const Workplace& place) {
  const Ended checked = place.track({"check", "--full", "--format", "csv"});
  INFO(description(checked));
  REQUIRE(checked.exit_code == 0);
  for (const char* kind :
       {"damage", "references", "schema", "chain", "cut-off", "rows", "counter", "totals"}) {
    REQUIRE_THAT(checked.out, !Contains("\n" + std::string(kind) + ","));
  }
  for (const auto& entry : fs::directory_iterator(place.folder())) {
    REQUIRE_FALSE(entry.path().string().ends_with(".part"));
  }
}

// Kills a command within the time that it takes undisturbed.
class Killer {
 public:
  explicit Killer(const Command& command) : command_(command) {
    const Clock::time_point start = Clock::now();
    const Ended ended = run(command);
    INFO(description(ended));
    REQUIRE(ended.exit_code == 0);
    longest_ = Clock::now() - start;
  }

  Ended operator()(int round) {
    std::uniform_int_distribution<Clock::rep> delay(0, longest_.count() * 9 / 8);
    Process process(command_);
    std::this_thread::sleep_for(Clock::duration(delay(random_)));
    process.kill(round % 4 == 0 ? SIGINT : SIGKILL);
    return process.wait();
  }

 private:
  Command command_;
  Clock::duration longest_{};
  std::mt19937_64 random_{seed()};
};

void replace(const fs::path& file, const fs::path& by) {
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
    fs::remove(file.string() + ending);
  }
  fs::copy_file(by, file);
}

// Of the rounds, how many were killed when all was there.
int kill_rounds(const Workplace& place, const Command& command, int said_again,
                const std::string& words_again) {
  const fs::path loaded = place.folder() / "loaded";
  replace(loaded, place.database());
  Killer kill(command);
  REQUIRE(content_of(place) == all);
  int done = 0;
  for (int round = 0; round < rounds(10); ++round) {
    INFO("round " << round);
    replace(place.database(), loaded);
    const Ended ended = kill(round);
    INFO(description(ended));
    check_sound(place);
    const Content content = content_of(place);
    const bool there = content != nothing;
    REQUIRE((!there || content == all));
    if (ended.exit_code == 0 || !ended.out.empty()) REQUIRE(there);
    done += there ? 1 : 0;
    const Ended again = run(command);
    INFO(description(again));
    REQUIRE(again.exit_code == (there ? said_again : 0));
    if (there) REQUIRE_THAT(again.out + again.err, Contains(words_again));
    REQUIRE(content_of(place) == all);
    REQUIRE(place.texts("PRAGMA integrity_check") == std::set<std::string>{"ok"});
  }
  return done;
}

TEST_CASE("whatever moment an import is killed at, all of it is there or nothing") {
  INFO("TRACK_TEST_SEED=" << seed());
  const Workplace place;
  place.load();
  write_sheet(place, rows);
  const int done = kill_rounds(place, place.command(import_words()), 0, "Nothing new");
  WARN(rounds(10) << " rounds, TRACK_TEST_SEED=" << seed() << ": killed with all there " << done);
}

TEST_CASE("whatever moment the recording of many lines is killed at, all are there or none") {
  INFO("TRACK_TEST_SEED=" << seed());
  const Workplace place;
  place.load();
  write_sheet(place, rows);
  const int done = kill_rounds(place, record_lines(place), 1, "Nothing was recorded");
  WARN(rounds(10) << " rounds, TRACK_TEST_SEED=" << seed() << ": killed with all there " << done);
}

TEST_CASE("whatever moment the import of a package is killed at, the record is there or nothing") {
  INFO("TRACK_TEST_SEED=" << seed());
  const Workplace source;
  source.load();
  write_sheet(source, rows);
  REQUIRE(source.track(import_words()).exit_code == 0);
  REQUIRE(source.track({"export", "package"}).exit_code == 0);
  const std::string package = (source.folder() / "package").string();
  const auto digests = [](const Workplace& place) {
    return place.texts("SELECT operation || ' ' || digest FROM chain");
  };

  const Workplace place;
  const Command importing = place.command({"import", package});
  Killer kill(importing);
  int done = 0;
  for (int round = 0; round < rounds(10); ++round) {
    INFO("round " << round);
    for (const auto& entry : fs::directory_iterator(place.folder())) fs::remove_all(entry);
    const Ended ended = kill(round);
    INFO(description(ended));
    const bool there = fs::exists(place.database());
    if (ended.exit_code == 0 || !ended.out.empty()) REQUIRE(there);
    done += there ? 1 : 0;
    if (there) REQUIRE(content_of(place) == all);
    const Ended again = run(importing);
    INFO(description(again));
    REQUIRE(again.exit_code == (there ? 1 : 0));
    if (there) REQUIRE_THAT(again.err, Contains("holds a record already"));
    check_sound(place);
    REQUIRE(digests(place) == digests(source));
  }
  WARN(rounds(10) << " rounds, TRACK_TEST_SEED=" << seed() << ": killed with all there " << done);
}

TEST_CASE("of what several imports bring at the same time nothing is lost and nothing doubled") {
  Workplace place;
  place.load();
  constexpr int of_each = 300;
  write_sheet(place, of_each, 2022);
  fs::rename(place.folder() / "sheet.csv", place.folder() / "other.csv");
  write_sheet(place, of_each, 2021);
  const auto started = [&](const std::string& file) {
    return Process(place.command({"import", file, "--map", "mapping.toml"}));
  };
  std::vector<Process> processes;
  for (const char* file : {"sheet.csv", "other.csv", "sheet.csv", "other.csv"}) {
    processes.push_back(started(file));
  }
  int stored = 0;
  for (Process& process : processes) {
    const Ended ended = process.wait();
    INFO(description(ended));
    REQUIRE(ended.exit_code == 0);
    if (ended.out.find("Nothing new") == std::string::npos) ++stored;
  }
  CHECK(stored == 2);
  CHECK(content_of(place) == Content{2, 2 * of_each, 2 * of_each * values_a_row});
  check_sound(place);
}

}  // namespace
}  // namespace track::durability::import_crash_test
