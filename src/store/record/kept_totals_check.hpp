#pragma once

#include <SQLiteCpp/Database.h>

#include "kept_totals.hpp"
#include "track/base/error.hpp"
#include "track/store/inspection.hpp"

namespace track::store {

// Holds the kept totals against the rows. Quickly, those of the years that are not closed and of a
// few others, which follow from the last digest.
void find_wrong_totals(SQLite::Database& database, Depth depth, Inspection& found);

// Whether any that are read are not what their rows add up to. Reads all rows, and leaves tables of
// its own in the connection, as make_totals_aside() does.
bool are_totals_wrong(SQLite::Database& database);

// Runs what adds up kept totals. Where they come to too much because they are wrong themselves,
// that is what is thrown.
template <class Read>
auto reading_totals(SQLite::Database& database, Read read) {
  try {
    return read();
  } catch (const Error& error) {
    const bool may_be_wrong = error.kind() == ErrorKind::refused;
    if (may_be_wrong && are_totals_wrong(database)) throw_totals_damaged();
    throw;
  }
}

}  // namespace track::store
