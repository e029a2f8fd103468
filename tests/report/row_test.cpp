#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::row_test {
namespace {

using namespace track::testing;

Row row_of(const Plan& plan, const std::string& id, const Totals& totals, FiscalYear year = r4,
           Day as_of = after_r4) {
  return indicator_row(plan, *find_indicator(plan, id), totals, year, as_of);
}

TEST_CASE("a row knows its place in the plan") {
  Plan plan = sample_plan();
  const Row row = row_of(plan, "lecture.attendance", {});
  CHECK(row.level == Level::output);
  CHECK(row.activity == "lecture");
  CHECK(row.field == "awareness");
  CHECK(row.theme == "citizens");
  CHECK(row.owners == std::vector<std::string>{"community-medicine"});
  CHECK(row_of(plan, "care-unknown", {}).level == Level::outcome);
  CHECK(row_of(plan, "elderly-survey.clinics", {}).level == Level::context);
}

TEST_CASE("an indicator of its own belongs to the owners of its survey") {
  Plan plan = sample_plan();
  activity_of(plan, "elderly-survey").owners = {"elderly-support"};
  indicator_of(plan, "care-unknown").survey = "elderly-survey";
  const Row row = row_of(plan, "care-unknown", {});
  CHECK(row.owners == std::vector<std::string>{"elderly-support"});
  CHECK(row.source == find_activity(plan, "elderly-survey"));
}

TEST_CASE("a calendar year is over, and late, by its own days") {
  Plan plan = sample_plan();
  Indicator& own = indicator_of(plan, "care-unknown");
  own = indicator("care-unknown", "出生数", IndicatorKind::count);
  own.year = YearCounting::calendar;
  own.targets = {{r4, number("1200")}};
  CHECK(row_of(plan, own.id, {}, r4, make_day(2023, 1, 30)).assessment.status == Status::not_due);
  CHECK(row_of(plan, own.id, {}, r4, make_day(2023, 1, 31)).assessment.status == Status::missing);
  Totals totals;
  measure(totals, own.id, r4, number("300"), make_day(2022, 3, 31));
  totals.indicators[own.id][r4].periods = {{make_day(2022, 1, 1), make_day(2022, 3, 31)}};
  const Row running = row_of(plan, own.id, totals, r4, make_day(2022, 4, 10));
  CHECK(running.forecast.expected == Rational(300));  // a quarter, not 10/365
  CHECK(running.assessment.status == Status::on_track);
  CHECK(row_of(plan, own.id, totals, r4, make_day(2023, 2, 1)).assessment.status == Status::missed);
}

TEST_CASE("an indicator runs only while its activity runs") {
  Plan plan = sample_plan();
  activity_of(plan, "lecture").until = YearBound{2021, YearCounting::fiscal, "R3"};
  CHECK(row_of(plan, "lecture.attendance", {}).assessment.status == Status::not_applicable);
  activity_of(plan, "lecture").until.reset();
  indicator_of(plan, "lecture.attendance").since = YearBound{2023, YearCounting::fiscal, "R5"};
  CHECK(row_of(plan, "lecture.attendance", {}).assessment.status == Status::not_applicable);
  CHECK(row_of(plan, "lecture.talked", {}).assessment.status == Status::missing);
}

TEST_CASE(
    "a stock not reported is missing: the last figure with its year, no rate, no difference") {
  Plan plan = sample_plan();
  activity_of(plan, "elderly-survey").schedule = *read_schedule("1/year");
  Indicator& clinics = indicator_of(plan, "elderly-survey.clinics");
  clinics.targets = {{r4, number("50")}};
  Totals totals;
  measure(totals, clinics.id, r3, number("45"), make_day(2022, 3, 31));
  const Row row = row_of(plan, clinics.id, totals);
  CHECK(row.assessment.status == Status::missing);
  CHECK(row.assessment.reason.en == "was to be reported by 2023-04-30");
  CHECK(row.actual.number == Rational(45));
  CHECK(row.actual.carried_from == r3);
  CHECK_FALSE(row.achievement.rate);
  CHECK_FALSE(row.achievement.difference);
  CHECK_FALSE(row.from_previous);
}

TEST_CASE("missing data has no rate and no change, never 0 %") {
  Plan plan = sample_plan();
  indicator_of(plan, "lecture.attendance").targets = {{r4, number("300")}};
  Totals totals;
  measure(totals, "lecture.attendance", r3, number("241"));
  const Row row = row_of(plan, "lecture.attendance", totals);
  CHECK(row.assessment.status == Status::missing);
  CHECK_FALSE(row.actual.number);
  CHECK_FALSE(row.achievement.rate);
  CHECK_FALSE(row.achievement.difference);
  CHECK_FALSE(row.from_previous);
}

TEST_CASE("the change from the year before is in the unit") {
  Totals totals;
  measure(totals, "lecture.talked", r3, fraction("50", "100"));
  measure(totals, "lecture.talked", r4, fraction("3", "4"));
  const Row row = row_of(sample_plan(), "lecture.talked", totals);
  REQUIRE(row.from_previous);
  CHECK(row.from_previous->year == r3);
  CHECK(row.from_previous->before == Rational(50));
  CHECK(row.from_previous->change == Rational(25));
  CHECK_FALSE(row.from_previous->verdict);
}

TEST_CASE("a carried figure is not taken for the year before's") {
  Totals totals;
  measure(totals, "elderly-survey.clinics", {2020}, number("40"));
  measure(totals, "elderly-survey.clinics", r4, number("45"));
  CHECK_FALSE(row_of(sample_plan(), "elderly-survey.clinics", totals).from_previous);
}

TEST_CASE("part of a year is not compared with a whole one, a level is") {
  Plan plan = sample_plan();
  Totals totals;
  for (const char* id : {"lecture.attendance", "elderly-survey.clinics"}) {
    measure(totals, id, r3, number("40"));
    measure(totals, id, r4, number("45"));
  }
  hold(totals, "lecture", r3, 2);
  hold(totals, "lecture", r4, 1);
  const auto holdings_change = [&](Day as_of) {
    return holdings_row(plan, *find_activity(plan, "lecture"), totals, r4, as_of).from_previous;
  };
  CHECK_FALSE(row_of(plan, "lecture.attendance", totals, r4, mid_r4).from_previous);
  CHECK(row_of(plan, "lecture.attendance", totals, r4, after_r4).from_previous->change ==
        Rational(5));
  CHECK(row_of(plan, "elderly-survey.clinics", totals, r4, mid_r4).from_previous->change ==
        Rational(5));
  CHECK_FALSE(holdings_change(mid_r4));
  const Day before_r4 = make_day(2022, 3, 31);
  CHECK_FALSE(row_of(plan, "lecture.attendance", totals, r4, before_r4).from_previous);
  CHECK_FALSE(holdings_change(before_r4));
  CHECK(holdings_change(after_r4)->change == Rational(-1));
}

TEST_CASE("a sum with a hole in it is not compared with the year before") {
  for (const FiscalYear hole : {r3, r4}) {
    Totals totals;
    measure(totals, "lecture.attendance", r3, number("40"));
    measure(totals, "lecture.attendance", r4, number("45"));
    measure(totals, "lecture.attendance", hole, of_form(ValueForm::suppressed));
    CHECK_FALSE(row_of(sample_plan(), "lecture.attendance", totals).from_previous);
  }
}

TEST_CASE("a cumulative target is held against the sum since the plan began") {
  Plan plan = sample_plan();
  Indicator& count = indicator_of(plan, "lecture.attendance");
  count.basis = TargetBasis::cumulative;
  count.targets = {{r3, number("100")}, {r4, number("300")}};
  Totals totals;
  measure(totals, count.id, {2020}, number("500"));
  measure(totals, count.id, r3, number("120"));
  measure(totals, count.id, r4, number("90"));
  const Row over = row_of(plan, count.id, totals);
  CHECK(over.actual.number == Rational(210));
  CHECK(over.achievement.rate == Rational(7, 10));
  CHECK(over.assessment.status == Status::missed);
  CHECK(over.from_previous->before == Rational(120));
  CHECK(over.from_previous->change == Rational(90));
  // 100 + 200 * 183 / 365 = 200.3 expected
  CHECK(row_of(plan, count.id, totals, r4, mid_r4).assessment.status == Status::on_track);
  totals.indicators[count.id][r4].sum = Quantity::whole(60);
  CHECK(row_of(plan, count.id, totals, r4, mid_r4).assessment.status == Status::at_risk);
  CHECK_FALSE(row_of(plan, count.id, totals, r4, mid_r4).from_previous);
}

TEST_CASE("a year that added nothing to a cumulative sum is no change of 0") {
  Plan plan = sample_plan();
  Indicator& count = indicator_of(plan, "lecture.attendance");
  count.basis = TargetBasis::cumulative;
  Totals totals;
  measure(totals, count.id, r3, number("120"));
  const Row row = row_of(plan, count.id, totals);
  CHECK(row.actual.number == Rational(120));
  CHECK_FALSE(row.comparable);
  CHECK_FALSE(row.from_previous);
}

TEST_CASE("a cumulative target of the last year alone is expected along the line to it") {
  Plan plan = sample_plan();
  Indicator& count = indicator_of(plan, "lecture.attendance");
  count.basis = TargetBasis::cumulative;
  count.targets = {{r5, number("900")}};
  Totals totals;
  measure(totals, count.id, r3, number("640"));
  measure(totals, count.id, r5, number("1"), make_day(2023, 4, 1));
  // 600 at the end of R4, about 750 in the middle of R5
  const Day mid_r5 = make_day(2023, 9, 30);
  CHECK(row_of(plan, count.id, totals, r5, mid_r5).assessment.status == Status::at_risk);
  CHECK(row_of(plan, count.id, totals, r5, make_day(2023, 4, 30)).assessment.status ==
        Status::on_track);
}

TEST_CASE("holdings are held against the least planned, with the range's end beside it") {
  Plan plan = sample_plan();
  Activity& lecture = activity_of(plan, "lecture");
  lecture.schedule = *read_schedule("2-4/year");
  Totals totals;
  hold(totals, "lecture", r3, 1);
  hold(totals, "lecture", r4, 3, make_day(2023, 2, 18));
  const Row row = holdings_row(plan, lecture, totals, r4, after_r4);
  CHECK(row.level == Level::schedule);
  CHECK(row.id == "lecture");
  CHECK(row.target.number == Rational(2));
  CHECK(row.target_most == Rational(4));
  CHECK(row.actual.number == Rational(3));
  CHECK(row.actual.last_recorded == make_day(2023, 2, 18));
  CHECK(row.achievement.rate == Rational(3, 2));
  CHECK(row.from_previous->change == Rational(2));
  CHECK(row.assessment.status == Status::achieved);
}

TEST_CASE("no holding has no rate") {
  Plan plan = sample_plan();
  activity_of(plan, "lecture").schedule = *read_schedule("3/year");
  const Row row = holdings_row(plan, *find_activity(plan, "lecture"), {}, r4, after_r4);
  CHECK(row.assessment.status == Status::missing);
  CHECK_FALSE(row.actual.number);
  CHECK_FALSE(row.achievement.rate);
}

TEST_CASE("figures are shown as they were written") {
  Plan plan = sample_plan();
  Totals totals;
  const auto digits = [&](const std::string& id) { return row_of(plan, id, totals).figure_digits; };
  measure(totals, "lecture.attendance", r4, number("132"));
  measure(totals, "elderly-survey.clinics", r3, number("3.25"));
  measure(totals, "elderly-survey.clinics", r4, number("4"));
  measure(totals, "lecture.talked", r4, fraction("51", "80"));
  CHECK(digits("lecture.attendance") == 0);
  CHECK(digits("elderly-survey.clinics") == 2);
  CHECK(digits("lecture.talked") == 1);
  measure(totals, "care-unknown", r4, percentage("68.65"));
  CHECK(digits("care-unknown") == 2);
}

TEST_CASE("what is not all is not shown as 100 %, and what is not none not as 0 %") {
  Plan plan = sample_plan();
  const auto shown_as = [&](const Value& value) {
    Totals totals;
    measure(totals, "lecture.talked", r4, value);
    const Row row = row_of(plan, "lecture.talked", totals);
    return rounded(*row.actual.number, row.figure_digits);
  };
  indicator_of(plan, "lecture.talked").targets.clear();
  CHECK(shown_as(fraction("2999", "3000")) == "99.97");
  CHECK(shown_as(fraction("1", "3000")) == "0.03");
  CHECK(shown_as(fraction("3000", "3000")) == "100.0");
  CHECK(shown_as(fraction("0", "3000")) == "0.0");

  Totals totals;
  indicator_of(plan, "lecture.attendance").targets = {{r4, number("3000")}};
  measure(totals, "lecture.attendance", r4, number("2999"));
  const Row row = row_of(plan, "lecture.attendance", totals);
  CHECK(rounded(*row.achievement.rate * 100, row.rate_digits) == "99.97");
}

TEST_CASE("a change that decides the status is not shown as 0") {
  Plan plan = sample_plan();
  Indicator& share = indicator_of(plan, "care-unknown");
  share.written_direction = Direction::down;
  share.baseline = Baseline{{2019}, {}, fraction("4000", "10000"), ""};
  Totals totals;
  measure(totals, share.id, r4, fraction("39999", "100000"));
  const Row row = row_of(plan, share.id, totals);
  REQUIRE(row.from_baseline);
  CHECK(rounded(*row.from_baseline->change, row.figure_digits) == "-0.001");
}

TEST_CASE("an actual and a target that differ look different, though neither is round") {
  Plan plan = sample_plan();
  Indicator& rate = indicator_of(plan, "p2.doctors");
  rate.kind = IndicatorKind::rate;
  rate.per = 1000;
  rate.targets = {{r4, fraction("7", "30000")}};
  Totals totals;
  measure(totals, rate.id, r4, fraction("16", "100000"));
  const Row row = row_of(plan, rate.id, totals);
  CHECK(rounded(*row.actual.number, row.figure_digits) == "0.16");
  CHECK(rounded(*row.target.number, row.figure_digits) == "0.23");
}

// --- a rounded figure never contradicts its status ---

Rational shown(const Rational& number, int digits) {
  const std::string text = rounded(number, digits);
  Rational result;
  for (const char each : text) {
    if (each >= '0' && each <= '9') result = result * 10 + (each - '0');
  }
  for (int i = 0; i < digits; ++i) result = result / 10;
  return text.starts_with('-') ? -result : result;
}

// A pair close enough to each other, and to the threshold, for rounding to matter.
struct Pair {
  Quantity actual;
  Quantity target;
};
Pair any_pair() {
  const auto target = *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(1, 3'000'000),
                                      rc::gen::inRange<std::int64_t>(1, 50'000'000'000'000));
  const std::int64_t centre = *rc::gen::arbitrary<bool>() ? target : target / 100 * 85;
  const auto offset = *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-50, 51),
                                      rc::gen::inRange<std::int64_t>(-10'000, 10'001));
  return {Quantity::from_units(std::max<std::int64_t>(0, centre + offset)),
          Quantity::from_units(target)};
}

