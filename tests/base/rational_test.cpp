#include "track/base/rational.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <catch2/catch.hpp>
#include <limits>
#include <stdexcept>

#include <rapidcheck/catch.h>

#include "base/generators.hpp"

namespace track::rational_test {

namespace {

using Reference = boost::multiprecision::cpp_rational;

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();

// Small ones, and those about the end of 64 bits.
std::int64_t any_integer() {
  return *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-12, 13),
                         rc::gen::arbitrary<std::int64_t>(), rc::gen::inRange(least, least + 3),
                         rc::gen::inRange(greatest - 2, greatest));
}

// The same number twice: as ours, and as Boost alone has it.
struct Pair {
  Rational ours;
  Reference reference;
};
bool agree(const Rational& ours, const Reference& reference) {
  return ours.fraction() == reference.str();
}

Pair any_number() {
  const std::int64_t numerator = any_integer();
  std::int64_t denominator = any_integer();
  if (denominator == 0) denominator = 1;
  Pair number{{numerator, denominator}, Reference(numerator) / denominator};
  if (*rc::gen::inRange(0, 3) > 0) return number;
  const std::int64_t factor = any_integer();
  return {number.ours * factor, number.reference * factor};
}

}  // namespace

TEST_CASE("a fraction is in lowest terms, its denominator above 0") {
  CHECK(Rational(6, -4).fraction() == "-3/2");
  CHECK(Rational(-6, -3).fraction() == "2");
  CHECK(Rational(0, -3).fraction() == "0");
  CHECK(Rational(6, 4) == Rational(3, 2));
  CHECK(Rational(least, -1).fraction() == "9223372036854775808");
  CHECK(Rational().fraction() == "0");
}

TEST_CASE("whole numbers are told from others, and those of 64 bits given") {
  CHECK(Rational(6, 3).whole() == 2);
  CHECK_FALSE(Rational(7, 3).is_whole());
  CHECK_FALSE(Rational(7, 3).whole());
  const Rational beyond = Rational(greatest) + 1;
  CHECK(beyond.is_whole());
  CHECK_FALSE(beyond.whole());
  CHECK_FALSE((beyond / 3).is_whole());
  CHECK((beyond - 1).whole() == greatest);
}

TEST_CASE("truncating leaves out what stands behind the point") {
  CHECK(Rational(7, 2).truncated() == 3);
  CHECK(Rational(-7, 2).truncated() == -3);
  CHECK((Rational(greatest) * 4 + Rational(1, 2)).truncated() == Rational(greatest) * 4);
}

TEST_CASE("nothing is divided by zero") {
  const Rational beyond = Rational(greatest) * 2;
  CHECK_THROWS_AS(Rational(1, 0), std::domain_error);
  CHECK_THROWS_AS(Rational(1) / 0, std::domain_error);
  CHECK_THROWS_AS(beyond / 0, std::domain_error);
}

TEST_CASE("fractions reckon as Boost's do, beyond 64 bits as well") {
  rc::prop("the four operations", [] {
    const Pair left = any_number();
    const Pair right = any_number();
    RC_ASSERT(agree(left.ours, left.reference));
    RC_ASSERT(agree(left.ours + right.ours, left.reference + right.reference));
    RC_ASSERT(agree(left.ours - right.ours, left.reference - right.reference));
    RC_ASSERT(agree(left.ours * right.ours, left.reference * right.reference));
    RC_ASSERT(agree(-left.ours, -left.reference));
    if (right.ours == 0) return;
    RC_ASSERT(agree(left.ours / right.ours, left.reference / right.reference));
  });
  rc::prop("what comes back to 64 bits is equal to what never left them", [] {
    const Pair left = any_number();
    const Pair right = any_number();
    RC_ASSERT(left.ours + right.ours - right.ours == left.ours);
    if (right.ours != 0) RC_ASSERT(left.ours * right.ours / right.ours == left.ours);
  });
  rc::prop("comparing", [] {
    const Pair left = any_number();
    const Pair right = any_number();
    RC_ASSERT((left.ours == right.ours) == (left.reference == right.reference));
    RC_ASSERT((left.ours < right.ours) == (left.reference < right.reference));
    RC_ASSERT((left.ours > right.ours) == (left.reference > right.reference));
  });
  rc::prop("whole numbers and truncating", [] {
    const Pair number = any_number();
    RC_ASSERT(number.ours.is_whole() == (denominator(number.reference) == 1));
    const boost::multiprecision::cpp_int quotient =
        numerator(number.reference) / denominator(number.reference);
    RC_ASSERT(number.ours.truncated().fraction() == quotient.str());
  });
}

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
    RC_ASSERT(near - number <= Rational(1, 20'000));
    RC_ASSERT(number - near <= Rational(1, 20'000));
  });
}

}  // namespace track::rational_test
