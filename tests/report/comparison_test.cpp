#include "track/report/comparison.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "report/making.hpp"

namespace track::report::comparison_test {
namespace {

using namespace track::testing;

Indicator share(Direction direction = Direction::down) {
  Indicator indicator = of_kind(IndicatorKind::share);
  indicator.written_direction = direction;
  return indicator;
}

YearFigure figure(FiscalYear year, const std::string& number,
                  std::optional<std::int64_t> sample = std::nullopt) {
  return {year, exact(number), sample};
}

TEST_CASE("a comparison is the later figure less the earlier one") {
  const Comparison result = compare(share(), figure(r3, "35.2", 1500), figure(r4, "31", 1500));
  CHECK(result.year == r3);
  CHECK(result.before == exact("35.2"));
  CHECK(result.change == exact("-4.2"));
  CHECK_FALSE(result.interval);
  CHECK_FALSE(result.verdict);
}

TEST_CASE("a share is tested where both sample sizes are known") {
  const Comparison better =
      compare_and_test(share(), figure(r3, "35.2", 1500), figure(r4, "31", 1500));
  CHECK(better.verdict == Status::improved);
  CHECK(better.reason.en == "beyond sampling error (95 %)");
  REQUIRE(better.interval);
  CHECK(better.interval->low < *better.change);
  CHECK(*better.change < better.interval->high);
  CHECK(better.interval->high < 0);

  const Comparison noise =
      compare_and_test(share(), figure(r3, "35.2", 300), figure(r4, "31", 300));
  CHECK(noise.verdict == Status::unchanged);
  CHECK(noise.interval->high > 0);
  CHECK(noise.change == exact("-4.2"));

  const Comparison unknown = compare_and_test(share(), figure(r3, "35.2"), figure(r4, "31", 3000));
  CHECK_FALSE(unknown.interval);
  CHECK(unknown.verdict == Status::improved);
  CHECK(unknown.reason.en ==
        "whether this exceeds sampling error cannot be told: sample sizes are not known");
}

TEST_CASE("without a direction the interval and the remark stand without a verdict") {
  Indicator observed = share();
  observed.written_direction = Direction::none;
  const Comparison result =
      compare_and_test(observed, figure(r3, "40", 1000), figure(r4, "45", 1000));
  CHECK(result.interval);
  CHECK_FALSE(result.verdict);
  CHECK(result.reason.en == "beyond sampling error (95 %)");
}

// Newcombe 1998 (Statistics in Medicine 17:873), example (a): 56/70 less 48/80 has by method 10 the
// 95 % interval 0.0524 to 0.3339.
TEST_CASE("the interval of a change is Newcombe's, in points") {
  YearFigure before{r3, Rational(4800, 80), 80};
  YearFigure now{r4, Rational(5600, 70), 70};
  const Comparison result = compare_and_test(share(Direction::up), before, now);
  CHECK(rounded(result.interval->low, 2) == "5.24");
  CHECK(rounded(result.interval->high, 2) == "33.39");
  CHECK(result.verdict == Status::improved);
}

TEST_CASE("what is only observed has a change and no verdict") {
  const Comparison result =
      compare_and_test(share(Direction::none), figure(r3, "35", 500), figure(r4, "20", 500));
  CHECK(result.change == Rational(-15));
  CHECK_FALSE(result.verdict);
}

TEST_CASE("figures before and after a break of the series are not compared") {
  Indicator broken = share();
  broken.series_breaks = {{r4, "選択肢の追加"}};
  const Comparison result = compare_and_test(broken, figure(r3, "35", 500), figure(r4, "20", 500));
  CHECK_FALSE(result.change);
  CHECK_FALSE(result.interval);
  CHECK_FALSE(result.verdict);
  CHECK(result.reason.en == "not comparable with the figure before: 選択肢の追加");
  CHECK(result.reason.ja == "以前の値とは比較できません（選択肢の追加）");
  CHECK(compare(broken, figure(r4, "35"), figure(r5, "20")).change == Rational(-15));
}

TEST_CASE("a baseline of counted answers has its denominator as its size") {
  Indicator indicator = share();
  CHECK_FALSE(baseline_figure(indicator));
  indicator.baseline = Baseline{{2019}, {}, fraction("352", "1000"), ""};
  CHECK(baseline_figure(indicator)->sample == 1000);
  CHECK(baseline_figure(indicator)->number == exact("35.2"));
  indicator.baseline->value = percentage("35.2", 1500);
  CHECK(baseline_figure(indicator)->sample == 1500);
  indicator.baseline->value = of_form(ValueForm::unknown);
  CHECK_FALSE(baseline_figure(indicator));
  indicator.kind = IndicatorKind::rate;
  indicator.baseline->value = fraction("3", "1000");
  CHECK_FALSE(baseline_figure(indicator)->sample);
}

Proportion of(int events, int n) {
  return {static_cast<double>(events) / n, n};
}

// Newcombe prints four decimals.
void check_printed(const Interval& interval, double low, double high) {
  CHECK(interval.low == Approx(low).margin(0.00005));
  CHECK(interval.high == Approx(high).margin(0.00005));
}

// R. G. Newcombe, Two-sided confidence intervals for the single proportion: comparison of seven
// methods, Statistics in Medicine 17 (1998) 857-872, Table I, method 3 (score).
TEST_CASE("Wilson's interval gives Newcombe's published values") {
  check_printed(wilson(of(81, 263)), 0.2553, 0.3662);
  check_printed(wilson(of(15, 148)), 0.0624, 0.1605);
  check_printed(wilson(of(0, 20)), 0.0000, 0.1611);
  check_printed(wilson(of(1, 29)), 0.0061, 0.1718);
}

// R. G. Newcombe, Interval estimation for the difference between independent proportions:
// comparison of eleven methods, Statistics in Medicine 17 (1998) 873-890, Table II, method 10.
TEST_CASE("the difference's interval gives Newcombe's published values") {
  check_printed(difference(of(48, 80), of(56, 70)), 0.0524, 0.3339);
  check_printed(difference(of(3, 10), of(9, 10)), 0.1705, 0.8090);
  check_printed(difference(of(0, 20), of(10, 10)), 0.6791, 1.0000);
  check_printed(difference(of(0, 29), of(5, 56)), -0.0381, 0.1926);
}

TEST_CASE("Wilson's interval holds the proportion and stays within 0 and 1") {
  rc::prop("wilson", [] {
    const int n = *rc::gen::inRange(1, 100'000);
    const int events = *rc::gen::inRange(0, n + 1);
    const Proportion proportion = of(events, n);
    const Interval interval = wilson(proportion);
    RC_ASSERT(0 <= interval.low);
    RC_ASSERT(interval.low <= proportion.share + 1e-12);
    RC_ASSERT(proportion.share <= interval.high + 1e-12);
    RC_ASSERT(interval.high <= 1);
  });
}

TEST_CASE("the difference the other way round is the mirrored interval") {
  rc::prop("mirror", [] {
    const int m = *rc::gen::inRange(1, 5000);
    const int n = *rc::gen::inRange(1, 5000);
    const Proportion before = of(*rc::gen::inRange(0, m + 1), m);
    const Proportion after = of(*rc::gen::inRange(0, n + 1), n);
    const Interval there = difference(before, after);
    const Interval back = difference(after, before);
    RC_ASSERT(std::abs(there.low + back.high) < 1e-9);
    RC_ASSERT(std::abs(there.high + back.low) < 1e-9);
    RC_ASSERT(two_proportion_p(before, after) == two_proportion_p(after, before));
  });
}

// By hand: pooled p = 104/150, z = 0.2 / sqrt(p (1 - p) (1/70 + 1/80)) = 2.65, two-sided.
TEST_CASE("the pooled test gives the p value computed by hand") {
  CHECK(two_proportion_p(of(48, 80), of(56, 70)) == Approx(0.00805).margin(0.00005));
}

TEST_CASE("no difference, and all or nothing alike, are no evidence") {
  CHECK(two_proportion_p(of(1, 4), of(25, 100)) == Approx(1));
  CHECK(two_proportion_p(of(0, 10), of(0, 2000)) == 1);
  CHECK(two_proportion_p(of(10, 10), of(20, 20)) == 1);
}

TEST_CASE("the same difference is more certain in larger samples") {
  CHECK(two_proportion_p(of(352, 1000), of(310, 1000)) < 0.05);
  CHECK(two_proportion_p(of(35, 100), of(31, 100)) > 0.05);
}

}  // namespace
}  // namespace track::report::comparison_test