void assert_consistent(const Row& row, const Rational& near) {
  const Rational actual = shown(*row.actual.number, row.figure_digits);
  const Rational target = shown(*row.target.number, row.figure_digits);
  RC_ASSERT((actual >= target) == (*row.actual.number >= *row.target.number));
  RC_ASSERT((actual <= target) == (*row.actual.number <= *row.target.number));
  const Rational difference = shown(*row.achievement.difference, row.figure_digits);
  RC_ASSERT((difference >= 0) == (actual >= target));
  RC_ASSERT((difference <= 0) == (actual <= target));
  if (!row.achievement.rate) return;
  const Rational percent = shown(*row.achievement.rate * 100, row.rate_digits);
  RC_ASSERT((percent >= 100) == (*row.achievement.rate >= 1));
  RC_ASSERT((percent >= shown(near * 100, row.rate_digits)) == (*row.achievement.rate >= near));
}

TEST_CASE("the percentage and the figures shown stand on the side of the status") {
  rc::prop("numbers", [] {
    const Pair pair = any_pair();
    Plan plan = sample_plan();
    plan.near = Quantity::from_units(*rc::gen::element<std::int64_t>(8'500, 8'555));
    Indicator& stock = indicator_of(plan, "elderly-survey.clinics");
    Value target;
    target.amount = pair.target;
    stock.targets = {{r4, target}};
    Value actual;
    actual.amount = pair.actual;
    Totals totals;
    measure(totals, stock.id, r4, actual);
    const Row row = row_of(plan, stock.id, totals);
    const Rational near = to_rational(plan.near);
    assert_consistent(row, near);
    const Rational percent = shown(*row.achievement.rate * 100, row.rate_digits);
    RC_ASSERT((row.assessment.status == Status::achieved) == (percent >= 100));
    const bool near_enough = percent >= shown(near * 100, row.rate_digits);
    RC_ASSERT((row.assessment.status == Status::missed) == !near_enough);
  });
}

