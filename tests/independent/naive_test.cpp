#include <catch2/catch.hpp>

#include "naive.hpp"
#include "track/model/breakdown.hpp"

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

namespace {

// 25 centres that report by the month, and the ward beside them.
class Centres {
 public:
  explicit Centres(bool put_together) {
    Plan& plan = known_.plan;
    plan.first_year = {r4};
    plan.last_year = {r4};
    plan.calendar.starts = April / 1;
    plan.breakdowns.resize(1);
    plan.breakdowns.front().id = "centre";
    for (int i = 1; i <= 26; ++i) {
      Part part;
      part.id = std::to_string(i);
      if (i == 26) part.since = YearBound{r4 + 1, YearCounting::fiscal, "R5"};
      plan.breakdowns.front().parts.push_back(part);
    }
    plan.indicators.resize(1);
    Indicator& whole = plan.indicators.front();
    whole.id = "i";
    whole.expect = Expectation{1};
    whole.targets[{r4}].amount = Quantity::whole(30'000);
    whole.by = {{"centre", ""}};
    if (put_together) whole.total = whole.by.front();
    derive_parts(plan);
    record("i", 1, 2480);
    for (int i = 1; i <= 25; ++i) record(centre(i), 1, 100);
    for (int i = 1; i <= 17; ++i) record(centre(i), 2, 100);
  }

  static std::string centre(int number) { return "i@centre:" + std::to_string(number); }
  void record(const std::string& id, int month, int amount) {
    Value value;
    value.amount = Quantity::whole(amount);
    const Period period = months_of(known_.plan, r4, 1)[static_cast<std::size_t>(month - 1)];
    known_.facts[id].push_back({0, period, r4, value});
  }

  Figures figures(Day as_of) {
    return indicator_figures(begun_by(known_, as_of), known_.plan.indicators.front(), r4, as_of);
  }
  std::vector<Deadline> due(Day until) { return deadlines(begun_by(known_, until), until); }

 private:
  Known known_;
};

}  // namespace

TEST_CASE("25 centres of which 8 are late are no whole") {
  Centres centres(true);
  const Figures early = centres.figures(2022y / June / 10);
  CHECK(early.actual == 4200);
  CHECK(early.measurements == 42);
  CHECK(early.coverage->expected == 25);
  CHECK(early.coverage->missing.size() == 8);
  CHECK(early.status == Status::not_due);
  CHECK_FALSE(early.rate);
  CHECK(centres.figures(2022y / July / 1).status == Status::missing);
  const std::vector<Deadline> due = centres.due(2022y / June / 30);
  REQUIRE(due.size() == 1);
  CHECK(due.front().missing_parts == early.coverage->missing);
  CHECK(due.front().reported_parts == 17);

  for (int i = 18; i <= 25; ++i) centres.record(Centres::centre(i), 2, 100);
  const Figures complete = centres.figures(2022y / July / 1);
  CHECK(complete.actual == 5000);
  CHECK(complete.coverage->missing.empty());
  CHECK(complete.rate == Exact(1, 6));
  CHECK(complete.status == Status::on_track);
}

TEST_CASE("centres beside a whole of its own change nothing") {
  Centres centres(false);
  const Figures figures = centres.figures(2022y / July / 1);
  CHECK(figures.actual == 2480);
  CHECK(figures.measurements == 1);
  CHECK_FALSE(figures.coverage);
  CHECK(figures.rate == Exact(2480, 30'000));
}

TEST_CASE("two parts make what the table of kinds says") {
  const auto fraction = [](int above, int below) {
    Value value;
    value.form = ValueForm::fraction;
    value.numerator = Quantity::whole(above);
    value.denominator = Quantity::whole(below);
    return value;
  };
  const auto amount = [](const char* text, std::optional<int> n = {}) {
    Value value;
    value.amount = read_quantity(text).value.value();
    if (n) value.n = *n;
    return value;
  };
  const auto figure = [](IndicatorKind kind, std::optional<Pooling> pooling,
                         const std::vector<std::pair<std::string, Value>>& values) {
    Known known;
    Plan& plan = known.plan;
    plan.first_year = plan.last_year = {r4};
    plan.calendar.starts = April / 1;
    Part east;
    east.id = "east";
    Part west;
    west.id = "west";
    plan.breakdowns = {{"side", "", {east, west}, {}}};
    plan.indicators.resize(1);
    Indicator& whole = plan.indicators.front();
    whole.id = "i";
    whole.kind = kind;
    whole.pooling = pooling;
    whole.by = {{"side", ""}};
    whole.total = whole.by.front();
    derive_parts(plan);
    std::size_t month = 0;
    for (const auto& [part, value] : values) {
      const Period period = months_of(plan, r4, 1)[month++];
      known.facts["i@side:" + part].push_back({0, period, r4, value});
    }
    const Day over = 2024y / May / 1;
    return indicator_figures(begun_by(known, over), whole, r4, over).actual;
  };
  using enum IndicatorKind;
  CHECK(figure(count, {}, {{"east", amount("120")}, {"west", amount("98")}}) == 218);
  CHECK(figure(share, {}, {{"east", fraction(84, 102)}, {"west", fraction(31, 44)}}) ==
        Exact(11'500, 146));
  CHECK(figure(score, {}, {{"east", amount("4.2", 30)}, {"west", amount("4.6", 10)}}) ==
        Exact(43, 10));
  CHECK(figure(stock, {},
               {{"east", amount("40")}, {"east", amount("45")}, {"west", amount("30")}}) == 75);
  CHECK(figure(share, Pooling::last,
               {{"east", fraction(66, 100)},
                {"east", fraction(70, 104)},
                {"west", fraction(31, 44)}}) == Exact(10'100, 148));
  CHECK(figure(score, Pooling::last,
               {{"east", amount("3.9", 50)},
                {"east", amount("4.2", 30)},
                {"west", amount("4.6", 10)}}) == Exact(43, 10));
  CHECK_FALSE(figure(score, {}, {{"east", amount("4.2")}, {"west", amount("4.6", 10)}}));
  CHECK(figure(score, {}, {{"east", amount("4.2")}}) == Exact(42, 10));
}

}  // namespace track::independent::naive_test
