// Processes that are killed at any moment: what they said was recorded is there, and whole.

#include <signal.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <random>
#include <thread>

#include "workplace.hpp"

namespace track::durability::crash_test {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

struct Job {
  Words words;
  std::string mark;  // where `query` gives it, the job was done; a backup has none
  const char* query = nullptr;
};

constexpr const char* notes = "SELECT note FROM event";
constexpr const char* goals = "SELECT goal FROM plan";
constexpr const char* results = "SELECT results FROM evaluation";
constexpr const char* reasons = "SELECT reason FROM operation";

struct Counts {
  int acknowledged = 0;
  int refused = 0;
  int killed_before = 0;  // the commit
  int killed_after = 0;
  int copies = 0;
};

class Rounds {
 public:
  Rounds(const Workplace& place, std::uint64_t own_seed, Counts& counts)
      : place_(place), random_(own_seed), counts_(counts) {}

  // Writers of every kind at a time, each killed at a moment of its own, by SIGKILL or Ctrl-C.
  void run(int count) {
    place_.load();
    next_command_works(0);
    const Clock::duration undisturbed = one_round(0, std::nullopt);
    for (int round = 1; round <= count; ++round) one_round(round, undisturbed * 5 / 4);
    REQUIRE(place_.track({"backup", "copies"}).exit_code == 0);
    for (const auto& entry : fs::directory_iterator(copies())) {
      REQUIRE(entry.path().extension() == ".db");
    }
  }

 private:
  fs::path copies() const { return place_.folder() / "copies"; }

  Clock::duration one_round(int round, std::optional<Clock::duration> longest) {
    const std::vector<Job> jobs = make_jobs("r" + std::to_string(round));
    std::vector<Process> processes;
    const Clock::time_point start = Clock::now();
    for (const Job& job : jobs) processes.emplace_back(place_.command(job.words));
    if (longest) kill_all(processes, *longest, round % 2 == 0 ? SIGKILL : SIGINT);
    std::vector<Ended> ends;
    for (Process& process : processes) ends.push_back(process.wait());
    const Clock::duration took = Clock::now() - start;
    next_command_works(round);
    assess(jobs, ends);
    judge_copies();
    return took;
  }

  // A record and an amendment of the last rounds that still stand are amended and taken back.
  std::vector<Job> make_jobs(const std::string& round) const {
    const auto last = [this](const char* kind, const char* table) {
      return std::to_string(place_.number(
          std::string("SELECT coalesce(max(o.id), 0) FROM operation AS o WHERE o.kind = '") + kind +
          "' AND o.id NOT IN (SELECT undone FROM undoing) AND o.id NOT IN (SELECT m.operation"
          " FROM measurement AS m JOIN withdrawal AS w ON w.measurement = m.id) AND o.id IN"
          " (SELECT operation FROM " +
          table + ")"));
    };
    std::vector<Job> jobs = {
        {record_words(round + "-a"), round + "-a", notes},
        {record_words(round + "-b"), round + "-b", notes},
        {{"load", place_.definitions(round + "-c").string()}, round + "-c", goals},
        {{"load", place_.definitions(round + "-d").string()}, round + "-d", goals},
        {{"amend", last("record", "event"), "attendance=8", "--reason", round + "-e"},
         round + "-e",
         reasons},
        {{"assess", "plan", "--year", "R4", "--results", round + "-g"}, round + "-g", results},
        {{"backup", "copies", "--keep", "3"}, "", nullptr}};
    if (const std::string amended = last("amend", "measurement"); amended != "0") {
      jobs.push_back({{"undo", amended, "--reason", round + "-f"}, round + "-f", reasons});
    }
    return jobs;
  }

