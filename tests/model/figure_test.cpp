#include "track/model/plan.hpp"

#include <catch2/catch.hpp>

#include "sample_plan.hpp"

namespace track::figure_test {

namespace {

Value fraction(std::int64_t numerator, std::int64_t denominator) {
  return {ValueForm::fraction, {}, Quantity::whole(numerator), Quantity::whole(denominator), {}};
}

}  // namespace

TEST_CASE("a value is a figure in the unit") {
  Indicator rate = testing::indicator("deaths", "", IndicatorKind::rate);
  rate.per = 1000;
  CHECK(figure_of(rate, fraction(12, 4000)) == Rational(3));
  const Indicator share = testing::indicator("talked", "", IndicatorKind::share);
  CHECK(figure_of(share, fraction(1, 3)) == Rational(100, 3));
  CHECK(figure_of(share, {ValueForm::percentage, Quantity::whole(60), {}, {}, {}}) == Rational(60));
  CHECK_FALSE(figure_of(share, fraction(0, 0)));
  CHECK_FALSE(figure_of(share, {ValueForm::unknown, {}, {}, {}, {}}));
}

}  // namespace track::figure_test
