#pragma once

#include <SQLiteCpp/Database.h>

#include "track/model/record.hpp"

namespace track::store {

// See Store::undo_preview and Store::undo.
Correction read_undo(const SQLite::Database& database, OperationId undone);
Correction write_undo(SQLite::Database& database, OperationId undone, const Operation& operation);

}  // namespace track::store
