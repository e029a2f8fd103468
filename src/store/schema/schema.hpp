#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "track/store/inspection.hpp"
#include "track/store/store.hpp"

namespace track::store {

// How many steps there are.
std::int64_t newest_schema_version();

// How the schema of a database differs from what this program makes as that version; empty where
// nothing does. Only SQLite's own statistics (ANALYZE) may stand there besides.
std::vector<SchemaDifference> schema_differences(const SQLite::Database& database,
                                                 std::int64_t version);

// Throws Error (unusable_database), naming the first table, view, trigger or index that differs:
// every query relies on them, and foreign ones could swallow, change or invent what is stored.
// Harmless are tables and views of other names, SQLite's statistics, and a missing trigger or
// index. Costs next to nothing where nothing differs: every command asks.
void require_usable_schema(const SQLite::Database& database);

// Of the schema as this program makes it; require_usable_schema() compares with it first. A test
// holds it against the steps.
std::string digest_of_own_schema();
extern const char* const known_schema_digest;

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
