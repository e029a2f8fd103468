#include "../src/report/possible_values.hpp"

#include <rapidcheck/catch.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

namespace track::report::possible_values_test {

namespace {

KnownSum sum_of(std::vector<std::size_t> numbers) {
  KnownSum sum;
  for (const std::size_t number : numbers) sum.terms.push_back({number, 1});
  return sum;
}

TEST_CASE("numbers with a known sum may be all but what the others need", "[possible_values]") {
  PossibleValues possible({3, 5, 4}, {1, 1, 0}, {sum_of({0, 1, 2})});
  CHECK(possible.least(0) == 1);
  CHECK(possible.greatest(0) == Rational(11));
  CHECK(possible.greatest(2) == Rational(10));
  CHECK(possible.least(2) == 0);
}

TEST_CASE("what sums determine is one value, and what they do not bound has no end",
          "[possible_values]") {
  PossibleValues possible({3, 5, 9, 4}, {0, 0, 0, 0},
                          {sum_of({0, 1}), sum_of({1}), KnownSum{{{2, 1}, {3, -1}}}});
  CHECK(possible.least(0) == 3);
  CHECK(possible.greatest(0) == Rational(3));
  CHECK(possible.least(2) == 5);
  CHECK_FALSE(possible.greatest(2));
  CHECK_FALSE(possible.greatest(3));
}

TEST_CASE("two cycles that one cell links determine it, though no sum has it alone",
          "[possible_values]") {
  // 0 1 | . .      the rows and columns of a table, all of whose sums are known
  // 2 3 | 4 .
  // . . | 5 6
  // . . | 7 8
  PossibleValues possible(std::vector<Rational>(9, 3), std::vector<Rational>(9, 0),
                          {sum_of({0, 1}), sum_of({2, 3, 4}), sum_of({5, 6}), sum_of({7, 8}),
                           sum_of({0, 2}), sum_of({1, 3}), sum_of({4, 5, 7}), sum_of({6, 8})});
  CHECK(possible.least(4) == 3);
  CHECK(possible.greatest(4) == Rational(3));
  CHECK(possible.least(0) == 0);
  CHECK(possible.greatest(0) == Rational(6));
}

struct Case {
  std::vector<int> values;
  std::vector<std::vector<std::size_t>> sums;
};

Case any_case() {
  Case one;
  one.values = *rc::gen::container<std::vector<int>>(5, rc::gen::inRange(0, 5));
  const int sums = *rc::gen::inRange(0, 4);
  for (int i = 0; i < sums; ++i) {
    std::vector<std::size_t> numbers;
    for (std::size_t number = 0; number < one.values.size(); ++number) {
      if (*rc::gen::arbitrary<bool>()) numbers.push_back(number);
    }
    if (!numbers.empty()) one.sums.push_back(std::move(numbers));
  }
  return one;
}

int sum_in(const std::vector<int>& values, const std::vector<std::size_t>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0,
                         [&](int sum, std::size_t number) { return sum + values[number]; });
}

// Every case of whole numbers up to 20 with the same sums, by trying all: within the bounds.
TEST_CASE("no case of whole numbers lies beyond the bounds", "[possible_values]") {
  rc::prop("bounds hold all cases", [] {
    const Case one = any_case();
    std::vector<Rational> values(one.values.begin(), one.values.end());
    std::vector<KnownSum> sums;
    for (const auto& numbers : one.sums) sums.push_back(sum_of(numbers));
    PossibleValues possible(values, std::vector<Rational>(5, 0), sums);
    std::vector<int> tried(5, 0);
    const auto number = *rc::gen::inRange<std::size_t>(0, 5);
    const Rational least = possible.least(number);
    const auto most = possible.greatest(number);
    RC_ASSERT(least <= values[number]);
    RC_ASSERT((!most || *most >= values[number]));
    for (int code = 0; code < 7 * 7 * 7 * 7 * 7; ++code) {
      int rest = code;
      for (int& each : tried) {
        each = rest % 7;
        rest /= 7;
      }
      const bool same = std::ranges::all_of(one.sums, [&](const auto& numbers) {
        return sum_in(tried, numbers) == sum_in(one.values, numbers);
      });
      if (same) RC_ASSERT((least <= tried[number] && (!most || *most >= tried[number])));
    }
    // Each bound is itself a case.
    const std::vector<Rational> last = possible.values();
    for (const auto& numbers : one.sums) {
      Rational sum = 0;
      for (const std::size_t each : numbers) sum += last[each];
      RC_ASSERT(sum == Rational(sum_in(one.values, numbers)));
    }
    RC_ASSERT(std::ranges::all_of(last, [](const Rational& each) { return each >= 0; }));
  });
}

}  // namespace

}  // namespace track::report::possible_values_test
