#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "render/reporting.hpp"
#include "track/base/text.hpp"

namespace track::render::grid_text_test {
namespace {

using namespace track::testing;

Cell shown(const std::string& text) {
  return shown_cell(verbatim(text));
}

std::string grid_text(const Grid& grid, const Style& style) {
  return written(grid, Format::table, style);
}

Grid owners_grid() {
  Grid grid;
  grid.columns = {{"name", verbatim("名称")},
                  {"number", verbatim("no"), Alignment::right},
                  data_column("hidden"),
                  {"empty", verbatim("empty")},
                  {"note", verbatim("note")}};
  grid.rows = {{shown("地域医療課"), shown("7"), shown("x"), {}, shown("a")},
               {shown("abc"), shown("1,234"), shown("x"), {}, {}}};
  return grid;
}

TEST_CASE("columns are aligned by their width on a terminal, wide characters counting two") {
  CHECK(grid_text(owners_grid(), {}) ==
        "名称           no  note\n"
        "地域医療課      7  a\n"
        "abc         1,234\n");
}

TEST_CASE("columns that are hidden or have no content are left out") {
  const std::string text = grid_text(owners_grid(), {});
  CHECK(text.find("hidden") == std::string::npos);
  CHECK(text.find("empty") == std::string::npos);
}

TEST_CASE("a grid without rows prints nothing") {
  Grid grid = owners_grid();
  grid.rows.clear();
  CHECK(grid_text(grid, {}).empty());
}

TEST_CASE("headings and cells are in the reader's language") {
  Grid grid;
  grid.columns = {{"status", {"status", "判定"}}};
  grid.rows = {{{{}, {"achieved", "達成"}}}};
  CHECK(grid_text(grid, {Language::en}) == "status\nachieved\n");
  CHECK(grid_text(grid, {Language::ja}) == "判定\n達成\n");
}

TEST_CASE("rows alone stand two columns in") {
  Grid grid = owners_grid();
  CHECK(written(Document{{Table{{}, grid, {}, Layout::rows}}}, Format::table) ==
        "  地域医療課      7  a\n"
        "  abc         1,234\n");
}

TEST_CASE("colour marks the heading alone and takes no column") {
  const std::string colored = grid_text(owners_grid(), {Language::en, 100, true});
  CHECK_THAT(colored, Catch::StartsWith("\x1b[1m名称"));
  CHECK(without_colors(colored) == grid_text(owners_grid(), {}));
}

TEST_CASE("text from outside reaches the terminal without control characters") {
  Grid grid;
  grid.columns = {{"name", verbatim("name")}, {"list", verbatim("list")}};
  grid.rows = {{text_cell("a\x1b[31mb\x07"), text_cell("x\ny\tz")}};
  const std::string text = grid_text(grid, {});
  CHECK_FALSE(has_raw_control(text));
  CHECK(text.find("<U+001B>") != std::string::npos);
}

TEST_CASE("a wide table is wrapped to the terminal and nothing of it is lost") {
  rc::prop("wrap", [] {
    const int width = *rc::gen::element(40, 80, 100, 140);
    const auto letters = rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("練", "馬", "ｱ", "a", "bc", "、"));
    const auto texts = *rc::gen::container<std::vector<std::vector<std::string>>>(3, letters);
    Grid grid;
    grid.columns = {{"one", verbatim("one")},
                    {"number", verbatim("number"), Alignment::right},
                    {"two", verbatim("two")},
                    {"three", verbatim("three")}};
    std::vector<Cell> row;
    std::vector<std::string> whole;
    for (const auto& parts : texts) {
      std::string text;
      for (const std::string& part : parts) text += part;
      whole.push_back(text);
      row.push_back(shown(text));
    }
    row.insert(row.begin() + 1, shown("12,345"));
    grid.rows = {row};
    const std::string text = grid_text(grid, {Language::en, width});
    std::size_t letters_shown = 0;
    for (const std::string& line : lines_of(text)) {
      RC_ASSERT(text_width(line) <= static_cast<std::size_t>(width));
    }
    for (const std::string& one : whole) letters_shown += one.size();
    std::string heading = "number12,345";
    if (!whole[0].empty()) heading += "one";
    if (!whole[1].empty()) heading += "two";
    if (!whole[2].empty()) heading += "three";
    RC_ASSERT(without_blanks(text).size() == letters_shown + heading.size());
  });
}

TEST_CASE("a column that is to stay whole is never wrapped, however narrow the terminal") {
  Grid grid;
  grid.columns = {whole_column("id", verbatim("id")), {"name", verbatim("name")}};
  grid.rows = {{shown("dementia-lecture.attendance"), shown("認知症医学講座の参加人数")}};
  CHECK(grid_text(grid, {Language::en, 20}).find("dementia-lecture.attendance") !=
        std::string::npos);
}

TEST_CASE("a column of names too long for its share keeps every name whole over its lines") {
  Grid grid;
  grid.columns = {{"id", verbatim("id")}, {"name", verbatim("name")}};
  const std::string name =
      "在宅療養講演会に参加した区民の人数（会場での参加とオンラインでの参加の合計、各回の延べ人数"
      "）";
  grid.rows = {{shown("lecture.attendance"), shown(name)}};
  const auto lines = lines_of(grid_text(grid, {Language::ja, 60}));
  REQUIRE(lines.size() > 2);
  std::string joined;
  for (std::size_t i = 1; i < lines.size(); ++i) joined += lines[i].substr(20);
  CHECK(without_blanks(joined) == name);
}

}  // namespace
}  // namespace track::render::grid_text_test
