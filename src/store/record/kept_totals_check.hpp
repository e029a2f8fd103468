#pragma once

#include <SQLiteCpp/Database.h>

#include "track/store/inspection.hpp"

namespace track::store {

// Holds the kept totals against the rows. Quickly, those of the years that are not closed and of a
// few others, which follow from the last digest.
void find_wrong_totals(SQLite::Database& database, Depth depth, Inspection& found);

}  // namespace track::store
