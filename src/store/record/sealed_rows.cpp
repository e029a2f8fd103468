#include "sealed_rows.hpp"

#include <SQLiteCpp/Exception.h>
#include <fmt/compile.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <iterator>

namespace track::store {

SealedRows::SealedRows(const SQLite::Database& database, const ChainTable& table,
                       const std::string& query)
    : table_(table.name), database_(&database) {
  sqlite3_stmt* made = nullptr;
  const int result = sqlite3_prepare_v2(database.getHandle(), query.c_str(), -1, &made, nullptr);
  if (result != SQLITE_OK) throw SQLite::Exception(database.getHandle(), result);
  statement_.reset(made);
  for (int i = 0; i < sqlite3_column_count(made); ++i) {
    columns_.push_back(fmt::format("{}:", sqlite3_column_name(made, i)));
  }
}

void SealedRows::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

void SealedRows::begin(std::int64_t owner) {
  sqlite3_reset(statement_.get());
  sqlite3_bind_int64(statement_.get(), 1, owner);
}

bool SealedRows::next() {
  const int result = sqlite3_step(statement_.get());
  if (result == SQLITE_ROW) return true;
  sqlite3_reset(statement_.get());
  if (result != SQLITE_DONE) throw SQLite::Exception(database_->getHandle(), result);
  return false;
}

// Each value bears its column's name, its type and its length, so that no two contents read alike.
// A NULL adds nothing: a column that a later schema adds leaves the digests of earlier rows as they
// were.
void SealedRows::add_row(Digest& digest) {
  text_.assign(table_).append("\n");
  for (int i = 0; i < static_cast<int>(columns_.size()); ++i) {
    const int type = sqlite3_column_type(statement_.get(), i);
    if (type == SQLITE_NULL) continue;
    // Of a blob these are its bytes.
    const void* value = type == SQLITE_BLOB
                            ? sqlite3_column_blob(statement_.get(), i)
                            : static_cast<const void*>(sqlite3_column_text(statement_.get(), i));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), i));
    text_.append(columns_[static_cast<std::size_t>(i)]);
    fmt::format_to(std::back_inserter(text_), FMT_COMPILE("{}:{}:"), type, size);
    if (size > 0) text_.append(static_cast<const char*>(value), size);
    text_ += '\n';
  }
  digest.add(text_);
}

std::int64_t SealedRows::integer(std::string_view column) const {
  const auto found = std::ranges::find(columns_, fmt::format("{}:", column));
  if (found == columns_.end()) throw SQLite::Exception(fmt::format("no column {}", column));
  return sqlite3_column_int64(statement_.get(), static_cast<int>(found - columns_.begin()));
}

}  // namespace track::store
