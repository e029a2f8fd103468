#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>

#include "track/store/store.hpp"

namespace track::store {

// Whether a database is copied before it is migrated, to "track.db.before-schema-3" beside it. A
// copy of an earlier attempt that was interrupted is left as it is.
enum class BeforeMigrating { copy, nothing };

// Brings the database to the newest schema, each step in one transaction. An empty file becomes a
// database with Access::create alone.
// Throws Error: unusable_database (not ours, empty, or written by a newer program), refused (the
// copy cannot be made; nothing was changed then).
void bring_up_to_date(SQLite::Database& database, const std::filesystem::path& path, Access access,
                      BeforeMigrating before = BeforeMigrating::copy);

}  // namespace track::store
