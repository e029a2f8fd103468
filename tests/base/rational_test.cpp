#include "track/base/rational.hpp"

#include <catch2/catch.hpp>

#include <rapidcheck/catch.h>

#include "base/generators.hpp"

namespace track {

TEST_CASE("halves are rounded away from zero") {
  CHECK(rounded(Rational(1, 4), 1) == "0.3");
  CHECK(rounded(Rational(-1, 4), 1) == "-0.3");
  CHECK(rounded(Rational(5, 2), 0) == "3");
  CHECK(rounded(Rational(-5, 2), 0) == "-3");
  CHECK(rounded(Rational(249, 1000), 1) == "0.2");
}

TEST_CASE("rounding keeps the number of decimals it was asked for") {
  CHECK(rounded(Rational(100), 0) == "100");
  CHECK(rounded(Rational(100), 2) == "100.00");
  CHECK(rounded(Rational(1, 1000), 3) == "0.001");
  CHECK(rounded(Rational(927, 10), 1) == "92.7");
  CHECK(rounded_grouped(Rational(-123456789, 100), 1) == "-1,234,567.9");
}

TEST_CASE("what rounds to zero has no sign") {
  CHECK(rounded(Rational(-1, 100), 1) == "0.0");
}

TEST_CASE("the shortest form leaves trailing zeros out") {
  CHECK(shortest(Rational(4367, 10'000), 6) == "0.4367");
  CHECK(shortest(Rational(3), 4) == "3");
  CHECK(shortest(Rational(300), 0) == "300");
  CHECK(shortest(Rational(2, 3), 4) == "0.6667");
}

TEST_CASE("a machine-readable double is that of the rounded text") {
  CHECK(rounded_double(Rational(2, 3), 6) == 0.666667);
  CHECK(rounded_double(Rational(-1, 10), 4) == -0.1);
}

TEST_CASE("laws of fractions") {
  rc::prop("a quantity survives as a fraction", [] {
    const Quantity quantity = *generators::any_quantity();
    RC_ASSERT(shortest(to_rational(quantity), Quantity::decimals) == plain(quantity));
  });
  rc::prop("rounding moves a number by half a unit at most", [] {
    const Rational number(*rc::gen::inRange(-1'000'000, 1'000'000), *rc::gen::inRange(1, 10'000));
    const Rational near = to_rational(*read_quantity(rounded(number, 4)));
    RC_ASSERT(abs(near - number) <= Rational(1, 20'000));
  });
}

}  // namespace track
