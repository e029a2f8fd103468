#include <catch2/catch.hpp>

#include "naive.hpp"
#include "track/report/comparison.hpp"

// In whole plans, samples on the verge are too rare to tell one test from another.
namespace track::independent::sampling_test {

TEST_CASE("a share's change is judged as the plain reckoning judges it, for all small samples") {
  Indicator indicator;
  indicator.kind = IndicatorKind::share;
  constexpr int largest = 40;
  int significant = 0;
  int differing = 0;
  for (int m = 1; m <= largest; m += 3) {
    for (int n = 2; n <= largest; n += 4) {
      for (int a = 0; a <= m; ++a) {
        for (int b = 0; b <= n; ++b) {
          const Sampled then{Exact(a, m), m};
          const Sampled now{Exact(b, n), n};
          if (now.share <= then.share) continue;
          const Status verdict =
              within_sampling_error(then, now) ? Status::unchanged : Status::improved;
          const report::YearFigure before{{2021}, Rational(a, m) * 100, m};
          const report::YearFigure after{{2022}, Rational(b, n) * 100, n};
          if (verdict == Status::improved) ++significant;
          if (report::compare_and_test(indicator, before, after).verdict != verdict) ++differing;
        }
      }
    }
  }
  CHECK(differing == 0);
  CHECK(significant > 1'000);
}

}  // namespace track::independent::sampling_test
