#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>
#include <sstream>

#include "../src/cli/output/csv_encoding.hpp"
#include "base/generators.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/exchange/workbook.hpp"
#include "track/render/views.hpp"

namespace track::cli::csv_encoding_test {

namespace {

std::string refusal_of(const std::vector<std::string>& pieces) {
  CsvEncoder encoder(Encoding::cp932);
  try {
    for (const std::string& piece : pieces) encoder.encode(piece);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    return error.message().en;
  }
  return {};
}

using Table = std::vector<std::vector<std::string>>;

// Without what a CSV shows by a word, as it would steer a terminal.
std::string any_string() {
  const auto part =
      rc::gen::oneOf(rc::gen::element<std::string>(",", ";", "\"", "\n", "=", "+", "-", "@", "'",
                                                   "＝", "—", "～", "①", "髙", "𠮟", "½", "\uFE66"),
                     generators::any_text());
  std::string text;
  for (const std::string& one : *rc::gen::container<std::vector<std::string>>(part)) {
    if (is_utf8(one)) text += one;
  }
  return text;
}

Table any_table() {
  const auto width = static_cast<std::size_t>(*rc::gen::inRange(1, 5));
  Table table(static_cast<std::size_t>(*rc::gen::inRange(1, 5)));
  for (auto& row : table) {
    while (row.size() < width) row.push_back(any_string());
  }
  return table;
}

std::string written(const Table& table, const render::Style& style) {
  render::Grid grid;
  for (std::size_t i = 0; i < table.front().size(); ++i) {
    grid.columns.push_back({"key" + std::to_string(i), {}});
  }
  for (const auto& row : table) {
    grid.rows.emplace_back();
    for (const std::string& text : row) grid.rows.back().push_back(render::text_cell(text));
  }
  return render::write(render::listing(grid), render::Format::csv, style);
}

// As `import` takes it in, without the headings.
Table read_back(const std::string& bytes, Encoding encoding) {
  std::istringstream stream(bytes);
  Table table;
  exchange::Workbook::open(stream, "table.csv", {encoding, ','})
      .read(0, [&](const exchange::Row& row) {
        table.resize(row.number);
        for (const exchange::Cell& cell : row.cells) table.back().push_back(cell.text);
        return true;
      });
  table.erase(table.begin());
  return table;
}

// A sheet does not have them.
Table without_empty_ends(Table table) {
  for (auto& row : table) {
    while (!row.empty() && row.back().empty()) row.pop_back();
  }
  while (!table.empty() && table.back().empty()) table.pop_back();
  return table;
}

}  // namespace

TEST_CASE("any table that is written is taken in again, in each encoding that can hold it") {
  rc::prop("out and in", [] {
    const Encoding encoding =
        *rc::gen::element(Encoding::utf8, Encoding::utf8_bom, Encoding::cp932);
    Table table = any_table();
    const auto make_fit = [&] {
      for (auto& row : table) {
        for (std::string& cell : row) cell = transliterated(cell, encoding);
      }
    };
    if (*rc::gen::arbitrary<bool>()) make_fit();
    render::Style style;
    if (*rc::gen::arbitrary<bool>()) style.nearest_in = encoding;  // --transliterate
    const std::string text = written(table, style);
    if (first_unfit(text, encoding)) {
      RC_ASSERT(encoding == Encoding::cp932 && !style.nearest_in);
      RC_ASSERT(refusal_of({text}).find(": CP932 cannot hold ") != std::string::npos);
      return;
    }
    make_fit();
    RC_ASSERT(read_back(CsvEncoder(encoding).encode(text), encoding) == without_empty_ends(table));
  });
}

TEST_CASE("a mark stands before the first piece alone") {
  CsvEncoder marked(Encoding::utf8_bom);
  CHECK(marked.encode("a\r\n") ==
        "\xEF\xBB\xBF"
        "a\r\n");
  CHECK(marked.encode("b\r\n") == "b\r\n");
  CHECK(CsvEncoder(Encoding::utf8).encode("é") == "é");
  CHECK(CsvEncoder(Encoding::cp932).encode("①髙～") == "\x87\x40\xFB\xFC\x81\x60");
}

TEST_CASE("what CP932 cannot hold is refused with its cell, as a spreadsheet counts it") {
  CHECK(refusal_of({"é\r\n"}) == "row 1, column 1: CP932 cannot hold \"é\"");
  CHECK(refusal_of({"a,b\r\n1,\"x\ny, \"\"z\"\"\",é\r\n"}) ==
        "row 2, column 3: CP932 cannot hold \"é\"");
  CHECK(refusal_of({"a,b\r\n", "1,2\r\n3,\"\n,é\""}) == "row 3, column 2: CP932 cannot hold \"é\"");
  CHECK(refusal_of({"練馬区,髙\r\n"}).empty());
}

TEST_CASE("pieces of a CSV make the bytes that the whole makes") {
  rc::prop("for every encoding", [](const std::vector<std::uint8_t>& lines) {
    for (const Encoding encoding : {Encoding::utf8, Encoding::utf8_bom, Encoding::cp932}) {
      CsvEncoder by_piece(encoding);
      std::string whole;
      std::string made;
      for (const std::uint8_t one : lines) {
        const std::string line = "区" + std::to_string(one) + ",①\r\n";
        whole += line;
        made += by_piece.encode(line);
      }
      if (lines.empty()) return;
      RC_ASSERT(made == CsvEncoder(encoding).encode(whole));
    }
  });
}

}  // namespace track::cli::csv_encoding_test
