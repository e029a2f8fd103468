#include "sealed_rows.hpp"

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace track::store {

namespace {

// An integer as SQLite writes it.
class Decimal {
 public:
  explicit Decimal(std::int64_t number)
      : end_(std::to_chars(digits_.begin(), digits_.end(), number).ptr) {}
  std::string_view text() const {
    return {digits_.data(), static_cast<std::size_t>(end_ - digits_.data())};
  }

 private:
  std::array<char, 20> digits_{};
  char* end_;
};

}  // namespace

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
    text_.append(columns_[static_cast<std::size_t>(i)]);
    if (type == SQLITE_INTEGER) {
      const Decimal value(sqlite3_column_int64(statement_.get(), i));
      add_cell(type, value.text());
      continue;
    }
    // Of a blob these are its bytes.
    const void* value = type == SQLITE_BLOB
                            ? sqlite3_column_blob(statement_.get(), i)
                            : static_cast<const void*>(sqlite3_column_text(statement_.get(), i));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), i));
    add_cell(type, {size > 0 ? static_cast<const char*>(value) : "", size});
  }
  digest.add(text_);
}

void SealedRows::add_cell(int type, std::string_view value) {
  text_ += static_cast<char>('0' + type);
  text_ += ':';
  text_.append(Decimal(static_cast<std::int64_t>(value.size())).text()) += ':';
  text_.append(value) += '\n';
}

std::int64_t SealedRows::integer(std::string_view column) const {
  const auto found = std::ranges::find(columns_, fmt::format("{}:", column));
  if (found == columns_.end()) throw SQLite::Exception(fmt::format("no column {}", column));
  return sqlite3_column_int64(statement_.get(), static_cast<int>(found - columns_.begin()));
}

}  // namespace track::store
