#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <string>
#include <vector>

namespace track::store {

// A table of which a quick check reads a part: its last rows, and stretches of the others that are
// chosen anew each time.
struct LongTable {
  struct Span {  // of row numbers
    std::int64_t first = 0;
    std::int64_t last = 0;
  };
  std::string name;
  std::vector<Span> read;
};

// Tables of track whose row numbers span more than `most`. About half of so many rows are read of
// each.
std::vector<LongTable> long_tables(const SQLite::Database& database, std::int64_t most);

// nullptr: all of it is read.
const LongTable* find_table(const std::vector<LongTable>& in_part, const std::string& name);

// The rows that refer to rows which do not exist: of these tables within what is read of them, of
// all others altogether.
std::int64_t count_broken_in_part(const SQLite::Database& database,
                                  const std::vector<LongTable>& in_part);

// A name as SQL has it: "name".
std::string quoted(std::string name);

// Behind a condition on a table's rows: those of a span alone.
inline constexpr const char* within_span = " AND rowid BETWEEN :first AND :last";

}  // namespace track::store
