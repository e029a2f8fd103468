#include "../src/render/words/values.hpp"

#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "track/base/text.hpp"

namespace track::render::sparkline_test {
namespace {

using Figures = std::vector<std::optional<Rational>>;

TEST_CASE("a trend goes from the least to the greatest figure in eight equal steps") {
  CHECK(sparkline({0, 1, 2, 3, 4, 5, 6, 7}) == "▁▂▃▄▅▆▇█");
  CHECK(sparkline({1000, 1007}) == "▁█");
  CHECK(sparkline({3, -4}) == "█▁");
}

TEST_CASE("a figure between two steps takes the nearer, half way the upper one") {
  CHECK(sparkline({0, Rational(49, 100), 7}) == "▁▁█");
  CHECK(sparkline({0, Rational(1, 2), 7}) == "▁▂█");
  CHECK(sparkline({0, Rational(699, 100), 7}) == "▁██");
}

TEST_CASE("equal figures stand in the middle") {
  CHECK(sparkline({5, 5, 5}) == "▄▄▄");
  CHECK(sparkline({0, std::nullopt, 0}) == "▄·▄");
}

TEST_CASE("a year without a figure is a dot and bears on nothing") {
  CHECK(sparkline({std::nullopt, 1, std::nullopt, 2}) == "·▁·█");
}

TEST_CASE("fewer than two figures are no trend") {
  CHECK(sparkline({}).empty());
  CHECK(sparkline({5}).empty());
  CHECK(sparkline({std::nullopt, 5, std::nullopt}).empty());
}

TEST_CASE("a trend has a sign a year, and neither unit nor zero point matter") {
  rc::prop("scaled and moved, the trend is the same", [](const std::vector<int>& numbers) {
    Figures figures;
    Figures moved;
    for (const int number : numbers) {
      figures.emplace_back(number);
      moved.emplace_back(Rational(number) * 3 - 7);
    }
    const std::string trend = sparkline(figures);
    RC_ASSERT(trend == sparkline(moved));
    RC_ASSERT(text_width(trend) == (numbers.size() < 2 ? 0 : numbers.size()));
  });
}

}  // namespace
}  // namespace track::render::sparkline_test
