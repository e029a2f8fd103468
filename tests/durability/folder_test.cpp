// Files that may not grow, folders that may not be written, folders that vanish.

#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <thread>

#include "workplace.hpp"

namespace track::durability::folder_test {
namespace {

namespace fs = std::filesystem;
using Catch::Contains;

TEST_CASE("where files may not grow further, a record or a load is refused as a whole") {
  for (std::uint64_t limit = 8192; limit < 250'000; limit += 12'288) {
    INFO("files of at most " << limit << " bytes");
    const Workplace place;
    const Workplace second;
    place.load();
    const std::string folder = place.definitions("later").string();
    for (const Words& words : {record_words("tight"), Words{"load", folder}}) {
      Command tight = place.command(words);
      tight.longest_file = limit;
      const Ended ended = run(tight);
      INFO(description(ended));
      REQUIRE(ended.signal == 0);
      const bool there = place.notes().contains("tight");
      const bool loaded = place.goals().contains("later");
      CHECK((words[0] == "load" ? loaded : there) == (ended.exit_code == 0));
      if (ended.exit_code == 0) continue;
      CHECK(ended.exit_code == 1);
      CHECK_THAT(ended.err, Contains("may have at most") || Contains("no space is left"));
    }
    CHECK(place.track(record_words("wide")).exit_code == 0);
    CHECK(place.what_is_wrong() == "");

    Command first = second.command({"load", second.definitions("first").string()});
    first.longest_file = limit;
    CHECK(run(first).signal == 0);
    second.load();
    CHECK(second.what_is_wrong() == "");
  }
}

TEST_CASE("an answer that cannot be printed does not hide that the record was made") {
  const Workplace place;
  place.load();
  Command mute = place.command(record_words("unheard"));
  mute.output = "/dev/full";
  const Ended ended = run(mute);
  CHECK(ended.exit_code == 1);
  CHECK_THAT(ended.err, Contains("could not be written") && Contains("was recorded all the same"));
  CHECK(place.notes().contains("unheard"));
}

// A place of somebody whom permissions hold for: of root itself, where the tests run as another.
class Guarded {
 public:
  Guarded() {
    fs::create_directory(place_.folder());
    if (::getuid() == 0) {
      user_ = nobody;
      // The folder above is the tests' alone.
      ::chmod(above_.path().c_str(), 0711);
      if (::chown(place_.folder().c_str(), nobody, nobody) != 0) user_.reset();
    }
    const fs::path folder = place_.definitions("first");
    ::chmod(folder.c_str(), 0755);  // whatever the umask is
    ::chmod((folder / "plan.toml").c_str(), 0644);
    definitions_ = folder.string();
  }
  ~Guarded() { allow(0700, 0600); }
  Guarded(const Guarded&) = delete;
  Guarded& operator=(const Guarded&) = delete;

  // False where nobody else can be had, or may not start the program.
  bool at_work() const { return track({"--version"}).exit_code == 0; }
  void load() const {
    const Ended ended = track({"load", definitions_});
    INFO(description(ended));
    REQUIRE(ended.exit_code == 0);
  }

  void allow(mode_t folder, mode_t file) const {
    ::chmod(place_.folder().c_str(), folder);
    ::chmod(place_.database().c_str(), file);
  }
  Ended track(const Words& words, const std::map<std::string, std::string>& variables = {}) const {
    Command command = place_.command(words);
    for (const auto& [name, value] : variables) command.variables[name] = value;
    command.folder = "/";
    command.user = user_;
    return run(command);
  }
  const Workplace& place() const { return place_; }

 private:
  static constexpr uid_t nobody = 65534;

