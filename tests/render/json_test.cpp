#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "render/writing.hpp"

namespace track::render::json_test {
namespace {

using Json = nlohmann::ordered_json;

TEST_CASE("a listing in JSON has its version and one item a row") {
  Grid grid;
  grid.columns = {{"id", {}},     {"n", {}},    {"share", {}},
                  {"yes", {}},    {"list", {}}, data_column("hidden"),
                  {"nothing", {}}};
  grid.rows = {{text_cell("a\"b"), number_cell(7), data_cell(0.5), data_cell(true),
                list_cell({"x", "y"}, {}), text_cell("h"), Cell()}};
  const Json document = Json::parse(testing::written(grid, Format::json));
  CHECK(document["schema_version"] == schema_version);
  REQUIRE(document["items"].size() == 1);
  const Json expected = {{"id", "a\"b"},       {"n", 7},        {"share", 0.5},      {"yes", true},
                         {"list", {"x", "y"}}, {"hidden", "h"}, {"nothing", nullptr}};
  CHECK(document["items"][0] == expected);
}

TEST_CASE("a listing without rows is an empty list") {
  CHECK(Json::parse(testing::written(Grid(), Format::json))["items"] == Json::array());
}

TEST_CASE("text that is no UTF-8 does not break the document") {
  Grid grid;
  grid.columns = {{"id", {}}};
  grid.rows = {{text_cell("a\xE7z")}};
  CHECK_FALSE(Json::parse(testing::written(grid, Format::json))["items"].empty());
}

TEST_CASE("what steers a terminal or turns the direction of text stands in JSON by its number") {
  const std::string text = "練\x1b[2J\x7f\u009b\u202E\u2066\U000E0001😀\n\"";
  Grid grid;
  grid.columns = {{"id", {}}};
  grid.rows = {{text_cell(text)}};
  const std::string document = testing::written(grid, Format::json);
  CHECK_THAT(document,
             Catch::Contains("練\\u001b[2J\\u007f\\u009b\\u202e\\u2066\\udb40\\udc01😀\\n"));
  CHECK(Json::parse(document)["items"][0]["id"] == text);
}

TEST_CASE("whole numbers stay whole, others are rounded") {
  CHECK(rounded_data(Rational(300), 4) == Data(std::int64_t{300}));
  CHECK(rounded_data(Rational(131, 300), 6) == Data(0.436667));
  CHECK(rounded_data(Rational(-1, 3), 4) == Data(-0.3333));
  CHECK(rounded_data(std::nullopt, 4) == Data());
}

}  // namespace
}  // namespace track::render::json_test
