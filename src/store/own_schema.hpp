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

// A trigger that is not this program's could change or swallow what is stored. Throws Error
// (unusable_database), naming it. Reads the triggers alone: every write asks.
void require_own_triggers(const SQLite::Database& database);

}  // namespace track::store