  TemporaryFolder above_;
  Workplace place_{above_.path() / "guarded"};
  std::optional<uid_t> user_;
  std::string definitions_;
};

TEST_CASE("what may not be written is refused with a sentence, and left as it is") {
  struct Case {
    mode_t folder;
    mode_t file;
    int exit_code;
    const char* says;
  };
  const Case cases[] = {{0500, 0600, 1, "is read only"},
                        {0700, 0400, 1, "is read only"},
                        {0500, 0400, 1, "is read only"},
                        {0700, 0000, 6, "cannot be opened"},
                        {0000, 0600, 6, "cannot examine"}};
  const Guarded guarded;
  if (!guarded.at_work()) {
    WARN("left out: nobody else can start the program here");
    return;
  }
  guarded.load();
  for (const Case& each : cases) {
    guarded.allow(each.folder, each.file);
    const Ended ended = guarded.track(record_words("forbidden"));
    INFO(std::oct << each.folder << " " << each.file << ": " << description(ended));
    CHECK(ended.exit_code == each.exit_code);
    CHECK(ended.out == "");
    CHECK_THAT(ended.err, Contains(each.says) && Contains("Nothing was recorded"));
    guarded.allow(0700, 0600);
    CHECK(guarded.place().notes().empty());
  }
  CHECK(guarded.track(record_words("allowed")).exit_code == 0);
  CHECK(guarded.place().what_is_wrong() == "");
}

TEST_CASE("what may not be written can be read all the same, and stays as it is") {
  const Guarded guarded;
  if (!guarded.at_work()) {
    WARN("left out: nobody else can start the program here");
    return;
  }
  guarded.load();
  REQUIRE(guarded.track(record_words("first")).exit_code == 0);
  const fs::path database = guarded.place().database();
  const bool older = GENERATE(false, true);
  if (older) {
    fs::copy_file(fs::path(TRACK_SOURCE_DIR) / "tests/store/schemas/schema-3.db", database,
                  fs::copy_options::overwrite_existing);
  }
  for (const auto& [folder, file] : {std::pair{0500U, 0600U}, {0700U, 0400U}, {0500U, 0400U}}) {
    guarded.allow(folder, file);
    const auto written = fs::last_write_time(database);
    for (const Words& words : {Words{"report"}, Words{"list", "indicators"}, Words{"log"},
                               Words{"due"}, Words{"check", "--full"}}) {
      const Ended ended = guarded.track(words);
      INFO(std::oct << folder << " " << file << ", " << words[0] << ": " << description(ended));
      CHECK(ended.exit_code == 0);
      CHECK(ended.err == "");
    }
    CHECK(fs::last_write_time(database) == written);
    std::vector<fs::path> databases;
    for (const auto& entry : fs::directory_iterator(database.parent_path())) {
      if (entry.path().string().find(".db") != std::string::npos) databases.push_back(entry.path());
    }
    CHECK(databases == std::vector{database});
  }
  guarded.allow(0500, 0600);
  for (const char* elsewhere : {"/root", "/proc", "/no/such/folder"}) {
    const Ended ended = guarded.track({"report"}, {{"TMPDIR", elsewhere}});
    INFO("TMPDIR=" << elsewhere << ": " << description(ended));
    CHECK(ended.exit_code == 0);
  }
  guarded.allow(0700, 0600);
  CHECK(guarded.track({"log"}).exit_code == 0);
}

TEST_CASE(
    "in a folder that may not be written, corrections and copies are refused, all is as it was") {
  const Guarded guarded;
  if (!guarded.at_work()) {
    WARN("left out: nobody else can start the program here");
    return;
  }
  guarded.load();
  const Workplace& place = guarded.place();
  const std::string copy = (place.folder() / "copy.db").string();
  REQUIRE(guarded.track(record_words("first")).exit_code == 0);
  REQUIRE(guarded.track({"backup", copy}).exit_code == 0);
  REQUIRE(guarded.track(record_words("second")).exit_code == 0);
  const auto operations = place.texts("SELECT id || kind FROM operation");
  guarded.allow(0500, 0600);
  for (const Words& words :
       {Words{"amend", "3", "attendance=8", "--reason", "why"}, Words{"undo", "3"},
        Words{"close", "R4", "--reason", "why"}, Words{"backup"},
        Words{"backup", (place.folder() / "other.db").string()},
        Words{"restore", copy, "--reason", "why"}}) {
    const Ended ended = guarded.track(words);
    INFO(words[0] << ": " << description(ended));
    CHECK(ended.exit_code != 0);
    CHECK(ended.exit_code <= 6);
    CHECK(ended.out == "");
    CHECK_THAT(ended.err, Catch::StartsWith("track: error: ") &&
                              (Contains("read only") || Contains("you have no permission")));
  }
  guarded.allow(0700, 0600);
  CHECK(place.texts("SELECT id || kind FROM operation") == operations);
  CHECK(guarded.track({"undo", "3"}).exit_code == 0);
  CHECK(place.what_is_wrong() == "");
}

TEST_CASE("where files may not grow further, no copy is half made, put back or migrated") {
  for (std::uint64_t limit = 8192; limit < 500'000; limit += 40'960) {
    INFO("files of at most " << limit << " bytes");
    const Workplace place;
    const Workplace earlier;
    place.load();
    REQUIRE(place.track({"backup", "copy.db"}).exit_code == 0);
    REQUIRE(place.track(record_words("later")).exit_code == 0);
    fs::copy_file(fs::path(TRACK_SOURCE_DIR) / "tests/store/schemas/schema-2.db",
                  earlier.database());
    const auto tight = [limit](Command command) {
      command.longest_file = limit;
      const Ended ended = run(command);
      INFO(description(ended));
      CHECK(ended.signal == 0);
      if (ended.exit_code == 0) return true;
      CHECK(ended.exit_code == 1);
      CHECK_THAT(ended.err, Contains("may have at most") || Contains("no space is left") ||
                                Contains("file would exceed"));
      return false;
    };
    const bool copied = tight(place.command({"backup", "other.db"}));
    CHECK(fs::exists(place.folder() / "other.db") == copied);
    const bool restored = tight(place.command({"restore", "copy.db", "--reason", "why"}));
    CHECK(place.notes().contains("later") != restored);
    CHECK(place.what_is_wrong() == "");
    CHECK(place.track(record_words("wide")).exit_code == 0);

    // Step by step, each whole: what was refused goes on where it stopped.
    const bool migrated = tight(earlier.command({"list", "indicators"}));
    const auto reached = earlier.number("PRAGMA user_version");
    CHECK(earlier.track({"list", "indicators"}).exit_code == 0);
    CHECK((earlier.number("PRAGMA user_version") == reached) == migrated);
  }
}

TEST_CASE("a folder that vanishes under the writers takes what was acknowledged along, whole") {
  std::mt19937_64 random(seed());
  INFO("TRACK_TEST_SEED=" << seed());
  for (int round = 0; round < rounds(20); ++round) {
    INFO("round " << round);
    const TemporaryFolder above;
    const fs::path here = above.path() / "here";
    const fs::path away = above.path() / "away";
    fs::create_directory(here);
    const Workplace place(here);
    place.load();
    std::vector<Process> writers;
    for (int i = 0; i < 4; ++i) {
      Command command = place.command(record_words(std::to_string(i)));
      command.folder = above.path();
      writers.emplace_back(command);
    }
    std::uniform_int_distribution<int> delay(0, 25'000);
    std::this_thread::sleep_for(std::chrono::microseconds(delay(random)));
    fs::rename(here, away);
    const Workplace moved(away);
    std::set<std::string> acknowledged;
    for (int i = 0; i < 4; ++i) {
      const Ended ended = writers[static_cast<std::size_t>(i)].wait();
      INFO(description(ended));
      CHECK(ended.signal == 0);
      if (!ended.out.empty()) acknowledged.insert(std::to_string(i));
      if (ended.exit_code != 0) CHECK_THAT(ended.err, Catch::StartsWith("track: error: "));
    }
    Command next = place.command(record_words("next"));
    next.folder = above.path();
    const Ended missing = run(next);
    CHECK(missing.exit_code == 6);
    CHECK_THAT(missing.err, Contains("there is no database"));
    CHECK_FALSE(fs::exists(here));
    CHECK(moved.track(record_words("next")).exit_code == 0);
    for (const std::string& note : acknowledged) CHECK(moved.notes().contains(note));
    CHECK(moved.what_is_wrong() == "");
  }
}

}  // namespace
}  // namespace track::durability::folder_test
