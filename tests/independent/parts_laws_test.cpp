#include <rapidcheck/catch.h>

#include <algorithm>

#include "book.hpp"
#include "random_plan.hpp"
#include "track/model/breakdown.hpp"

// What holds for a whole that is put together from parts, through a real database.
namespace track::independent::parts_laws_test {

namespace {

using std::chrono::days;

using Kinds = std::vector<IndicatorKind>;

Random some_random() {
  return Random(*rc::gen::arbitrary<std::uint64_t>());
}

// A plan of one indicator of one of these kinds, put together from parts that run in every year.
Plan put_together_plan(const Kinds& kinds) {
  Random random = some_random();
  Plan plan = random_plan(random, 14);
  const IndicatorKind kind = *rc::gen::elementOf(kinds);
  std::erase_if(plan.indicators, [&](const Indicator& each) { return each.kind != kind; });
  plan.indicators.resize(1);
  Indicator& whole = plan.indicators.front();
  whole.expect.reset();
  whole.since.reset();
  whole.until.reset();
  break_down(plan, random);
  for (Breakdown& breakdown : plan.breakdowns) {
    breakdown.series_breaks.clear();
    for (Part& part : breakdown.parts) part.since = part.until = std::nullopt;
  }
  whole.by = {{plan.breakdowns.front().id, ""}};
  whole.total = whole.by.front();
  whole.part_targets.clear();
  whole.expect.reset();
  derive_parts(plan);
  return plan;
}

Plan without_parts(Plan plan) {
  plan.indicators.front().by.clear();
  plan.indicators.front().total.reset();
  derive_parts(plan);
  return plan;
}

// A year in which the indicator runs.
int year_of(const Plan& plan) {
  std::vector<int> years;
  for (int year = plan.first_year.number; year <= plan.last_year.number; ++year) {
    const Activity* activity = find_activity(plan, plan.indicators.front().activity);
    if (activity == nullptr || activity->runs_in({year})) years.push_back(year);
  }
  RC_PRE(!years.empty());
  return *rc::gen::elementOf(years);
}

RecordRequest value_of(const std::string& id, int year, const Period& period, const Value& value) {
  RecordRequest entry;
  entry.period = period;
  entry.year = {year};
  entry.items = {{id, value}};
  return entry;
}

Period some_period(const Plan& plan, int year) {
  Random random = some_random();
  const Day one = random_day(plan, year, year, random);
  const Day other = random_day(plan, year, year, random);
  return {std::min(one, other), std::max(one, other)};
}

Value some_value(const Indicator& indicator, const Habit& habit) {
  Random random = some_random();
  return random_value(indicator, habit, random);
}

}  // namespace

TEST_CASE("laws of a whole and its parts") {
  using enum IndicatorKind;

  rc::prop("the same values give the same whole, recorded of it or of its parts", [] {
    const Plan plan = put_together_plan({count, share, rate, score});
    Plan plain = without_parts(plan);
    Plan of_parts = plan;
    of_parts.indicators.front().pooling = plain.indicators.front().pooling = std::nullopt;
    derive_parts(of_parts);
    Book whole(plain);
    Book parts(of_parts);
    const int year = year_of(plan);
    for (int left = *rc::gen::inRange(1, 4); left > 0; --left) {
      const Period period = some_period(plan, year);
      RecordRequest together = value_of("", year, period, {});
      together.items.clear();
      for (const Indicator& part : plan.parts) {
        const Value value = some_value(part, {10, 90, 5});
        whole.record(value_of(plan.indicators.front().id, year, period, value));
        together.items.push_back({part.id, value});
      }
      parts.record(together);
    }
    const Day over = last_day(plan, year) + days(plan.reporting_days + 1);
    const Day as_of = over + days(*rc::gen::inRange(0, 400));
    const report::Row one = whole.row(plan.indicators.front(), year, as_of);
    const report::Row other = parts.row(plan.indicators.front(), year, as_of);
    RC_ASSERT(other.coverage.has_value());
    RC_ASSERT(other.coverage->missing.empty());
    RC_ASSERT(one.actual.number == other.actual.number);
    RC_ASSERT(one.actual.numerator == other.actual.numerator);
    RC_ASSERT(one.actual.denominator == other.actual.denominator);
    RC_ASSERT(one.actual.sample == other.actual.sample);
    RC_ASSERT(one.actual.measurements == other.actual.measurements);
    RC_ASSERT(one.achievement.rate == other.achievement.rate);
    RC_ASSERT(one.achievement.difference == other.achievement.difference);
    RC_ASSERT(one.assessment.status == other.assessment.status);
  });

  rc::prop("a further value of a part never lowers a count", [] {
    const Plan plan = put_together_plan({count});
    const int year = year_of(plan);
    Book book(plan);
    std::optional<Rational> before;
    for (int left = *rc::gen::inRange(1, 10); left > 0; --left) {
      const Indicator part = *rc::gen::elementOf(plan.parts);
      const Value value = some_value(part, {0, 0, 15});
      book.record(value_of(part.id, year, some_period(plan, year), value));
      const auto now = book.row(plan.indicators.front(), year, last_day(plan, year)).actual.number;
      if (before) RC_ASSERT(now.value() >= *before);
      before = now;
    }
  });

  rc::prop("values of the whole, and of parts beside the total, change nothing of it", [] {
    Plan plan = put_together_plan({count, stock, share, rate, score});
    RC_PRE(plan.breakdowns.size() > 1);
    plan.indicators.front().by.push_back({plan.breakdowns[1].id, ""});
    derive_parts(plan);
    const int year = year_of(plan);
    Book book(plan);
    Book beside(plan);
    for (int left = *rc::gen::inRange(1, 10); left > 0; --left) {
      const Indicator& whole = plan.indicators.front();
      const bool of_whole = *rc::gen::inRange(0, 4) == 0;
      const Indicator what = of_whole ? whole : *rc::gen::elementOf(plan.parts);
      const RecordRequest entry =
          value_of(what.id, year, some_period(plan, year), some_value(what, {20, 70, 10}));
      beside.record(entry);
      if (what.part_of && what.part_of->table == *whole.total) book.record(entry);
    }
    const Day as_of = last_day(plan, year) + days(*rc::gen::inRange(-200, 400));
    const report::Row one = book.row(plan.indicators.front(), year, as_of);
    const report::Row other = beside.row(plan.indicators.front(), year, as_of);
    RC_ASSERT(one.actual.number == other.actual.number);
    RC_ASSERT(one.actual.measurements == other.actual.measurements);
    RC_ASSERT(one.achievement.rate == other.achievement.rate);
    RC_ASSERT(one.assessment.status == other.assessment.status);
  });
}

}  // namespace track::independent::parts_laws_test
