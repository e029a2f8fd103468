#include <rapidcheck/catch.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "book.hpp"
#include "random_plan.hpp"

// What holds for the reports of any plan, through a real database.
namespace track::independent::laws_test {

namespace {

using std::chrono::days;

Random any_random() {
  return Random(*rc::gen::arbitrary<std::uint64_t>());
}

// A plan with two indicators of every kind.
Plan any_plan() {
  Random random = any_random();
  return random_plan(random, 14);
}

// Some of them broken down.
Plan any_plan_with_parts() {
  Random random = any_random();
  Plan plan = random_plan(random, 14);
  break_down(plan, random);
  return plan;
}

const Indicator& any_of_kind(const Plan& plan, std::initializer_list<IndicatorKind> kinds) {
  const IndicatorKind kind = *rc::gen::elementOf(std::vector(kinds));
  return *std::ranges::find(plan.indicators, kind, &Indicator::kind);
}

int any_year(const Plan& plan) {
  return *rc::gen::inRange(plan.first_year.number, plan.last_year.number + 1);
}

// The day after the last one for reporting a year.
Day reported_by(const Plan& plan, int year) {
  return last_day(plan, year) + days(plan.reporting_days + 1);
}

Day any_day(const Plan& plan, int from_year, int to_year) {
  Random random = any_random();
  return random_day(plan, from_year, to_year, random);
}

Value any_value(const Indicator& indicator) {
  Random random = any_random();
  return random_value(indicator, {30, 70, 15}, random);
}

RecordRequest for_days(int year, Period period) {
  RecordRequest entry;
  entry.period = period;
  entry.year = {year};
  return entry;
}

RecordRequest one_value(int year, Period period, const Indicator& indicator, const Value& value) {
  RecordRequest entry = for_days(year, period);
  entry.items = {{indicator.id, value}};
  return entry;
}

Period any_period(const Plan& plan, int year) {
  const Day one = any_day(plan, year, year);
  const Day other = any_day(plan, year, year);
  return {std::min(one, other), std::max(one, other)};
}

// Up to four measurements, with a holding or without.
RecordRequest any_entry(const Plan& plan) {
  const int year = *rc::gen::inRange(plan.first_year.number - 2, plan.last_year.number + 1);
  RecordRequest entry = for_days(year, any_period(plan, year));
  if (*rc::gen::arbitrary<bool>()) entry.activity = (*rc::gen::elementOf(plan.activities)).id;
  const int items = *rc::gen::inRange(entry.activity.empty() ? 1 : 0, 5);
  for (int i = 0; i < items; ++i) {
    const bool of_a_part = !plan.parts.empty() && *rc::gen::arbitrary<bool>();
    const Indicator indicator = *rc::gen::elementOf(of_a_part ? plan.parts : plan.indicators);
    entry.items.push_back({indicator.id, any_value(indicator)});
  }
  return entry;
}

std::vector<RecordRequest> any_entries(const Plan& plan) {
  std::vector<RecordRequest> entries;
  for (int left = *rc::gen::inRange(0, 12); left > 0; --left) entries.push_back(any_entry(plan));
  return entries;
}

// A value and what it may be split into: amounts, both sums of a fraction, or the people behind a
// score.
std::vector<Value> any_parts(IndicatorKind kind) {
  std::vector<Value> parts;
  const auto score = Quantity::from_units(*rc::gen::inRange(-50'000, 50'000));
  for (int left = *rc::gen::inRange(1, 6); left > 0; --left) {
    Value part;
    if (kind == IndicatorKind::count) {
      part.amount = Quantity::from_units(*rc::gen::inRange(0, 500'000));
    } else if (kind == IndicatorKind::score) {
      part.amount = score;
      part.n = *rc::gen::inRange(1, 500);
    } else {
      part.form = ValueForm::fraction;
      part.denominator = Quantity::whole(*rc::gen::inRange(0, 500));
      part.numerator =
          Quantity::from_units(*rc::gen::inRange<std::int64_t>(0, part.denominator.units() + 1));
    }
    parts.push_back(part);
  }
  return parts;
}

Value put_together(const std::vector<Value>& parts) {
  Value whole = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (whole.n) {
      *whole.n += *parts[i].n;
      continue;
    }
    whole.amount = whole.amount + parts[i].amount;
    whole.numerator = whole.numerator + parts[i].numerator;
    whole.denominator = whole.denominator + parts[i].denominator;
  }
  return whole;
}

// Another order, in which what ends on the same day still follows one another: of one period the
// last recorded stands.
std::vector<RecordRequest> reordered(const std::vector<RecordRequest>& entries) {
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random random = any_random();
  for (std::size_t i = order.size(); i > 1; --i) {
    const int other = random.from_to(0, static_cast<int>(i) - 1);
    std::swap(order[i - 1], order[static_cast<std::size_t>(other)]);
  }
  std::map<Day, std::vector<std::size_t>> same_end;
  for (std::size_t i = 0; i < entries.size(); ++i) same_end[entries[i].period.last].push_back(i);
  std::map<Day, std::size_t> taken;
  std::vector<RecordRequest> result;
  for (const std::size_t index : order) {
    const Day end = entries[index].period.last;
    result.push_back(entries[same_end[end][taken[end]++]]);
  }
  return result;
}

}  // namespace

TEST_CASE("laws of a year's figures") {
  rc::prop("a further measurement never lowers a count", [] {
    const Plan plan = any_plan();
    const Indicator& count = any_of_kind(plan, {IndicatorKind::count});
    const int year = any_year(plan);
    Book book(plan);
    std::optional<Rational> before;
    for (int left = *rc::gen::inRange(1, 10); left > 0; --left) {
      const OperationId known =
          book.record(one_value(year, any_period(plan, year), count, any_value(count)));
      const auto now = book.row(count, year, last_day(plan, year), {known}).actual.number;
      if (before) RC_ASSERT(now.value() >= *before);
      before = now;
    }
  });

  rc::prop("a value and its parts within its period give the same figure", [] {
    Plan plan = any_plan();
    for (Indicator& each : plan.indicators) each.pooling.reset();
    const Indicator& indicator = any_of_kind(plan, {IndicatorKind::count, IndicatorKind::share,
                                                    IndicatorKind::rate, IndicatorKind::score});
    const int year = any_year(plan);
    const Period period = any_period(plan, year);
    const std::vector<Value> parts = any_parts(indicator.kind);
    Book whole(plan);
    whole.record(one_value(year, period, indicator, put_together(parts)));
    Book split(plan);
    const auto length = (period.last - period.first).count();
    for (const Value& part : parts) {
      const Day day = period.first + days(*rc::gen::inRange<std::int64_t>(0, length + 1));
      split.record(one_value(year, {day, day}, indicator, part));
    }
    const Day as_of = reported_by(plan, year) + days(*rc::gen::inRange(0, 400));
    const report::Row one = whole.row(indicator, year, as_of);
    const report::Row other = split.row(indicator, year, as_of);
    RC_ASSERT(one.actual.number == other.actual.number);
    RC_ASSERT(one.actual.numerator == other.actual.numerator);
    RC_ASSERT(one.actual.denominator == other.actual.denominator);
    RC_ASSERT(one.actual.sample == other.actual.sample);
    RC_ASSERT(one.achievement.rate == other.achievement.rate);
    RC_ASSERT(one.achievement.difference == other.achievement.difference);
    RC_ASSERT(one.assessment.status == other.assessment.status);
  });
}

TEST_CASE("laws of a report") {
  rc::prop("once its year is to be reported, it stays as it is while nothing is recorded", [] {
    const Plan plan = any_plan_with_parts();
    const int year = any_year(plan);
    Book book(plan);
    for (const RecordRequest& entry : any_entries(plan)) book.record(entry);
    const Day over = reported_by(plan, year);
    const Day later = over + days(*rc::gen::inRange(1, 2000));
    RC_ASSERT(book.printed(year, over) == book.printed(year, later));
  });

  rc::prop("the order of recording does not matter but within one period", [] {
    const Plan plan = any_plan_with_parts();
    const std::vector<RecordRequest> entries = any_entries(plan);
    Book book(plan);
    for (const RecordRequest& entry : entries) book.record(entry);
    Book other(plan);
    for (const RecordRequest& entry : reordered(entries)) other.record(entry);
    const int year = any_year(plan);
    const Day as_of = any_day(plan, year - 1, year + 1);
    RC_ASSERT(book.printed(year, as_of) == other.printed(year, as_of));
  });
}

}  // namespace track::independent::laws_test
