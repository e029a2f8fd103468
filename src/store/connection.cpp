#include "connection.hpp"

#include <sqlite3.h>

#include <system_error>

#include "database_file.hpp"
#include "file_system.hpp"
#include "migration.hpp"
#include "queries.hpp"

namespace track::store {

SQLite::Database open_database(const std::filesystem::path& path, Access access,
                               std::chrono::milliseconds busy_timeout) {
  // Nobody asks how much memory SQLite uses, and the count costs a lock at every allocation.
  [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  std::error_code ignored;
  if (access == Access::create && !std::filesystem::exists(path, ignored)) {
    require_locking_file_system(path);
    make_database_file(path);
  }
  require_database_file(path);
  // Reading, too, opens for writing: only then does SQLite tidy up its -wal and -shm files, and a
  // file that may not be written is opened for reading all the same.
  // An absolute path is never taken for one of SQLite's special names (":memory:", "file:…").
  SQLite::Database database(std::filesystem::absolute(path).string(),
                            SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX,
                            static_cast<int>(busy_timeout.count()));
  database.exec(query::connection_settings);
  bring_up_to_date(database, path, access);
  if (access == Access::read) database.exec(query::forbid_writes);
  return database;
}

}  // namespace track::store
