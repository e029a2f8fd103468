#include "snapshot.hpp"

#include <sqlite3.h>

namespace track::store {

Snapshot::Snapshot(SQLite::Database& database) {
  const bool is_open = sqlite3_get_autocommit(database.getHandle()) == 0;
  if (!is_open) own_.emplace(database);
}

}  // namespace track::store
