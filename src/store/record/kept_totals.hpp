#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "../sqlite/statement.hpp"
#include "track/model/record.hpp"

namespace track::store {

// The tables kept_…, derived from the rows: what a report asks of a year, added up. All of these
// run inside the caller's transaction.

// What is kept is no total. Throws Error (unusable_database), with the command that makes them
// anew.
[[noreturn]] void throw_totals_damaged();
// A number of a kept row. Throws likewise where it is something else.
std::int64_t kept_integer(const Statement& row, std::string_view column);

// Adds what the last operation stored, withdrew and restored. To be asked before it is sealed;
// where the tables are not of what was sealed before it, they are made anew. Throws (as the
// overflow of a sum) where a total does not fit, and as above where what was kept is damaged.
void keep_totals(const SQLite::Database& database, OperationId operation);
// Makes them of all rows.
void make_totals(const SQLite::Database& database);
// Says that they are of the chain as it ends now. Until then they may not be read.
void vouch_for_totals(const SQLite::Database& database);

// Whether they are of the chain as it ends now …
bool are_totals_of_chain(const SQLite::Database& database);
// … and nothing was stored behind it.
bool are_totals_of_head(const SQLite::Database& database);

// Makes them in tables of the same names that are this connection's own (temp.kept_total, …), of
// the measurements for which an SQL condition on indicator and fiscal_year holds, and of all
// events.
void make_totals_aside(SQLite::Database& database, const std::string& measurements);

}  // namespace track::store
