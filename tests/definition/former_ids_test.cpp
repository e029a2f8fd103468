#include <catch2/catch.hpp>

#include "reading.hpp"

namespace former_ids_test {

using Shown = std::vector<std::string>;

namespace {

std::string two_indicators(const std::string& first, const std::string& second) {
  return "[[indicator]]\nid = \"a\"\nname = \"甲\"\nkind = \"count\"\n" + first +
         "\n[[indicator]]\nid = \"b\"\nname = \"乙\"\nkind = \"count\"\n" + second + "\n";
}

}  // namespace

TEST_CASE("Former ids are those that nothing has any more, each of one item") {
  CHECK(reading::faults(two_indicators("formerly = [\"old\", \"talk.old\"]", "")) == Shown{});
  CHECK(reading::faults(two_indicators("formerly = [\"b\"]", "")) ==
        Shown{"5:13 '\"b\"' the id \"b\" is still in use"});
  CHECK(reading::faults(two_indicators("formerly = [\"old\"]", "formerly = [\"old\"]")) ==
        Shown{"10:13 '\"old\"' \"old\" is named as a former id of a as well"});
  CHECK(reading::faults(two_indicators("formerly = [\"a\"]", "")) ==
        Shown{"5:13 '\"a\"' the id \"a\" is still in use"});
  CHECK(reading::faults(two_indicators("formerly = [\"Old\"]", "")) ==
        Shown{"5:13 '\"Old\"' malformed id \"Old\""});
}

TEST_CASE("A former id of an indicator is within its activity") {
  const auto plan =
      reading::with_plan(reading::indicator("kind = \"count\"\nformerly = [\"y\"]")).plan;
  CHECK(plan.indicators.at(0).formerly == Shown{"y"});
  // Moved into the activity under the id that it had outside.
  CHECK(reading::faults(reading::indicator("kind = \"count\"\nformerly = [\"x\"]")) == Shown{});
  CHECK(reading::faults(reading::indicator("kind = \"count\"\nformerly = [\"lecture.x\"]")) ==
        Shown{"9:13 '\"lecture.x\"' the id \"lecture.x\" is still in use"});
}

TEST_CASE("An activity that names itself is told once") {
  const auto faults = reading::faults(
      "[[survey]]\nid = \"poll\"\nname = \"調査\"\nformerly = [\"poll\"]\n"
      "[[survey.indicator]]\nid = \"x\"\nname = \"甲\"\nkind = \"count\"\n");
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].ends_with("the id \"poll\" is still in use"));
}

}  // namespace former_ids_test
