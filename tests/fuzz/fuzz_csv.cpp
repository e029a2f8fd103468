#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "fuzz/required.hpp"
#include "track/base/csv.hpp"
#include "track/base/encoding.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/exchange/workbook.hpp"

// Reads any bytes as a CSV, and checks what must hold of its rows, and that they are read again
// from a CSV that is made of them. The first byte chooses what is said of the file besides.
namespace {

using namespace track;
using namespace track::exchange;
using track::testing::require;

void check_row(const Row& row, std::uint32_t before) {
  require(row.number > before && !row.hidden);
  require(!row.cells.empty() && row.cells.size() <= 16'384);
  require(row.cells.back().kind == CellKind::text);
  for (const Cell& cell : row.cells) {
    require(is_utf8(cell.text) && cell.format.empty());
    require(cell.kind == (cell.text.empty() ? CellKind::empty : CellKind::text));
  }
}

std::vector<Row> rows_of(const std::string& bytes, const WorkbookOptions& options) {
  std::istringstream stream(bytes);
  const Workbook workbook = Workbook::open(stream, "any.csv", options);
  std::vector<Row> rows;
  workbook.read(0, [&](const Row& row) {
    check_row(row, rows.empty() ? 0 : rows.back().number);
    rows.push_back(row);
    return true;
  });
  return rows;
}

std::string csv_of(const std::vector<Row>& rows) {
  std::string text;
  std::uint32_t line = 1;
  for (const Row& row : rows) {
    for (; line < row.number; ++line) text += "\r\n";
    const char* separator = "";
    for (const Cell& cell : row.cells) {
      text += separator + csv_quoted(defused(cell.text), ",;\t");
      separator = ",";
    }
  }
  return text;
}

void check_again(const std::vector<Row>& rows) {
  // Else the one cell's text may be taken for another kind of file.
  const std::string text = "track\r\n" + csv_of(rows);
  WorkbookOptions options;
  options.encoding = Encoding::utf8;
  std::vector<Row> again = rows_of(text, options);
  require(again.size() == rows.size() + 1);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    require(again[i + 1].number == rows[i].number + 1 && again[i + 1].cells == rows[i].cells);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  WorkbookOptions options;
  if (data[0] % 2 == 1) options.encoding = static_cast<Encoding>(data[0] / 2 % 5);
  if (data[0] / 10 % 4 > 0) options.delimiter = ",;\t"[data[0] / 10 % 4 - 1];
  const std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  if (bytes.starts_with("PK")) return 0;  // fuzz_workbook's
  std::vector<Row> rows;
  try {
    rows = rows_of(bytes, options);
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::bad_input);
    require(printable(error.message().en) == error.message().en);
    require(printable(error.message().ja) == error.message().ja);
    return 0;
  }
  check_again(rows);
  return 0;
}
