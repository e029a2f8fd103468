#include <catch2/catch.hpp>

#include "naive.hpp"

// The examples of docs/methods.md, by the plain reckoning itself: what it takes from the text.
namespace track::independent::naive_test {

namespace {

using namespace std::chrono;

constexpr int r4 = 2022;

// A plan from April to March with one indicator, and an activity that it may be written in.
class Example {
 public:
  Example() {
    known_.plan.first_year = {r4};
    known_.plan.last_year = {r4 + 1};
    known_.plan.calendar.starts = April / 1;
    known_.plan.activities.resize(1);
    known_.plan.activities.front().id = "a";
    known_.plan.indicators.resize(1);
    known_.plan.indicators.front().id = "i";
  }

  Indicator& indicator() { return known_.plan.indicators.front(); }
  Activity& activity() { return known_.plan.activities.front(); }

  void target(int amount) { indicator().targets[{r4}].amount = Quantity::whole(amount); }
  void schedule(const char* text) { activity().schedule = *read_schedule(text); }
  void value(const Period& period, int amount) {
    Value value;
    value.amount = Quantity::whole(amount);
    known_.facts["i"].push_back({0, period, r4, value});
  }
  void month(int number, int amount) {
    value(months_of(known_.plan, r4, 1)[static_cast<std::size_t>(number - 1)], amount);
  }
  void held(Day day) { known_.holdings["a"].push_back({0, {day, day}, r4}); }

  Figures figures(Day as_of) {
    return indicator_figures(begun_by(known_, as_of), indicator(), r4, as_of);
  }
  Status holdings(Day as_of) {
    return holdings_figures(begun_by(known_, as_of), activity(), r4, as_of).status;
  }
  std::vector<Deadline> due(Day until) { return deadlines(begun_by(known_, until), until); }

 private:
  Known known_;
};

}  // namespace

TEST_CASE("what is reported by the month is on plan while no month is late") {
  Example example;
  example.target(1200);
  example.month(1, 100);
  example.month(2, 100);
  example.month(3, 100);
  CHECK(example.figures(2022y / August / 30).expected == 300);
  CHECK(example.figures(2022y / August / 30).status == Status::on_track);
  CHECK(example.figures(2022y / August / 31).expected == 400);
  CHECK(example.figures(2022y / August / 31).status == Status::behind);
}

TEST_CASE("what is of single days is held against the as-of day") {
  Example example;
  example.target(365);
  const Day day = 2022y / April / 2;
  example.value({day, day}, 5);
  CHECK(example.figures(2022y / April / 20).expected == 20);
  CHECK_FALSE(example.figures(2022y / April / 20).projection);
}

TEST_CASE("what is written in a schedule is held against its holdings") {
  Example example;
  example.indicator().activity = "a";
  example.schedule("2/year");
  example.target(300);
  const Day day = 2022y / April / 20;
  example.held(day);
  example.value({day, day}, 150);
  CHECK(example.figures(2023y / February / 20).expected == 150);
  CHECK(example.figures(2023y / April / 30).expected == 150);
  CHECK_FALSE(example.figures(2023y / May / 1).expected);
  CHECK(example.figures(2023y / May / 1).status == Status::missed);
}

TEST_CASE("about ten a year are eight by the time for it") {
  Example example;
  example.schedule("about 10/year");
  for (int i = 1; i <= 7; ++i) example.held(Day(2022y / June / 1) + days(i));
  CHECK(example.holdings(2023y / March / 20) == Status::at_risk);
  CHECK(example.holdings(2023y / April / 2) == Status::nearly);
}

TEST_CASE("a holding is late on the day after the last for reporting it") {
  Example example;
  example.schedule("3/year");
  example.held(2022y / May / 1);
  CHECK(example.due(2022y / December / 29).empty());
  CHECK(example.due(2022y / December / 30).size() == 1);
  CHECK(example.holdings(2022y / December / 30) == Status::on_track);
  CHECK(example.holdings(2022y / December / 31) == Status::behind);
}

}  // namespace track::independent::naive_test
