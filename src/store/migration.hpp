#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>

#include "track/store/store.hpp"

namespace track::store {

// Brings the database to the newest schema, each step in one transaction. An empty file becomes a
// database with Access::create alone.
// Throws Error (unusable_database): not ours, empty, or written by a newer program.
void bring_up_to_date(SQLite::Database& database, const std::filesystem::path& path, Access access);

}  // namespace track::store
