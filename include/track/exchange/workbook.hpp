#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "track/base/encoding.hpp"

namespace track::exchange {

enum class CellKind { empty, text, number, day, boolean, error, uncalculated };

struct Cell {
  CellKind kind = CellKind::empty;
  // text: itself; number: its digits ("0.686", never with an exponent); day: the ISO day; boolean:
  // "TRUE" or "FALSE"; error: its code ("#DIV/0!"); uncalculated: the formula, which has no value.
  std::string text;
  std::string format{};  // the number format of a number or a day ("0.0%", "m\"月\""); may be empty
  bool raised{};         // of a text: a part of it is superscript, subscript or struck out

  bool operator==(const Cell&) const = default;
};

struct ColumnSpan {
  std::size_t first = 0;  // from 0
  std::size_t end = 0;    // the column behind the last
};

struct Row {
  std::uint32_t number = 0;  // from 1
  bool hidden = false;       // or filtered out
  std::vector<Cell> cells;   // from column A to the last that is not empty
  std::size_t fields = 0;    // of a text file: all that the row has, empty ones as well
  std::vector<ColumnSpan> hidden_columns{};  // of the sheet

  bool hides(std::size_t column) const;
};

struct Sheet {
  std::string name;  // empty: of a text file
  bool hidden = false;
};

struct WorkbookOptions {
  std::optional<Encoding> encoding{};  // of a text file; unset: by its mark, else UTF-8, else CP932
  std::optional<char> delimiter{};     // unset: by the file's ending, else by its first lines
};

// A spreadsheet file: CSV, TSV, xlsx or ods, told apart by content. Read row by row, so that its
// size does not matter; formulas by their stored value. Every member throws Error (bad_input) with
// the file, the place (sheet and cell, line and byte) and the rule; refused: a file that cannot be
// read, or that changes meanwhile.
//
// Of a text file every cell is text, as it stands there, but for the apostrophe by which track
// keeps spreadsheets from running it (base/csv.hpp). A row ends with CR, LF or both. A quote inside
// a field that does not begin with one is itself; text behind the quote that ends a field, a NUL, a
// field of more than 1 MiB, a row of more than 16 MiB or 16,384 columns are errors. Rows are
// numbered as a spreadsheet numbers them: a row of several lines is one, a blank line too.
// Without a mark it is UTF-8 where all of it is, else CP932, unless each character beyond ASCII
// would stand alone inside Latin words: that is a Western file, and an error. The delimiter of
// .tsv, .tab and .txt is a tab; else, by the first 100 rows in 64 KiB, of tab, semicolon and comma
// one by which no quote is left inside a field, then the one that stands equally often in the most
// rows (where several do: the most often; then in this order).
class Workbook {
 public:
  // "-" is standard input. What can be read only once is kept in a temporary file.
  static Workbook open(const std::filesystem::path& path, const WorkbookOptions& options = {});
  // All of a stream; the name "-" says that it is standard input.
  static Workbook open(std::istream& stream, const std::string& name,
                       const WorkbookOptions& options = {});
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  Workbook(Workbook&&) noexcept;
  Workbook& operator=(Workbook&&) noexcept;

  const std::string& name() const;    // of the file, without its folder
  const std::string& digest() const;  // SHA-256 of its bytes, in hex
  const std::vector<Sheet>& sheets() const;
  // The rows that have a cell, in order, until `take` returns false. May be called again.
  void read(std::size_t sheet, const std::function<bool(const Row&)>& take) const;

 private:
  struct File;
  explicit Workbook(std::unique_ptr<File> file);
  std::unique_ptr<File> file_;
};

// 0: "A", 26: "AA"; column_of_letters() (model/mapping.hpp) is the reverse.
std::string column_name(std::size_t column);
std::string cell_name(std::size_t column, std::uint32_t row);  // "C7"
// "様式!C7"; of a text file "C7".
std::string cell_place(const Sheet& sheet, std::size_t column, std::uint32_t row);

}  // namespace track::exchange
