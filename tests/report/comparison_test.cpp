#include "track/report/comparison.hpp"

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

Figure figure(FiscalYear year, const std::string& number,
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

  const Comparison unknown = compare_and_test(share(), figure(r3, "35.2"), figure(r4, "31", 300));
  CHECK_FALSE(unknown.interval);
  CHECK(unknown.verdict == Status::improved);
  CHECK(unknown.reason.en ==
        "whether this exceeds sampling error cannot be told: sample sizes are not known");
}

// Newcombe 1998 (Statistics in Medicine 17:873), example (a): 56/70 less 48/80 has by method 10 the
// 95 % interval 0.0524 to 0.3339.
TEST_CASE("the interval of a change is Newcombe's, in points") {
  Figure before{r3, Rational(4800, 80), 80};
  Figure now{r4, Rational(5600, 70), 70};
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

}  // namespace
}  // namespace track::report::comparison_test
