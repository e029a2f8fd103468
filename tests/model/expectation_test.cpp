#include "track/model/schedule.hpp"

#include <catch2/catch.hpp>

namespace expectation_test {

using namespace track;

TEST_CASE("an expectation is read as it is written, and shown in words", "[expectation]") {
  const auto [text, months, en, ja] = GENERATE(table<std::string, int, std::string, std::string>({
      {"monthly", 1, "monthly", "毎月"},
      {"quarterly", 3, "quarterly", "四半期ごと"},
      {"half-yearly", 6, "half-yearly", "半年ごと"},
      {"yearly", 12, "yearly", "毎年"},
      {"3-yearly", 36, "every 3 years", "3年ごと"},
      {"100-yearly", 1200, "every 100 years", "100年ごと"},
  }));
  const Parsed<Expectation> read = read_expectation(text);
  REQUIRE(read);
  CHECK(read->months == months);
  CHECK(read->is_sound());
  CHECK(text_of(*read) == text);
  CHECK(describe(*read).en == en);
  CHECK(describe(*read).ja == ja);
}

TEST_CASE("what says no interval is refused with the rule", "[expectation]") {
  const std::string text = GENERATE("", "weekly", "-yearly", "0-yearly", "101-yearly", "-3-yearly",
                                    "3-year", "3 yearly", "99999999999-yearly", "毎月");
  const Parsed<Expectation> read = read_expectation(text);
  REQUIRE_FALSE(read);
  CHECK(read.problem.en.find("does not say how often") != std::string::npos);
  CHECK(read.rule.en.find("\"3-yearly\"") != std::string::npos);
  CHECK_FALSE(read.rule.ja.empty());
}

TEST_CASE("intervals that no definition can have are not sound", "[expectation]") {
  CHECK_FALSE(Expectation{0}.is_sound());
  CHECK_FALSE(Expectation{-12}.is_sound());
  CHECK_FALSE(Expectation{2}.is_sound());
  CHECK_FALSE(Expectation{18}.is_sound());
  CHECK_FALSE(Expectation{1212}.is_sound());
}

}  // namespace expectation_test
