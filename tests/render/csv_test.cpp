#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "../src/render/formats/writers.hpp"
#include "base/generators.hpp"
#include "render/writing.hpp"
#include "track/base/csv.hpp"
#include "track/base/text.hpp"

namespace track::render::csv_test {
namespace {

using Records = std::vector<std::vector<std::string>>;

// Reads RFC 4180 by its grammar, written apart from the writer.
Records parse_csv(const std::string& text) {
  Records records(1, {""});
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string& field = records.back().back();
    if (quoted) {
      if (text[i] != '"') {
        field += text[i];
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        field += text[i++];
      } else {
        quoted = false;
      }
    } else if (text[i] == '"') {
      quoted = true;
    } else if (text[i] == ',') {
      records.back().emplace_back();
    } else if (text[i] == '\r') {
      RC_ASSERT(text.at(++i) == '\n');
      records.push_back({""});
    } else {
      field += text[i];
    }
  }
  RC_ASSERT(!quoted);
  RC_ASSERT(records.back() == std::vector<std::string>{""});
  records.pop_back();
  return records;
}

TEST_CASE("a CSV field is quoted where RFC 4180 asks for it") {
  CHECK(csv_field(std::string("練馬区")) == "練馬区");
  CHECK(csv_field(std::string("a,b")) == "\"a,b\"");
  CHECK(csv_field(std::string("a\"b")) == "\"a\"\"b\"");
  CHECK(csv_field(std::string("a\nb")) == "\"a\nb\"");
  CHECK(csv_field(std::string("")).empty());
}

TEST_CASE("text that a spreadsheet would run is defused") {
  for (const char* text :
       {"=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", " =1", "\u3000－1", "'=1"}) {
    CHECK(csv_field(std::string(text)) == "'" + std::string(text));
  }
  CHECK(csv_field(std::string("\tx")) == " x");  // a tab is shown as a space
  CHECK(csv_field(std::string("\t=x")) == "' =x");
  CHECK(csv_field(std::string("\nx")) == "\"'\nx\"");
  CHECK(csv_field(std::string("=A1,B1")) == "\"'=A1,B1\"");
  CHECK(csv_field(std::vector<std::string>{"=1", "b"}) == "'=1; b");
  CHECK(csv_field(std::string("a=1")) == "a=1");
}

TEST_CASE("of what steers a terminal, a CSV keeps line ends alone") {
  CHECK(csv_field(std::string("a\x1b[2Jb\x7f")) == "a<U+001B>[2Jb<U+007F>");
  CHECK(csv_field(std::string("a\u202Eb\xff")) == "a<U+202E>b<\\xFF>");
  CHECK(csv_field(std::string("a\tb\rc")) == "a b c");
  CHECK(csv_field(std::string("a\r\nb\n\nc\n")) == "\"a\nb\n\nc\n\"");
  CHECK(csv_field(std::vector<std::string>{"a\u2066", "b"}) == "a<U+2066>; b");
}

TEST_CASE("negative numbers are numbers, not formulas") {
  CHECK(csv_field(std::int64_t{-22}) == "-22");
  CHECK(csv_field(-4.2) == "-4.2");
}

TEST_CASE("CSV writes nothing, yes, no and lists") {
  CHECK(csv_field({}).empty());
  CHECK(csv_field(true) == "true");
  CHECK(csv_field(false) == "false");
  CHECK(csv_field(std::vector<std::string>{"a", "b,c"}) == "\"a; b,c\"");
  CHECK(csv_field(0.436667) == "0.436667");
}

TEST_CASE("a CSV document has its keys as headings and CRLF line ends") {
  Grid grid;
  grid.columns = {{"id", {"ID", "ID"}}, data_column("hidden")};
  grid.rows = {{text_cell("a"), number_cell(7)}, {text_cell("b"), Cell()}};
  CHECK(testing::written(grid, Format::csv) == "id,hidden\r\na,7\r\nb,\r\n");
}

std::string any_field() {
  const auto part =
      rc::gen::oneOf(rc::gen::element<std::string>(",", "\"", "\n", "=", "+", "-", "@", "'"),
                     generators::any_text());
  std::string text;
  for (const std::string& one : *rc::gen::container<std::vector<std::string>>(part)) {
    if (is_utf8(one)) text += one;  // other bytes are shown by their numbers
  }
  return text;
}

TEST_CASE("what is written as CSV is read back, without the mark before a formula") {
  rc::prop("round trip", [] {
    const int width = *rc::gen::inRange(1, 5);
    const int height = *rc::gen::inRange(0, 5);
    Grid grid;
    for (int i = 0; i < width; ++i) grid.columns.push_back({"key" + std::to_string(i), {}});
    Records expected(static_cast<std::size_t>(height));
    for (auto& record : expected) {
      std::vector<Cell> cells;
      for (int i = 0; i < width; ++i) {
        record.push_back(any_field());
        cells.push_back(text_cell(record.back()));
      }
      grid.rows.push_back(cells);
    }
    const Records read = parse_csv(testing::written(grid, Format::csv));
    RC_ASSERT(read.size() == expected.size() + 1);
    for (std::size_t row = 0; row < expected.size(); ++row) {
      RC_ASSERT(read[row + 1].size() == expected[row].size());
      for (std::size_t i = 0; i < expected[row].size(); ++i) {
        RC_ASSERT(undefused(read[row + 1][i]) == expected[row][i]);
      }
    }
  });
}

}  // namespace
TEST_CASE("a CSV in words has headings and names, but numbers and days stay") {
  Grid grid;
  grid.columns = {{"id", {"id", "ID"}}, {"status", {"status", "判定"}}, data_column("plain")};
  const auto day = std::chrono::year(2022) / 6 / 11;
  grid.rows = {{text_cell("a"), word_cell("missing", {"missing", "未報告"}), number_cell(1234)},
               {day_cell(Day(day), EraCalendar::japanese),
                {std::int64_t{2022}, {"R4", "令和4年度"}},
                data_cell("髙\u00E9")}};
  Style style;
  style.language = Language::ja;
  CHECK(write(listing(grid), Format::csv, style) ==
        "id,status,plain\r\na,missing,1234\r\n2022-06-11,2022,髙\u00E9\r\n");
  style.in_words = true;
  CHECK(write(listing(grid), Format::csv, style) ==
        "ID,判定,plain\r\na,未報告,1234\r\n2022-06-11,令和4年度,髙\u00E9\r\n");
  style.nearest_in = Encoding::cp932;
  CHECK(write(listing(grid), Format::csv, style).ends_with(",令和4年度,髙e\r\n"));
}

TEST_CASE("what is written by the nearest character is no formula either") {
  // U+FE66 is a small =.
  const std::string nearest = transliterated("\uFE661", Encoding::cp932);
  CHECK(csv_field(std::string("\uFE661"), Encoding::cp932) == defused(nearest));
}

}  // namespace track::render::csv_test
