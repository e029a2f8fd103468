#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <string>
#include <vector>

#include "track/model/record.hpp"
#include "track/model/table_package.hpp"

namespace track::store {

// A table of the record as it is handed on: those that the chain covers, and the chain.
struct RecordTable {
  TableDescription description;
  std::string owner;  // the column that names the operation of a row, or its revision
  bool of_revision = false;
  std::string order;       // of an owner's rows
  std::int64_t since = 0;  // the schema that added it
};

// All of them. Rows added in the order of the tables, an operation after the other, find what they
// refer to; the chain is the last.
std::vector<RecordTable> record_tables(const SQLite::Database& database);

// Reads the rows of operations behind :after, by operation or revision, in the order of the
// columns.
std::string rows_behind(const RecordTable& table);

// What a table holds, and a column of it.
Localized table_title(const std::string& table);
Localized column_description(const std::string& table, const std::string& column);

}  // namespace track::store
