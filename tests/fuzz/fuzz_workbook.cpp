#include <cstdint>
#include <sstream>
#include <string>

#include "exchange/zip_writer.hpp"
#include "fuzz/required.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/exchange/workbook.hpp"

// Reads any bytes as a workbook and checks what must hold of its cells. As checksums keep changed
// bytes out, an input that begins with a letter of these is XML inside a sound file: "r" rows, "s"
// shared strings, "f" styles of xlsx; "o" rows, "n" styles of ods.
namespace {

using namespace track;
using namespace track::exchange;
using track::testing::require;

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("-.0123456789") == std::string::npos;
}

void check_cell(const Cell& cell) {
  require(is_utf8(cell.text) && is_utf8(cell.format));
  switch (cell.kind) {
    case CellKind::empty:
      return require(cell.text.empty() && cell.format.empty());
    case CellKind::text:
      return require(!cell.text.empty() && cell.format.empty());
    case CellKind::number:
      return require(is_number(cell.text));
    case CellKind::day:
      return require(cell.text.size() == 10);
    case CellKind::boolean:
      return require(cell.text == "TRUE" || cell.text == "FALSE");
    case CellKind::uncalculated:
      return require(cell.format.empty());
    case CellKind::error:
      return;
  }
}

std::string file_of(const std::string& input) {
  const std::string xml = input.substr(input.empty() ? 0 : 1);
  const std::string row =
      "<row><c t=\"s\"><v>0</v></c><c t=\"s\" s=\"1\"><v>1</v></c><c "
      "s=\"1\"><v>44652</v></c></row>";
  switch (input.empty() ? ' ' : input.front()) {
    case 'r':
      return xlsx_of({xml, "<si><t>a</t></si>", "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"});
    case 's':
      return xlsx_of({row, xml});
    case 'f':
      return xlsx_of({row, "<si><t>a</t></si><si><t>b</t></si>", xml});
    case 'o':
      return ods_of(xml);
    case 'n':
      return ods_of(
          "<table:table-row><table:table-cell table:style-name=\"a\" "
          "office:value-type=\"float\" office:value=\"1\"/></table:table-row>",
          xml);
    default:
      return input;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  try {
    std::istringstream stream(file_of(input));
    const Workbook workbook = Workbook::open(stream, "any", {});
    for (std::size_t sheet = 0; sheet < workbook.sheets().size(); ++sheet) {
      std::uint32_t before = 0;
      std::size_t cells = 0;
      workbook.read(sheet, [&](const Row& row) {
        require(row.number > before && row.number <= 1'048'576);
        require(!row.cells.empty() && row.cells.size() <= 16'384);
        require(row.cells.back().kind != CellKind::empty);
        for (const Cell& cell : row.cells) check_cell(cell);
        before = row.number;
        cells += row.cells.size();
        return cells < 1'000'000;
      });
    }
  } catch (const Error& error) {
    require(error.kind() == ErrorKind::bad_input);
    require(printable(error.message().en) == error.message().en);
    require(printable(error.message().ja) == error.message().ja);
  }
  return 0;
}
