#include "track/render/grid.hpp"

#include <catch2/catch.hpp>

namespace track::render::grid_test {
namespace {

TEST_CASE("every format of the table writes a grid") {
  Grid grid;
  grid.columns = {{"id", {"ID", "ID"}}};
  grid.rows = {{text_cell("lecture")}};
  const auto written = [&](Format format) { return write(grid, format, {}); };
  CHECK(written(Format::table) == "ID\nlecture\n");
  CHECK(written(Format::markdown) == "| ID |\n| --- |\n| lecture |\n");
  CHECK(written(Format::csv) == "id\r\nlecture\r\n");
  CHECK(written(Format::json) ==
        "{\n  \"schema_version\": 1,\n  \"items\": [\n    {\n      \"id\": \"lecture\"\n    }\n  "
        "]\n}\n");
}

TEST_CASE("the formats are named as --format reads them") {
  CHECK(keys<Format>() == std::vector<std::string>{"table", "markdown", "csv", "json", "jsonl"});
  CHECK(from_key<Format>("csv") == Format::csv);
  CHECK(key(Format::json) == "json");
}

TEST_CASE("cells hold the same for programs and for readers") {
  CHECK(number_cell(1234).datum == Datum(std::int64_t{1234}));
  CHECK(number_cell(1234).shown.en == "1,234");
  CHECK(number_cell(std::nullopt).datum == Datum());
  CHECK(word_cell("on_track", {"on track", "順調"}).datum == Datum(std::string("on_track")));
  CHECK(text_cell("a\x07").datum == Datum(std::string("a\x07")));
  CHECK(text_cell("a\x07").shown.en == "a<U+0007>");
}

}  // namespace
}  // namespace track::render::grid_test
