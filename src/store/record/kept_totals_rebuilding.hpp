#pragma once

#include <SQLiteCpp/Database.h>

#include "track/store/inspection.hpp"

namespace track::store {

// Makes the kept totals of all rows, inside the caller's transaction, and tells what that changed.
RebuiltTotals make_totals_and_compare(SQLite::Database& database);

}  // namespace track::store
