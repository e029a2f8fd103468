#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "track/model/plan.hpp"
#include "track/model/record.hpp"

// What was defined and recorded, as plain lists.
namespace track::independent {

// One measurement of an indicator; lists of them are in the order of recording.
struct Fact {
  int minute = 0;  // when it was recorded
  Period period;
  int year = 0;
  Value value;
  std::string part{};  // of which part of a whole; see gathered()
};

// One holding of an activity.
struct Holding {
  int minute = 0;
  Period period;
  int year = 0;
};

// What one command did to the record: it recorded something, put other values in the place of
// those of an earlier one, or took one back.
struct Step {
  int minute = 0;
  RecordRequest entry;
  std::optional<int> amends;      // the minute of the other
  std::optional<int> takes_back;  // the same; the entry is empty
};

struct World {
  std::vector<std::pair<int, Plan>> revisions;  // with the minute of the load
  std::vector<Step> steps;
  int last_minute = 0;
};

// What was known of a world at some minute.
struct Known {
  Plan plan;
  int revision = 0;
  std::map<std::string, std::vector<Fact>> facts;        // by the id of their indicator
  std::map<std::string, std::vector<Holding>> holdings;  // by the id of their activity
  // Left empty by known_at(). Of a whole that is put together: its own values. Of any: the values
  // of parts that do not make it up.
  std::map<std::string, std::vector<Fact>> controls;
  std::map<std::string, std::vector<Fact>> beside;

  const std::vector<Fact>& of(const Indicator& indicator) const;
  const std::vector<Holding>& of(const Activity& activity) const;
};
Known known_at(const World& world, int minute);

// The same everywhere for the same seed.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  int from_to(int least, int most) {
    return least + static_cast<int>(engine_() % static_cast<std::uint64_t>(most - least + 1));
  }
  bool chance(int percent) { return from_to(1, 100) <= percent; }
  template <class T>
  T one_of(std::initializer_list<T> choices) {
    return choices.begin()[from_to(0, static_cast<int>(choices.size()) - 1)];
  }

 private:
  std::mt19937_64 engine_;
};

// A plan of some years with indicators of every kind, loaded twice with different targets, and
// measurements and holdings from six years before it on, some of them corrected.
World random_world(Random& random);

// A day of these fiscal years; often the first or last of one, the last for reporting one of its
// months or the day after, or one by which a whole number of its fifths (in leap years, sixths) has
// passed.
Day random_day(const Plan& plan, int from_year, int to_year, Random& random);

Day first_day(const Plan& plan, int year);
Day last_day(const Plan& plan, int year);

}  // namespace track::independent
