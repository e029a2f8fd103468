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

// SQLite's own check of pages and rows (integrity_check; quickly, quick_check) without the CHECK
// clauses: for every row it makes the list of each IN anew, which takes longer than all the rest.
// Its words; nothing where all is well.
std::optional<std::string> page_fault(const SQLite::Database& database, Depth depth);

// The same quickly, without the pages of the tables that are read in part.
std::optional<std::string> page_fault_in_part(const SQLite::Database& database,
                                              const std::vector<LongTable>& in_part);

// The first table with a row that a CHECK clause refuses, in SQLite's words; nothing where no row
// is. Together with page_fault() what SQLite's own check finds. Of tables that are read in part,
// the rows of their spans, with their types and what may not be NULL.
std::optional<std::string> constraint_fault(const SQLite::Database& database,
                                            const std::vector<LongTable>& in_part = {});

}  // namespace track::store
