#pragma once

#include <SQLiteCpp/Column.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "track/base/localized.hpp"
#include "track/model/table_package.hpp"

// Cells of a table as CSV (RFC 4180) has them. An empty cell is NULL, "" the empty text; where a
// column is never NULL both are the text. Texts are defused (base/csv.hpp).
namespace track::store {

using StoredCell = std::variant<std::monostate, std::int64_t, std::string>;

// As the column has it: 131.5, true, 2022-06-11, "a ""quoted"" text".
std::string csv_cell(const SQLite::Column& cell, ColumnType kind);
// Without the quotes and the ': for other formats. Nothing for NULL.
std::optional<std::string> plain_cell(const SQLite::Column& cell, ColumnType kind);

struct CsvCell {
  std::string text;
  bool quoted = false;
};

// Throws Error (bad_input): no cell of that kind.
StoredCell stored_cell(const CsvCell& cell, const TableColumn& column);

// Reads rows one after the other.
class CsvRows {
 public:
  // Throws Error (bad_input) where there is no such file.
  explicit CsvRows(const std::filesystem::path& file);

  // False behind the last. Throws Error (bad_input), with the place: what is no CSV.
  bool next(std::vector<CsvCell>& row);
  // That the row begins on.
  std::size_t line() const { return line_; }
  // Throws Error (bad_input) about the row, or a cell of it.
  [[noreturn]] void fail(const Localized& problem, std::vector<Localized> hints = {}) const;
  const std::string& file() const { return name_; }

 private:
  bool take(char& letter);
  void read_quoted(CsvCell& cell);

  std::string name_;
  std::ifstream stream_;
  std::vector<char> buffer_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::size_t line_ = 0;
  std::size_t next_line_ = 1;
};

// "measurement.csv, line 7: what is wrong".
inline constexpr Message<std::string, std::size_t, Localized> at_line{"{}, line {}: {}",
                                                                      "{}の{}行目：{}"};

}  // namespace track::store
