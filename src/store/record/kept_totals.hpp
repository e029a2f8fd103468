#pragma once

#include <SQLiteCpp/Database.h>

#include <string>

#include "track/model/record.hpp"

namespace track::store {

// The tables kept_…, derived from the rows: what a report asks of a year, added up. All of these
// run inside the caller's transaction.

// Adds what the last operation stored, withdrew and restored. To be asked before it is sealed;
// where the tables are not of what was sealed before it, they are made anew. Throws (as the
// overflow of a sum) where a total does not fit.
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
