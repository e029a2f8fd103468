#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <string>
#include <vector>

#include "track/store/inspection.hpp"

namespace track::store {

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

}  // namespace track::store
