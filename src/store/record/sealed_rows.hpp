#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "chain_tables.hpp"
#include "track/base/digest.hpp"

struct sqlite3_stmt;

namespace track::store {

// The rows of a table that belong to one operation or revision, as a digest takes them. A digest
// reads every cell of the record: here without a string for each.
class SealedRows {
 public:
  SealedRows(const SQLite::Database& database, const ChainTable& table, const std::string& query);
  std::string_view table() const { return table_; }
  void begin(std::int64_t owner);
  bool next();  // goes to the first row, then to the next
  void add_row(Digest& digest);
  std::int64_t integer(std::string_view column) const;

 private:
  void add_cell(int type, std::string_view value);

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };

  std::string_view table_;
  const SQLite::Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  std::vector<std::string> columns_;  // "name:"
  std::string text_;                  // of a row
};

}  // namespace track::store
