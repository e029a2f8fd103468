#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "reading.hpp"

namespace any_text_test {

using namespace track;

TEST_CASE("Whatever the files are, reading ends with faults that lie within their lines") {
  const auto holds = [](const definition::Definitions& read) {
    RC_ASSERT(std::all_of(read.faults.begin(), read.faults.end(), reading::lies_in_its_line));
    RC_ASSERT(std::all_of(read.warnings.begin(), read.warnings.end(), reading::lies_in_its_line));
  };
  rc::prop("any bytes", [&](const std::string& text) { holds(reading::files({text})); });

  // A sound plan with one piece of it replaced meets nearly every check.
  const std::string sound =
      "[status]\nnear = 0.8\n[targets.\"lecture.x\"]\nbasis = \"yearly\"\nR3 = 60\n" +
      reading::indicator(
          "kind = \"share\"\nbaseline = { year = \"R1\", value = \"35.2% n=15\" }\n"
          "since = \"平成29年\"\nmethod = \"change\"");
  REQUIRE(reading::faults(sound).empty());
  rc::prop("a plan with a piece replaced", [&] {
    std::string text = sound + reading::plan_table();
    const auto begin = *rc::gen::inRange<std::size_t>(0, text.size());
    const auto length = *rc::gen::inRange<std::size_t>(0, 12);
    const auto piece =
        *rc::gen::element<std::string>("", "\"", "\n", "3", "=", "[", "\"x\"", "年", "-", "{}",
                                       "[[", "\r", "\xe5", "\t", ".", "#");
    holds(reading::files({text.replace(begin, length, piece)}));
  });
}

}  // namespace any_text_test