  void kill_all(const std::vector<Process>& processes, Clock::duration longest, int signal) {
    std::uniform_int_distribution<Clock::rep> delay(0, longest.count());
    std::multimap<Clock::duration, const Process*> moments;
    for (const Process& process : processes) {
      moments.emplace(Clock::duration(delay(random_)), &process);
    }
    const Clock::time_point now = Clock::now();
    for (const auto& [moment, process] : moments) {
      std::this_thread::sleep_until(now + moment);
      process->kill(signal);
    }
  }

  void next_command_works(int round) const {
    const std::string note = "after " + std::to_string(round);
    const Ended next = place_.track(record_words(note));
    INFO(description(next));
    REQUIRE(next.exit_code == 0);
    REQUIRE(place_.notes().contains(note));
  }

  void assess(const std::vector<Job>& jobs, const std::vector<Ended>& ends) {
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      const bool killed = ends[i].signal == SIGKILL || ends[i].signal == SIGINT;
      const bool acknowledged = !ends[i].out.empty() || ends[i].exit_code == 0;
      INFO(jobs[i].words[0] << " " << jobs[i].mark << ": " << description(ends[i]));
      if (acknowledged) ++counts_.acknowledged;
      if (jobs[i].query == nullptr) {
        REQUIRE((killed || acknowledged));
        continue;
      }
      const bool there = place_.texts(jobs[i].query).contains(jobs[i].mark);
      if (acknowledged) REQUIRE(there);
      if (!killed && !acknowledged) {
        REQUIRE(jobs[i].words[0] == "load");  // another load came between
        REQUIRE(ends[i].exit_code == 1);
        REQUIRE_FALSE(there);
        ++counts_.refused;
      }
      if (killed) ++(there ? counts_.killed_after : counts_.killed_before);
    }
    REQUIRE(place_.what_is_wrong() == "");
  }

  // What bears the name of a copy is whole.
  void judge_copies() {
    if (!fs::exists(copies())) return;
    for (const auto& entry : fs::directory_iterator(copies())) {
      if (entry.path().extension() != ".db" || !judged_.insert(entry.path()).second) continue;
      INFO(entry.path());
      REQUIRE(what_is_wrong_in(entry.path()) == "");
      ++counts_.copies;
    }
  }

  const Workplace& place_;
  std::mt19937_64 random_;
  Counts& counts_;
  std::set<fs::path> judged_;
};

TEST_CASE(
    "whatever moment a command is killed at, what it does is there as a whole or not at all") {
  INFO("TRACK_TEST_SEED=" << seed());
  constexpr int rounds_a_place = 60;  // the record grows, and with it the time to judge it
  Counts counts;
  for (int begun = 0; begun < rounds(60); begun += rounds_a_place) {
    INFO("rounds from " << begun << " on");
    const Workplace place;
    Rounds(place, seed() + static_cast<std::uint64_t>(begun), counts)
        .run(std::min(rounds(60) - begun, rounds_a_place));
  }
  WARN(rounds(60) << " rounds, TRACK_TEST_SEED=" << seed() << ": killed before the commit "
                  << counts.killed_before << ", after it " << counts.killed_after
                  << "; acknowledged " << counts.acknowledged << ", refused " << counts.refused
                  << "; copies " << counts.copies);
}

TEST_CASE("whatever moment the making of a database is killed at, the next load makes it") {
  INFO("TRACK_TEST_SEED=" << seed());
  std::mt19937_64 random(seed());
  for (int round = 0; round < rounds(60); ++round) {
    const Workplace place;
    const std::string folder = place.definitions("made").string();
    std::vector<Process> makers;
    for (int i = 0; i < 2; ++i) makers.emplace_back(place.command({"load", folder}));
    std::uniform_int_distribution<int> delay(0, 40'000);
    std::this_thread::sleep_for(std::chrono::microseconds(delay(random)));
    for (Process& maker : makers) {
      maker.kill(SIGKILL);
      maker.wait();
    }
    place.load();
    CHECK(place.what_is_wrong() == "");
    CHECK(place.track(record_words("next")).exit_code == 0);
  }
}

}  // namespace
}  // namespace track::durability::crash_test
