#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "track/base/date.hpp"
#include "track/base/localized.hpp"
#include "track/render/document.hpp"

// A workbook of a spreadsheet program as plain data, before it is written as a file.
namespace track::render {

struct CellStyle {
  std::string number_format{};  // "#,##0.0"; "@": text, whatever is typed; empty: the program's own
  Paint paint = Paint::plain;   // the ground
  bool bold = false;
  bool faint = false;  // grey ink
  bool bordered = false;
  bool wrapped = false;
  bool centered = false;  // up and down; else at the top
  bool unlocked = false;  // may be changed on a protected sheet
  Alignment alignment = Alignment::left;
  bool aligned = false;  // as `alignment` says, else numbers to the right and texts to the left
  int size = 0;          // in points; 0: the usual one
  auto operator<=>(const CellStyle&) const = default;
};

using StyleNumber = std::uint16_t;  // in Book::styles

struct BookCell {
  std::variant<std::monostate, double, std::string, Day> value{};
  StyleNumber style = 0;
};

// Rows and columns count from 0; the last ones belong to it.
struct CellRange {
  std::uint32_t row = 0;
  std::uint16_t column = 0;
  std::uint32_t last_row = 0;
  std::uint16_t last_column = 0;
};

struct BookColumn {
  double width = 9;  // in digits
  bool hidden = false;
};

// What may be typed into cells. Titles have at most 32 characters, the other texts 255.
struct Validation {
  CellRange range;
  std::string formula;  // of the first cell; empty: only the message is shown
  std::string title;
  std::string message;  // where the cell is chosen
  std::string problem;  // where something else is typed
};

// Cells with this text get the ground of a paint.
struct WordColour {
  CellRange range;
  std::string word;
  Paint paint = Paint::plain;
};

// A chart of two series over the same categories: columns, or lines.
struct BookChart {
  enum class Kind { column, line };
  struct Series {
    std::string name;
    CellRange values;
  };

  Kind kind = Kind::column;
  std::uint32_t row = 0;  // of its upper left corner
  int from_left = 0;      // in pixels
  std::string title;
  std::string unit;   // beside the axis; may be empty
  std::string sheet;  // that has the figures
  CellRange categories;
  std::vector<Series> series;
};

struct BookSheet {
  std::string name;  // see usable_sheet_name()
  std::vector<BookColumn> columns{};
  std::vector<std::vector<BookCell>> rows{};
  std::map<std::uint32_t, double> heights{};  // in points, of rows that are not of the usual one
  std::vector<CellRange> merged{};            // the value is that of the first cell
  std::set<std::uint32_t> hidden_rows{};
  std::uint32_t frozen_rows = 0;
  std::uint16_t frozen_columns = 0;
  std::optional<CellRange> filter{};
  // Printed on each page.
  std::optional<std::pair<std::uint32_t, std::uint32_t>> repeated_rows{};
  std::vector<Validation> validations{};
  std::vector<WordColour> colours{};
  std::vector<BookChart> charts{};
  bool locked = false;  // but for unlocked cells; without a password
  bool hidden = false;
};

// Sheets are printed on A4 landscape, as wide as the page while that can be read.
struct Book {
  std::string title;
  std::string subject{};
  Day made{};  // the same input gives the same bytes
  Language language = Language::en;
  std::vector<BookSheet> sheets{};
  std::vector<CellStyle> styles{CellStyle{}};
  std::map<std::string, std::string> names{};  // "form_id" for "=frame!$B$1"

  StyleNumber style(const CellStyle& wanted);
};

constexpr int points_of_text = 10;
constexpr double usual_height = 18;  // of a row, in points: one line
constexpr int chart_width = 420;     // in pixels
constexpr int chart_height = 260;

// 0xRRGGBB of a ground; nothing where it is left white.
std::optional<std::uint32_t> ground_of(Paint paint);

// As a spreadsheet program takes it, and different from those there are: at most 31 characters,
// none of []:*?/\, no ' at its ends.
std::string usable_sheet_name(const std::string& wanted, const std::vector<BookSheet>& others);

// How high a row has to be for a text that is wrapped to so many digits.
double height_of_text(const std::string& text, double width, int points = points_of_text);

// A text as the XML of both formats can hold it: what is no UTF-8 or no character of XML is shown
// as printable() does. Throws Error (refused): a text longer than a cell can hold.
std::string cell_text(const std::string& text);
constexpr std::size_t longest_cell_text = 32'767;  // in UTF-16

// As bytes of a file. Throws Error (refused): a text that no cell can hold, no library to write it.
std::string write_book_as_xlsx(Book book);
// Without its charts, filters, word colours and names.
std::string write_book_as_ods(const Book& book);

}  // namespace track::render
