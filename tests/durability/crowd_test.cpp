// Many processes at one database at the same time.

#include <atomic>
#include <mutex>
#include <thread>

#include "workplace.hpp"

namespace track::durability::crowd_test {
namespace {

// What went wrong in a thread; Catch's own assertions are for one thread alone.
class Complaints {
 public:
  void expect_done(const Ended& ended) {
    if (ended.exit_code == 0 && !ended.out.empty()) return;
    const std::lock_guard lock(mutex_);
    first_ = first_.empty() ? description(ended) : first_;
  }
  const std::string& first() const { return first_; }

 private:
  std::mutex mutex_;
  std::string first_;
};

// Each writer makes its records one after the other.
std::vector<std::thread> writers(const Workplace& place, int count, int records,
                                 Complaints& complaints) {
  std::vector<std::thread> result;
  for (int writer = 0; writer < count; ++writer) {
    result.emplace_back([&place, &complaints, writer, records] {
      for (int i = 0; i < records; ++i) {
        const std::string note = std::to_string(writer) + "-" + std::to_string(i);
        complaints.expect_done(place.track(record_words(note)));
      }
    });
  }
  return result;
}

std::vector<std::thread> readers(const Workplace& place, const std::atomic<bool>& over,
                                 std::atomic<int>& readings, Complaints& complaints) {
  std::vector<std::thread> result;
  for (const Words& words :
       {Words{"report", "--year", "R4"}, Words{"list", "indicators"}, Words{"show", "lecture"}}) {
    result.emplace_back([&place, &over, &readings, &complaints, words] {
      while (!over) {
        complaints.expect_done(place.track(words));
        ++readings;
      }
    });
  }
  return result;
}

TEST_CASE("of what many processes record at the same time nothing is lost, and readers go on") {
  // TRACK_TEST_ROUNDS=1000 and more: the full crowd.
  const bool full = rounds(0) >= 1000;
  const int count = full ? 40 : 8;
  const int records = full ? 50 : 10;
  const Workplace place;
  place.load();
  Complaints complaints;
  std::atomic<bool> over = false;
  std::atomic<int> readings = 0;
  std::vector<std::thread> reading = readers(place, over, readings, complaints);
  for (std::thread& writer : writers(place, count, records, complaints)) writer.join();
  over = true;
  for (std::thread& reader : reading) reader.join();

  CHECK(complaints.first() == "");
  CHECK(place.notes().size() == static_cast<std::size_t>(count * records));
  CHECK(place.number("SELECT count(*) FROM operation WHERE kind = 'record'") == count * records);
  CHECK(place.what_is_wrong() == "");
  WARN(count << " processes, " << records << " records each, beside " << readings << " readings");
}

// Where the sanitizer's runtime insists on being the first library, it is told not to.
Command unwaiting(Command command) {
  command.variables["LD_PRELOAD"] = TRACK_UNWAITING;
  command.variables["ASAN_OPTIONS"] = "verify_asan_link_order=0";
  return command;
}

TEST_CASE("a database that stays locked is said to be in use, and nothing is changed") {
  const Workplace place;
  place.load();
  const std::string folder = place.definitions("other").string();
  SQLite::Database holder = place.open();
  holder.exec("BEGIN IMMEDIATE");
  for (const Words& words : {record_words("too early"), Words{"load", folder}}) {
    const Ended ended = run(unwaiting(place.command(words)));
    INFO(description(ended));
    CHECK(ended.exit_code == 5);
    CHECK(ended.out == "");
    CHECK_THAT(ended.err, Catch::Contains("is in use by another process") &&
                              Catch::Contains("it is safe to try again"));
  }
  CHECK(place.track({"report", "--year", "R4"}).exit_code == 0);
  holder.exec("ROLLBACK");
  CHECK(place.notes().empty());
  CHECK(place.goals().size() == 1);
  CHECK(place.track(record_words("again")).exit_code == 0);
}

}  // namespace
}  // namespace track::durability::crowd_test
