#include <catch2/catch.hpp>

#include "render/writing.hpp"
#include "track/model/plan.hpp"

namespace track::render::import_test {

namespace {

std::string written_in(Language language, const ImportAnswer::Table& table) {
  ImportAnswer answer;
  answer.files.emplace_back().tables = {table};
  Style style;
  style.language = language;
  return testing::written(document_of(Plan{}, answer), Format::table, style);
}

bool says(const std::string& text, const std::string& line) {
  return text.find("  " + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("what a sheet hides and an import reads is told") {
  ImportAnswer::Table table;
  CHECK(written_in(Language::en, table).find("hidden") == std::string::npos);
  table.hidden_rows = 1;
  table.hidden_columns = {"D 6月"};
  CHECK(says(written_in(Language::en, table), "1 hidden row read as well"));
  CHECK(says(written_in(Language::en, table), "1 hidden column read as well: D 6月"));
  CHECK(says(written_in(Language::ja, table), "非表示の列も読み取りました：D 6月"));
  table.hidden_rows = 1'200;
  table.hidden_columns = {"D 6月", "E"};
  CHECK(says(written_in(Language::en, table), "1,200 hidden rows read as well"));
  CHECK(says(written_in(Language::en, table), "2 hidden columns read as well: D 6月, E"));
  CHECK(says(written_in(Language::ja, table), "非表示の列も読み取りました：D 6月、E"));
}

}  // namespace track::render::import_test
