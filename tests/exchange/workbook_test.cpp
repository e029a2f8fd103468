#include <catch2/catch.hpp>

#include "track/exchange/workbook.hpp"
#include "track/model/mapping.hpp"

namespace track::exchange {

TEST_CASE("cells are named as spreadsheets name them") {
  CHECK(cell_name(0, 1) == "A1");
  CHECK(cell_name(25, 7) == "Z7");
  CHECK(cell_name(26, 7) == "AA7");
  CHECK(cell_name(16383, 1048576) == "XFD1048576");
  for (const std::size_t column : {0, 25, 26, 51, 52, 701, 702, 16383}) {
    CHECK(column_of_letters(column_name(column)) == column);
  }
  CHECK_FALSE(column_of_letters(""));
  CHECK_FALSE(column_of_letters("a"));
  CHECK_FALSE(column_of_letters("A1"));
  CHECK(cell_place({"様式"}, 2, 7) == "様式!C7");
  CHECK(cell_place({}, 2, 7) == "C7");
}

}  // namespace track::exchange
