#include "track/report/actual.hpp"

#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::actual_test {
namespace {

using namespace track::testing;

Actual actual_of(const Indicator& indicator, const std::vector<Value>& values) {
  Totals totals;
  unsigned month = 4;
  for (const Value& value : values) {
    measure(totals, indicator.id, r4, value, make_day(2022, month++, 1));
  }
  return year_actual(indicator, r4, totals);
}

TEST_CASE("a count's actual is the sum of its year") {
  const Actual actual = actual_of(of_kind(IndicatorKind::count), {number("0.7"), number("0.1")});
  CHECK(actual.number == exact("0.8"));
  CHECK(actual.measurements == 2);
  CHECK(actual.last_recorded == make_day(2022, 5, 1));
  CHECK(actual.reason.empty());
}

TEST_CASE("a recorded zero is a figure, nothing recorded is none") {
  const Indicator count = of_kind(IndicatorKind::count);
  CHECK(actual_of(count, {number("0")}).number == Rational(0));
  const Actual none = actual_of(count, {});
  CHECK_FALSE(none.recorded());
  CHECK_FALSE(none.has_figure());
  CHECK_FALSE(none.last_recorded);
}

TEST_CASE("running totals and stocks are the last reported, never summed") {
  for (const IndicatorKind kind : {IndicatorKind::running, IndicatorKind::stock}) {
    const Actual actual = actual_of(of_kind(kind), {number("12"), number("30"), number("25")});
    CHECK(actual.number == Rational(25));
    CHECK(actual.measurements == 3);
  }
}

TEST_CASE("the last value given counts although a later one is unknown") {
  const Actual actual = actual_of(of_kind(IndicatorKind::stock),
                                  {number("12"), number("30"), of_form(ValueForm::unknown)});
  CHECK(actual.number == Rational(30));
  CHECK(actual.last_recorded == make_day(2022, 6, 1));
}

TEST_CASE("with aggregation = last the value last reported stands for the year") {
  Indicator share = of_kind(IndicatorKind::share);
  share.pooling = Pooling::last;
  const std::vector<Value> points = {fraction("66", "100"), fraction("70", "104"),
                                     fraction("75", "108")};
  const Actual actual = actual_of(share, points);
  CHECK(actual.number == Rational(7500, 108));
  CHECK(actual.numerator == Quantity::whole(75));
  CHECK(actual.denominator == Quantity::whole(108));
  CHECK(actual.sample == 108);
  CHECK(actual.measurements == 3);
  share.pooling = Pooling::pooled;
  CHECK(actual_of(share, points).number == Rational(21100, 312));
}

TEST_CASE("with aggregation = last published figures need no averaging, and one is carried") {
  for (const IndicatorKind kind : {IndicatorKind::share, IndicatorKind::score}) {
    Indicator indicator = of_kind(kind);
    indicator.pooling = Pooling::last;
    const bool is_share = kind == IndicatorKind::share;
    const Value first = is_share ? percentage("60") : number("4.2");
    const Value second = is_share ? percentage("64") : number("3.9");
    CHECK(actual_of(indicator, {first, second}).number == exact(is_share ? "64" : "3.9"));
    CHECK(actual_of(indicator, {first, of_form(ValueForm::unknown)}).number ==
          exact(is_share ? "60" : "4.2"));
    Totals totals;
    measure(totals, indicator.id, r3, first);
    CHECK(year_actual(indicator, r4, totals).carried_from == r3);
  }
}

TEST_CASE("with aggregation = last a denominator of 0 leaves no figure") {
  Indicator share = of_kind(IndicatorKind::share);
  share.pooling = Pooling::last;
  const Actual actual = actual_of(share, {fraction("1", "2"), fraction("0", "0")});
  CHECK_FALSE(actual.number);
  CHECK_FALSE(actual.sample);
  CHECK_FALSE(actual.reason.empty());
}

TEST_CASE("a share is the sum of numerators over the sum of denominators") {
  const Actual actual =
      actual_of(of_kind(IndicatorKind::share), {fraction("1", "2"), fraction("84", "102")});
  CHECK(actual.number == Rational(8500, 104));
  CHECK(actual.numerator == Quantity::whole(85));
  CHECK(actual.denominator == Quantity::whole(104));
  CHECK(actual.sample == 104);
}

TEST_CASE("a share of nobody beside a share of somebody adds nothing") {
  const Actual actual =
      actual_of(of_kind(IndicatorKind::share), {fraction("0", "0"), fraction("1", "4")});
  CHECK(actual.number == Rational(25));
}

TEST_CASE("a share of nobody has no figure and says why") {
  const Actual actual = actual_of(of_kind(IndicatorKind::share), {fraction("0", "0")});
  CHECK(actual.recorded());
  CHECK_FALSE(actual.has_figure());
  CHECK(actual.reason.en == "the denominator is 0");
  CHECK(actual.reason.ja == "分母が0です");
}

TEST_CASE("one published percentage stands as published") {
  const Actual actual = actual_of(of_kind(IndicatorKind::share), {percentage("68.6", 1083)});
  CHECK(actual.number == exact("68.6"));
  CHECK(actual.sample == 1083);
  CHECK_FALSE(actual.numerator);
}

TEST_CASE("two published percentages are never averaged") {
  const Actual actual =
      actual_of(of_kind(IndicatorKind::share), {percentage("60", 100), percentage("80", 100)});
  CHECK_FALSE(actual.has_figure());
  CHECK(actual.reason.en ==
        "2 published percentages without numerator and denominator: they cannot be averaged");
}

TEST_CASE("a published percentage beside a fraction gives no figure") {
  const Actual actual =
      actual_of(of_kind(IndicatorKind::share), {percentage("60"), fraction("84", "102")});
  CHECK_FALSE(actual.has_figure());
  CHECK_FALSE(actual.numerator);
  CHECK(actual.reason.en ==
        "a published percentage beside numerators and denominators: they cannot be added");
}

TEST_CASE("a rate is summed and scaled, its numerator may exceed the denominator") {
  Indicator rate = of_kind(IndicatorKind::rate);
  rate.per = 100'000;
  const Actual actual = actual_of(rate, {fraction("5", "40000"), fraction("7", "13000")});
  CHECK(actual.number == Rational(1'200'000, 53'000));
  CHECK_FALSE(actual.sample);
  rate.per = 1;
  CHECK(actual_of(rate, {fraction("30", "12")}).number == exact("2.5"));
}

TEST_CASE("one published rate stands, several do not") {
  Indicator rate = of_kind(IndicatorKind::rate);
  rate.per = 1000;
  CHECK(actual_of(rate, {number("22.6")}).number == exact("22.6"));
  const Actual several = actual_of(rate, {number("22.6"), number("20")});
  CHECK_FALSE(several.has_figure());
  CHECK_THAT(several.reason.en, Catch::StartsWith("2 published rates"));
  const Actual mixed = actual_of(rate, {number("22.6"), fraction("1", "100")});
  CHECK_FALSE(mixed.has_figure());
  CHECK_FALSE(mixed.reason.empty());
}

TEST_CASE("scores are weighted by their numbers of answers") {
  const Indicator kind = of_kind(IndicatorKind::score);
  const Actual two = actual_of(kind, {score("4", 30), score("3", 10)});
  CHECK(two.number == exact("3.75"));
  CHECK(two.sample == 40);
  const Actual one = actual_of(kind, {number("4.2")});
  CHECK(one.number == exact("4.2"));
  CHECK_FALSE(one.sample);
  const Actual unsized = actual_of(kind, {score("4", 30), number("3")});
  CHECK_FALSE(unsized.has_figure());
  CHECK(unsized.reason.en == "2 scores, not all with n: they cannot be weighted");
}

TEST_CASE("a milestone has the stage last reported and no number") {
  const Actual actual = actual_of(of_kind(IndicatorKind::milestone),
                                  {of_form(ValueForm::not_started), of_form(ValueForm::started)});
  CHECK(actual.stage == ValueForm::started);
  CHECK_FALSE(actual.number);
  CHECK(actual.last_recorded == make_day(2022, 5, 1));
}

TEST_CASE("unknown and suppressed alone are recorded, have no figure and say so") {
  using enum IndicatorKind;
  for (const IndicatorKind kind : {count, running, stock, share, rate, score, milestone}) {
    const Actual unknown = actual_of(of_kind(kind), {of_form(ValueForm::unknown)});
    CHECK(unknown.recorded());
    CHECK_FALSE(unknown.has_figure());
    CHECK(unknown.reason.en == "recorded as unknown");
    const Actual both =
        actual_of(of_kind(kind), {of_form(ValueForm::suppressed), of_form(ValueForm::unknown)});
    CHECK(both.reason.en == "recorded as suppressed");
    CHECK(both.last_recorded == make_day(2022, 5, 1));
  }
}

TEST_CASE("a figure says how many measurements it leaves out as unknown or suppressed") {
  const Actual actual = actual_of(
      of_kind(IndicatorKind::count),
      {number("10"), of_form(ValueForm::unknown), of_form(ValueForm::suppressed), number("5")});
  CHECK(actual.number == Rational(15));
  CHECK(actual.measurements == 4);
  CHECK(actual.unknown == 1);
  CHECK(actual.suppressed == 1);
}

TEST_CASE("a carried figure has no measurements of this year, unknown ones neither") {
  const Indicator stock = of_kind(IndicatorKind::stock);
  Totals totals;
  measure(totals, stock.id, r3, number("40"));
  measure(totals, stock.id, r3, of_form(ValueForm::unknown));
  const Actual actual = year_actual(stock, r4, totals);
  CHECK(actual.number == Rational(40));
  CHECK(actual.measurements == 0);
  CHECK(actual.unknown == 0);
}

TEST_CASE("a stock without a report carries the last figure with its year") {
  const Indicator stock = of_kind(IndicatorKind::stock);
  Totals totals;
  measure(totals, stock.id, {2019}, number("40"));
  measure(totals, stock.id, {2020}, number("45"));
  const Actual actual = year_actual(stock, r4, totals);
  CHECK_FALSE(actual.recorded());
  CHECK(actual.number == Rational(45));
  CHECK(actual.carried_from == FiscalYear{2020});
  CHECK(actual.last_recorded == make_day(2020, 6, 11));
}

TEST_CASE("what is not a stock is carried only if a survey measures it") {
  Indicator share = of_kind(IndicatorKind::share);
  Totals totals;
  measure(totals, share.id, r3, percentage("30"));
  CHECK_FALSE(year_actual(share, r4, totals).has_figure());
  share.survey = "elderly-survey";
  CHECK(year_actual(share, r4, totals).carried_from == r3);
}

TEST_CASE("a year reported as unknown is not hidden by an earlier figure") {
  const Indicator stock = of_kind(IndicatorKind::stock);
  Totals totals;
  measure(totals, stock.id, r3, number("40"));
  measure(totals, stock.id, r4, of_form(ValueForm::unknown));
  const Actual actual = year_actual(stock, r4, totals);
  CHECK(actual.recorded());
  CHECK_FALSE(actual.has_figure());
  CHECK_FALSE(actual.carried_from);
}

TEST_CASE("a cumulative actual sums from the first year to the last, both included") {
  const Indicator count = of_kind(IndicatorKind::count);
  Totals totals;
  measure(totals, count.id, {2020}, number("1000"));
  measure(totals, count.id, r3, number("100"));
  measure(totals, count.id, r5, number("7"), make_day(2023, 7, 1));
  CHECK(cumulative_actual(count, r3, r4, totals).number == Rational(100));
  const Actual all = cumulative_actual(count, r3, r5, totals);
  CHECK(all.number == Rational(107));
  CHECK(all.measurements == 2);
  CHECK(all.last_recorded == make_day(2023, 7, 1));
  CHECK_FALSE(cumulative_actual(count, r4, r4, totals).recorded());
}

TEST_CASE("one more measurement never lowers a count") {
  rc::prop("sum", [](const std::vector<std::uint32_t>& units, std::uint32_t more) {
    const Indicator count = of_kind(IndicatorKind::count);
    Totals totals;
    const auto add = [&](std::uint32_t each) {
      Value value;
      value.amount = Quantity::from_units(each);
      measure(totals, count.id, r4, value);
    };
    for (const std::uint32_t each : units) add(each);
    const Rational before = year_actual(count, r4, totals).number.value_or(0);
    add(more);
    RC_ASSERT(*year_actual(count, r4, totals).number >= before);
    RC_ASSERT(*year_actual(count, r4, totals).number - before == Rational(more, 10'000));
  });
}

TEST_CASE("a share of parts lies between the least and the greatest of them") {
  rc::prop("share", [] {
    const Indicator share = of_kind(IndicatorKind::share);
    const auto parts = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 1000), rc::gen::inRange(1, 1000))));
    Totals totals;
    Rational least = 100;
    Rational most = 0;
    for (const auto& [first, second] : parts) {
      const int yes = std::min(first, second);
      measure(totals, share.id, r4, fraction(std::to_string(yes), std::to_string(second)));
      least = std::min(least, Rational(100 * yes, second));
      most = std::max(most, Rational(100 * yes, second));
    }
    const Rational actual = *year_actual(share, r4, totals).number;
    RC_ASSERT(least <= actual);
    RC_ASSERT(actual <= most);
  });
}

}  // namespace
}  // namespace track::report::actual_test
