#pragma once

#include <SQLiteCpp/Database.h>

#include "track/model/record.hpp"

namespace track::store {

// See Store::amend.
Correction write_amendment(SQLite::Database& database, const Amendment& amendment,
                           const Operation& operation);

}  // namespace track::store
