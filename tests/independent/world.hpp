#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "track/model/plan.hpp"
#include "track/model/record.hpp"

// What was defined and recorded, as plain lists.
namespace track::independent {

// One measurement; lists of them are in the order of recording.
struct Fact {
  int minute = 0;  // when it was recorded
  std::string indicator;
  Period period;
  int year = 0;
  Value value;
};

struct Holding {
  int minute = 0;
  std::string activity;
  Period period;
  int year = 0;
};

struct World {
  std::vector<std::pair<int, Plan>> revisions;         // with the minute of the load
  std::vector<std::pair<int, RecordRequest>> entries;  // with the minute of the record
  int last_minute = 0;
};

// What was known of a world at some minute.
struct Known {
  Plan plan;
  int revision = 0;
  std::vector<Fact> facts;
  std::vector<Holding> holdings;
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
// measurements and holdings from six years before it on.
World random_world(Random& random);

// A day of these fiscal years; often the first or last of one, or one by which a whole number of
// its fifths (in leap years, sixths) has passed.
Day random_day(const Plan& plan, int from_year, int to_year, Random& random);

Day first_day(const Plan& plan, int year);
Day last_day(const Plan& plan, int year);

}  // namespace track::independent
