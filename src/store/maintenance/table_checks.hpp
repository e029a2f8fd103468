#pragma once

#include <SQLiteCpp/Database.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "long_tables.hpp"
#include "track/store/inspection.hpp"

namespace track::store {

// The conditions of a table's CHECK clauses, those of its columns and its own, as they are written
// in the statement that made it.
std::vector<std::string> check_conditions(std::string_view create_table);

// What was found of tables, in SQLite's words. Where kept totals hold what is no total, but their
// pages are whole, the record is as well.
struct TableFaults {
  std::optional<std::string> of_record;
  std::optional<std::string> of_kept_totals;

  void add(const std::string& fault);  // behind those found before
  void add(const TableFaults& others);
};

// SQLite's own check of pages and rows (integrity_check; quickly, quick_check) without the CHECK
// clauses: for every row it makes the list of each IN anew, which takes longer than all the rest.
TableFaults page_faults(const SQLite::Database& database, Depth depth);

// The same quickly, without the pages of the tables that are read in part.
TableFaults page_faults_in_part(const SQLite::Database& database,
                                const std::vector<LongTable>& in_part);

// The first table with a row that a CHECK clause refuses. Together with page_faults() what SQLite's
// own check finds. Of tables that are read in part, the rows of their spans, with their types and
// what may not be NULL.
TableFaults constraint_faults(const SQLite::Database& database,
                              const std::vector<LongTable>& in_part = {});

}  // namespace track::store
