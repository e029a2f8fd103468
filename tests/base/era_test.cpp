#include "../src/base/time/era.hpp"

#include <catch2/catch.hpp>

namespace track::era_test {

TEST_CASE("the eras run from Meiji on, each from its first day") {
  const auto& eras = japanese_eras();
  REQUIRE(eras.size() >= 5);
  CHECK(eras[0].name == "明治");
  CHECK(eras[0].letter == "M");
  CHECK(eras[4].name == "令和");
  CHECK(eras[4].letter == "R");
  CHECK(iso(eras[4].first_day) == "2019-05-01");
  CHECK(eras[4].first_year == 2019);
  for (std::size_t index = 1; index < eras.size(); ++index) {
    CHECK(eras[index - 1].first_day < eras[index].first_day);
  }
}

TEST_CASE("an era is found by name, or by letter in either case") {
  REQUIRE(find_era("令和"));
  CHECK(find_era("令和") == find_era("R"));
  CHECK(find_era("R") == find_era("r"));
  CHECK(find_era("慶応") == nullptr);
  CHECK(find_era("Q") == nullptr);
  CHECK(find_era("") == nullptr);
}

TEST_CASE("one era is in force on a day") {
  CHECK(era_on(make_day(2019, 4, 30))->letter == "H");
  CHECK(era_on(make_day(2019, 5, 1))->letter == "R");
  CHECK(era_on(make_day(1989, 1, 7))->letter == "S");
  CHECK(era_on(make_day(2200, 1, 1)) == &japanese_eras().back());
  CHECK(era_on(make_day(1868, 1, 1)) == nullptr);
}

}  // namespace track::era_test