TEST_CASE("so do shares, whose figures have no end") {
  rc::prop("shares", [] {
    const int denominator = *rc::gen::inRange(1, 1'000'000);
    const int target = *rc::gen::inRange(1, 1'000'001);
    const std::int64_t centre = std::int64_t{denominator} * target / 1'000'000;
    const std::int64_t numerator =
        std::clamp<std::int64_t>(centre + *rc::gen::inRange(-3, 4), 0, denominator);
    Plan plan = sample_plan();
    Indicator& share = indicator_of(plan, "lecture.talked");
    const Direction direction = *rc::gen::element(Direction::up, Direction::down);
    share.written_direction = direction;
    Value aimed = of_form(ValueForm::percentage);
    aimed.amount = Quantity::from_units(target);
    share.targets = {{r4, aimed}};
    Totals totals;
    measure(totals, share.id, r4, fraction(std::to_string(numerator), std::to_string(denominator)));
    const Row row = row_of(plan, share.id, totals);
    assert_consistent(row, to_rational(plan.near));
    if (direction == Direction::down) {
      const bool within = shown(*row.actual.number, row.figure_digits) <=
                          shown(*row.target.number, row.figure_digits);
      RC_ASSERT((row.assessment.status == Status::achieved) == within);
    }
  });
}

}  // namespace
}  // namespace track::report::row_test
