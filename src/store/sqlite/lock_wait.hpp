#pragma once

#include <SQLiteCpp/Database.h>

// How locks that other processes hold are waited for: by SQLite itself, up to longest_lock_wait,
// but for what it answers at once.
namespace track::store {

// Where others make the same database at this moment, SQLite answers "busy" at once, without the
// waiting it does elsewhere; the switch is then tried again.
void switch_to_write_ahead_log(SQLite::Database& database);

}  // namespace track::store
