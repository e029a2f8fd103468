#include "table_cursor.hpp"

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "../schema/schema.hpp"
#include "../sqlite/sqlite_error.hpp"
#include "package_files.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"

namespace track::store {

namespace {

constexpr Message<> no_header{"the file is empty", "ファイルが空です"};
constexpr Message<std::string> unknown_column{"there is no column \"{}\" in this table",
                                              "このテーブルに「{}」という列はありません"};
constexpr Message<std::string> column_twice{"the column {} stands twice", "列 {} が2つあります"};
constexpr Message<std::string> no_column{"the column {} is missing", "列 {} がありません"};
constexpr Message<std::size_t, std::size_t> other_width{"the row has {} cells, the heading has {}",
                                                        "セルが{}個あります（見出しは{}個）"};
constexpr Message<std::int64_t> row_left{
    "the row belongs to number {}, which is not there or stands further up",
    "この行が属する番号{}の行がないか、すでに前にあります"};
constexpr Message<> as_written{
    "rows stand in the order of their operations, as they were written; export the record again",
    "行は書き出したとおり操作の順に並んでいる必要があります。記録をもう一度書き出してください"};
constexpr Message<std::string> not_taken{"the row contradicts the record: {}",
                                         "この行は記録と矛盾しています：{}"};

void bind_cell(SQLite::Statement& insert, int place, const StoredCell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    insert.bind(place, *number);
  } else if (const auto* text = std::get_if<std::string>(&cell)) {
    insert.bindNoCopy(place, *text);
  } else {
    insert.bind(place);
  }
}

}  // namespace

TableCursor::TableCursor(const SQLite::Database& database, const RecordTable& table,
                         const std::filesystem::path& folder, std::int64_t schema)
    : table_(table), rows_(folder / csv_name(table.description.name)) {
  read_header(schema);
  std::string names;
  std::string places;
  for (const TableColumn* column : columns_) {
    names += (names.empty() ? "" : ", ") + column->name;
    places += places.empty() ? "?" : ", ?";
  }
  insert_.emplace(database,
                  fmt::format("INSERT INTO {} ({}) VALUES ({})", this->table(), names, places));
  read_row();
}

// Columns that a later schema added may be missing.
void TableCursor::read_header(std::int64_t schema) {
  const std::vector<TableColumn>& known = table_.description.columns;
  if (!rows_.next(row_)) rows_.fail(no_header());
  for (const CsvCell& cell : row_) {
    const auto found = std::ranges::find(known, cell.text, &TableColumn::name);
    if (found == known.end()) rows_.fail(unknown_column(printable(cell.text)));
    if (std::ranges::find(columns_, &*found) != columns_.end()) {
      rows_.fail(column_twice(cell.text));
    }
    if (found->name == table_.owner) owner_column_ = columns_.size();
    if (found->name == table_.description.key.front()) key_column_ = columns_.size();
    columns_.push_back(&*found);
  }
  const bool may_lack = schema < newest_schema_version();
  for (const TableColumn& column : known) {
    const bool there = std::ranges::find(columns_, &column) != columns_.end();
    if (!there && (!may_lack || column.name == table_.owner)) rows_.fail(no_column(column.name));
  }
}

void TableCursor::read_row() {
  owner_.reset();
  if (!rows_.next(row_)) return;
  if (row_.size() != columns_.size()) rows_.fail(other_width(row_.size(), columns_.size()));
  try {
    owner_ = std::get<std::int64_t>(stored_cell(row_[owner_column_], *columns_[owner_column_]));
  } catch (const Error& error) {
    rows_.fail(error.message(), error.hints());
  }
}

std::string TableCursor::text_of(const std::string& column) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i]->name == column) return row_[i].text;
  }
  return {};
}

void TableCursor::store() {
  std::vector<StoredCell> cells;
  cells.reserve(row_.size());  // the texts are bound where they stand
  try {
    for (std::size_t i = 0; i < row_.size(); ++i) {
      cells.push_back(stored_cell(row_[i], *columns_[i]));
      bind_cell(*insert_, static_cast<int>(i) + 1, cells.back());
    }
    insert_->exec();
    insert_->reset();
  } catch (const SQLite::Exception& exception) {
    if (is_of_surroundings(exception)) throw;
    rows_.fail(not_taken(exception.what()));
  } catch (const Error& error) {
    rows_.fail(error.message(), error.hints());
  }
  if (const auto* number = std::get_if<std::int64_t>(&cells[key_column_])) last_number_ = *number;
}

std::int64_t TableCursor::take(std::int64_t owner) {
  taken_ = 0;
  first_line_ = last_line_ = rows_.line();
  while (owner_ == owner) {
    store();
    ++taken_;
    last_line_ = rows_.line();
    read_row();
  }
  return taken_;
}

void TableCursor::require_end() const {
  if (owner_) rows_.fail(row_left(*owner_), {as_written()});
}

}  // namespace track::store
