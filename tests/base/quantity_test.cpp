#include "track/base/quantity.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>
#include <limits>

#include "base/generators.hpp"

namespace track::quantity_test {

namespace {

struct Example {
  const char* text;
  const char* result;
};

std::string problem(std::string_view text) {
  const auto reading = read_quantity(text);
  if (reading) return "read as " + plain(*reading);
  CHECK_FALSE(reading.rule.en.empty());
  CHECK_FALSE(reading.rule.ja.empty());
  return reading.problem.en;
}

}  // namespace

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

TEST_CASE("numbers are read as people write them") {
  const auto example = GENERATE(values<Example>({
      {"0", "0"},
      {"132", "132"},
      {"1,234.5", "1234.5"},
      {"１２３", "123"},
      {"１，２３４．５", "1234.5"},
      {"△3.2", "-3.2"},
      {"▲3.2", "-3.2"},
      {"△ 1,000", "-1000"},
      {"-3.2", "-3.2"},
      {"－3.2", "-3.2"},
      {"−3.2", "-3.2"},
      {"+4", "4"},
      {"-0", "0"},
      {"007", "7"},
      {"1.50", "1.5"},
      {"0.0001", "0.0001"},
      {" 12\t", "12"},
      {"\u300012\u3000", "12"},
      {"1,000,000,000,000", "1000000000000"},
      {"-1000000000000", "-1000000000000"},
  }));
  CAPTURE(example.text);
  const auto reading = read_quantity(example.text);
  REQUIRE(reading);
  CHECK(plain(*reading) == example.result);
}

TEST_CASE("what is no number is refused with its own reason") {
  const auto example = GENERATE(values<Example>({
      {"", "no number is given"},
      {" \u3000", "no number is given"},
      {"NaN", "\"NaN\" is not a number"},
      {"-", "\"-\" is not a number"},
      {"1e5", "\"1e5\" has an exponent"},
      {"1E-5", "\"1E-5\" has an exponent"},
      {"4x", "\"4x\" contains something other than a number: \"x\""},
      {"0x10", "\"0x10\" contains something other than a number: \"x\""},
      {"132人", "\"132人\" contains something other than a number: \"人\""},
      {"5²", "\"5²\" contains something other than a number: \"²\""},
      {"1 234", "\"1 234\" contains something other than a number: \" \""},
      {"--3", "\"--3\" has more than one sign"},
      {"△-3", "\"△-3\" has more than one sign"},
      {"1.2.3", "\"1.2.3\" has more than one decimal point"},
      {"5.", "\"5.\" has no digit on one side of its decimal point"},
      {".5", "\".5\" has no digit on one side of its decimal point"},
      {".", "\".\" has no digit on one side of its decimal point"},
      {"1.23456", "\"1.23456\" has more than four decimals"},
      {"1000000000000.0001", "\"1000000000000.0001\" is too large"},
      {"99999999999999999999999", "\"99999999999999999999999\" is too large"},
  }));
  CAPTURE(example.text);
  CHECK(problem(example.text) == example.result);
}

TEST_CASE("a thousands separator must separate thousands") {
  const auto* text = GENERATE("1,23", "1234,567", ",123", "1,", "1,,234", "1,234,5", "1,2345",
                              "1.234,5", "0,123", ",", "1,234.");
  CAPTURE(text);
  CHECK_FALSE(read_quantity(text));
}

TEST_CASE("a misplaced separator is named as such") {
  CHECK(problem("1,23") == "\"1,23\" has a misplaced thousands separator");
  CHECK(problem("1.234,5") == "\"1.234,5\" has a misplaced thousands separator");
  // A decimal comma would otherwise be read as a number a thousand times as large.
  CHECK(problem("0,123") == "\"0,123\" has a misplaced thousands separator");
}

TEST_CASE("a minus is read in every shape that keyboards give it, at the front alone") {
  for (const char* text : {"-5", "−5", "‐5", "‑5", "–5", "—5", "ー5", "ｰ5", "－5", "△5", "▲ 5"}) {
    CAPTURE(text);
    REQUIRE(read_quantity(text));
    CHECK(*read_quantity(text) == Quantity::whole(-5));
  }
  for (const char* text : {"5ー", "3–5", "--5", "ーー5", "-–5", "ー"}) {
    CAPTURE(text);
    CHECK_FALSE(read_quantity(text));
  }
}

}  // namespace track::quantity_test
