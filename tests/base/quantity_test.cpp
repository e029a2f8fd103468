#include "track/base/quantity.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include <rapidcheck/catch.h>

#include "base/generators.hpp"

namespace track::quantity_test {

TEST_CASE("sums of decimals are exact") {
  const auto seven_tenths = Quantity::from_units(7'000);
  const auto one_tenth = Quantity::from_units(1'000);
  CHECK(seven_tenths + one_tenth == Quantity::from_units(8'000));
  CHECK(plain(seven_tenths + one_tenth) == "0.8");
  CHECK(one_tenth - seven_tenths == Quantity::from_units(-6'000));
}

TEST_CASE("a result beyond 64 bits is refused, not wrapped") {
  const auto largest = Quantity::from_units(std::numeric_limits<std::int64_t>::max());
  const auto smallest = Quantity::from_units(std::numeric_limits<std::int64_t>::min());
  const auto unit = Quantity::from_units(1);
  CHECK_THROWS_AS(largest + unit, Error);
  CHECK_THROWS_AS(smallest - unit, Error);
  CHECK_THROWS_AS(Quantity() - smallest, Error);
  CHECK(largest - unit + unit == largest);
}

TEST_CASE("a quantity is printed with as few decimals as it needs") {
  CHECK(plain(Quantity()) == "0");
  CHECK(plain(Quantity::whole(132)) == "132");
  CHECK(plain(Quantity::from_units(-32'500)) == "-3.25");
  CHECK(plain(Quantity::from_units(1)) == "0.0001");
  CHECK(plain(Quantity::from_units(-1)) == "-0.0001");
  CHECK(plain(Quantity::from_units(std::numeric_limits<std::int64_t>::min())) ==
        "-922337203685477.5808");
}

TEST_CASE("grouping separates thousands before the decimal point only") {
  CHECK(grouped(Quantity::whole(999)) == "999");
  CHECK(grouped(Quantity::whole(-999)) == "-999");
  CHECK(grouped(Quantity::whole(20'000)) == "20,000");
  CHECK(grouped(Quantity::whole(-1'000'000)) == "-1,000,000");
  CHECK(grouped(Quantity::from_units(12'345'678)) == "1,234.5678");
}

TEST_CASE("laws of quantities") {
  using generators::any_quantity;
  rc::prop("what is printed reads back, plain and grouped", [] {
    const Quantity quantity = *any_quantity();
    RC_ASSERT(*read_quantity(plain(quantity)) == quantity);
    RC_ASSERT(*read_quantity(grouped(quantity)) == quantity);
  });
  rc::prop("a difference undoes a sum", [] {
    const Quantity left = *any_quantity();
    const Quantity right = *any_quantity();
    RC_ASSERT(left + right == right + left);
    RC_ASSERT((left + right) - right == left);
  });
  rc::prop("the greater has the positive difference", [] {
    const Quantity left = *any_quantity();
    const Quantity right = *any_quantity();
    RC_ASSERT((left < right) == (left - right).is_negative());
    RC_ASSERT((left == right) == (left - right).is_zero());
  });
}

}  // namespace track::quantity_test
