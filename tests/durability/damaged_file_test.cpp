// Database files that are damaged or forged: the program says so, or reads what can be read, but it
// never crashes, hangs or passes on raw bytes.

#include <signal.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <mutex>
#include <sstream>
#include <thread>

#include "damaging.hpp"
#include "sheet.hpp"
#include "shown.hpp"

namespace track::durability::damaged_file_test {
namespace {

std::string bytes_of(const std::filesystem::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

// Two revisions and records of several forms.
std::string sound_bytes() {
  const Workplace place;
  place.load();
  REQUIRE(place.track({"load", place.definitions("second").string()}).exit_code == 0);
  for (int i = 0; i < 20; ++i) {
    REQUIRE(place.track(record_words("note " + std::to_string(i))).exit_code == 0);
  }
  for (const Words& words : {Words{"record", "known", "31% n=1100", "--on", "R4"},
                             Words{"record", "lecture.attendance", "unknown", "--on", "R3.6"},
                             Words{"record", "lecture.talked", "60% n=30", "--on", "R5-Q1"}}) {
    const Ended ended = place.track(words);
    INFO(description(ended));
    REQUIRE(ended.exit_code == 0);
  }
  return bytes_of(place.database());
}

std::string complaint_about(const Ended& ended) {
  if (ended.signal == SIGALRM) return "hung";
  if (ended.signal != 0) return "ended by a signal";
  if (ended.exit_code < 0 || ended.exit_code > 6) return "exit code out of its range";
  if (ended.exit_code != 0 && !ended.err.starts_with("track: error: ")) return "no sentence";
  if (ended.err.find("inside the program") != std::string::npos) return "an unknown failure";
  return unfit_to_show(ended.out + ended.err);
}

// Four of all commands, the writing ones last. What is put back replaces the file, so that each
// variant ends with a whole database or a refusal.
std::vector<Words> some_commands(std::mt19937_64& random) {
  std::vector<Words> reading = {{"report", "--year", "R4"},
                                {"report", "--years", "R3..R5"},
                                {"list", "indicators"},
                                {"show", "lecture.attendance"},
                                {"show", "lecture.attendance", "--year", "R4"},
                                {"check"},
                                {"check", "--full"},
                                {"due"},
                                {"summary", "--since", "2"},
                                {"log"},
                                {"log", "--digest"},
                                {"export", "package"},
                                {"export", "measurements"},
                                {"export", "--format", "postgresql", "-o", "push.sql"},
                                {"report", "--year", "R4", "-o", "report.xlsx"},
                                {"form", "--owner", "medicine", "--year", "R4", "-o", "form.ods"},
                                {"import", "--propose", "sheet.csv"},
                                {"import", "sheet.csv", "--map", "mapping.toml", "--dry-run"},
                                {"backup", "copies"}};
  std::shuffle(reading.begin(), reading.end(), random);
  reading.resize(3);
  std::vector<Words> writing = {record_words("more"),
                                import_words(),
                                {"amend", "3", "attendance=8", "--reason", "why"},
                                {"undo", "3"},
                                {"assess", "plan", "--year", "R4", "--results", "well"},
                                {"close", "R4", "--reason", "why"}};
  std::shuffle(writing.begin(), writing.end(), random);
  reading.push_back(writing.front());
  return reading;
}

// Tries variants in threads of its own; Catch's assertions are for one thread alone.
class Trial {
 public:
  explicit Trial(std::string sound) : sound_(std::move(sound)) {}

  void run(int count) {
    std::vector<std::thread> threads;
    constexpr int at_a_time = 2;
    for (int first = 0; first < at_a_time; ++first) {
      threads.emplace_back([this, first, count] {
        const Workplace place;
        write_sheet(place, 20, 2022);
        for (int variant = first; variant < count; variant += at_a_time) {
          try_variant(place, seed() + static_cast<std::uint64_t>(variant));
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
  }

  std::string complaints() const { return complaints_; }
  const std::map<int, int>& exit_codes() const { return exit_codes_; }

 private:
  void try_variant(const Workplace& place, std::uint64_t own_seed) {
    std::mt19937_64 random(own_seed);
    const std::string what = damage(sound_, place.database(), random);
    for (const Words& words : some_commands(random)) {
      Command command = place.command(words);
      command.seconds = 10;
      const Ended ended = durability::run(command);
      const std::string complaint = complaint_about(ended);
      const std::lock_guard lock(mutex_);
      ++exit_codes_[ended.exit_code];
      std::filesystem::remove_all(place.folder() / "copies");
      if (complaint.empty()) continue;
      complaints_ += "TRACK_TEST_SEED=" + std::to_string(own_seed) + " TRACK_TEST_ROUNDS=1, " +
                     what + ", " + words[0] + ": " + complaint + "; " + description(ended) + "\n";
    }
  }

  std::string sound_;
  std::mutex mutex_;
  std::string complaints_;
  std::map<int, int> exit_codes_;
};

TEST_CASE("a damaged or forged database is refused or read, but never crashes or hangs a command") {
  Trial trial(sound_bytes());
  trial.run(rounds(200));
  CHECK(trial.complaints() == "");
  std::string counted;
  for (const auto& [code, count] : trial.exit_codes()) {
    counted += ", exit " + std::to_string(code) + ": " + std::to_string(count);
  }
  WARN(rounds(200) << " files, TRACK_TEST_SEED=" << seed() << counted);
}

}  // namespace
}  // namespace track::durability::damaged_file_test
