// Processes that are killed at any moment: what they said was recorded is there, and whole.

#include <signal.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <random>
#include <thread>

#include "workplace.hpp"

namespace track::durability {
namespace {

using Clock = std::chrono::steady_clock;

struct Job {
  std::string mark;  // its note, or the goal of its definitions
  bool is_load = false;
};

struct Counts {
  int acknowledged = 0;
  int refused = 0;
  int killed_before = 0;  // the commit
  int killed_after = 0;
};

class Rounds {
 public:
  explicit Rounds(const Workplace& place) : place_(place), random_(seed()) {}

  // Three records and two loads at a time, each killed at a moment of its own.
  void run(int count) {
    place_.load();
    const Clock::duration undisturbed = one_round(0, std::nullopt);
    for (int round = 1; round <= count; ++round) one_round(round, undisturbed * 5 / 4);
  }

  const Counts& counts() const { return counts_; }

 private:
  Clock::duration one_round(int round, std::optional<Clock::duration> longest) {
    const std::vector<Job> jobs = make_jobs(round);
    std::vector<Process> processes;
    const Clock::time_point start = Clock::now();
    for (const Job& job : jobs) {
      processes.emplace_back(
          place_.command(job.is_load ? Words{"load", job.mark} : record_words(job.mark)));
    }
    if (longest) kill_all(processes, *longest);
    std::vector<Ended> ends;
    for (Process& process : processes) ends.push_back(process.wait());
    const Clock::duration took = Clock::now() - start;
    next_command_works(round);
    judge(jobs, ends);
    return took;
  }

  std::vector<Job> make_jobs(int round) const {
    constexpr int at_a_time = 5;
    std::vector<Job> jobs;
    for (int i = 0; i < at_a_time; ++i) {
      const std::string mark = "r" + std::to_string(round) + "-" + std::to_string(i);
      jobs.push_back({mark, i < 2});
      if (jobs.back().is_load) place_.definitions(mark);
    }
    return jobs;
  }

  void kill_all(const std::vector<Process>& processes, Clock::duration longest) {
    std::uniform_int_distribution<Clock::rep> delay(0, longest.count());
    std::multimap<Clock::duration, const Process*> moments;
    for (const Process& process : processes) {
      moments.emplace(Clock::duration(delay(random_)), &process);
    }
    const Clock::time_point now = Clock::now();
    for (const auto& [moment, process] : moments) {
      std::this_thread::sleep_until(now + moment);
      process->kill();
    }
  }

  void next_command_works(int round) const {
    const std::string note = "after " + std::to_string(round);
    const Ended next = place_.track(record_words(note));
    INFO(description(next));
    REQUIRE(next.exit_code == 0);
    REQUIRE(place_.notes().contains(note));
  }

  void judge(const std::vector<Job>& jobs, const std::vector<Ended>& ends) {
    const std::set<std::string> notes = place_.notes();
    const std::set<std::string> goals = place_.goals();
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      const bool there = (jobs[i].is_load ? goals : notes).contains(jobs[i].mark);
      const bool killed = ends[i].signal == SIGKILL;
      const bool acknowledged = !ends[i].out.empty() || ends[i].exit_code == 0;
      INFO(jobs[i].mark << ": " << description(ends[i]));
      if (acknowledged) REQUIRE(there);
      if (!killed && !acknowledged) {
        REQUIRE(jobs[i].is_load);  // another load came between
        REQUIRE(ends[i].exit_code == 1);
        REQUIRE_FALSE(there);
        ++counts_.refused;
      }
      if (acknowledged) ++counts_.acknowledged;
      if (killed) ++(there ? counts_.killed_after : counts_.killed_before);
    }
    REQUIRE(place_.what_is_wrong() == "");
  }

  const Workplace& place_;
  std::mt19937_64 random_;
  Counts counts_;
};

TEST_CASE("whatever moment a record or a load is killed at, it is there as a whole or not at all") {
  INFO("TRACK_TEST_SEED=" << seed());
  const Workplace place;
  Rounds crash(place);
  crash.run(rounds(60));
  const Counts& counts = crash.counts();
  WARN(rounds(60) << " rounds, TRACK_TEST_SEED=" << seed() << ": killed before the commit "
                  << counts.killed_before << ", after it " << counts.killed_after
                  << "; acknowledged " << counts.acknowledged << ", refused " << counts.refused);
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
      maker.kill();
      maker.wait();
    }
    place.load();
    CHECK(place.what_is_wrong() == "");
    CHECK(place.track(record_words("next")).exit_code == 0);
  }
}

}  // namespace
}  // namespace track::durability
