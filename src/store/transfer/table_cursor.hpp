#pragma once

#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cells.hpp"
#include "record_tables.hpp"

namespace track::store {

// Goes through the rows of a table's CSV file and stores them.
class TableCursor {
 public:
  // `schema` is the one that the file was written at. Throws Error (bad_input): no such file,
  // columns that are unknown or missing.
  TableCursor(const SQLite::Database& database, const RecordTable& table,
              const std::filesystem::path& folder, std::int64_t schema);

  const std::string& table() const { return table_.description.name; }
  // The operation, or the revision, of the row to be stored next; nothing behind the last.
  std::optional<std::int64_t> owner() const { return owner_; }
  // A cell of that row.
  std::string text_of(const std::string& column) const;
  // Stores the rows of an owner, and gives their number. Throws Error (bad_input), with the place:
  // what the tables do not take.
  std::int64_t take(std::int64_t owner);
  // Of the last take(): how many rows, the number of the last of them, and on which lines
  // they stand; where there was none, where they would have stood.
  std::int64_t taken() const { return taken_; }
  std::int64_t last_number() const { return last_number_; }
  std::pair<std::size_t, std::size_t> lines_taken() const { return {first_line_, last_line_}; }
  // The line of the row to be stored next, twice.
  std::pair<std::size_t, std::size_t> next_line() const { return {rows_.line(), rows_.line()}; }
  // Throws Error (bad_input) where a row is left.
  void require_end() const;

 private:
  void read_header(std::int64_t schema);
  void read_row();
  void store();

  RecordTable table_;
  CsvRows rows_;
  std::vector<const TableColumn*> columns_;  // in the order of the file
  std::size_t owner_column_ = 0;
  std::size_t key_column_ = 0;  // the first of the key
  std::optional<SQLite::Statement> insert_;
  std::vector<CsvCell> row_;
  std::optional<std::int64_t> owner_;
  std::int64_t taken_ = 0;
  std::int64_t last_number_ = 0;
  std::size_t first_line_ = 0;
  std::size_t last_line_ = 0;
};

}  // namespace track::store
