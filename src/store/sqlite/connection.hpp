#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <chrono>
#include <filesystem>
#include <optional>

#include "sqlite_error.hpp"
#include "track/store/store.hpp"

namespace track::store {

// What the members of Store work on. No exception of SQLiteCpp leaves use().
struct Store::Connection {
  std::filesystem::path path;
  SQLite::Database database;

  template <class Job>
  auto use(Job job) {
    return translating_errors(path, [&] { return job(database); });
  }
};

// Opens the file at the newest schema, ready for queries. Does as little as it can: one `record`
// opens the database anew.
SQLite::Database open_database(const std::filesystem::path& path, Access access,
                               std::chrono::milliseconds busy_timeout = longest_lock_wait);

// Opens a file as it is: nothing is migrated.
SQLite::Database open_as_it_is(const std::filesystem::path& file);

// For reading where nothing may be written, on a CD or in a colleague's folder: SQLite wants files
// of its own beside a database, and an older one has to be brought up to date. The content of one
// moment, with what stands in the log, at the newest schema and in memory; the file stays as it is.
// Throws Error (unusable_database): a file that may not be read, one that changes all the time, or
// no place for temporary files.
SQLite::Database open_copy_in_memory(const std::filesystem::path& path);

// Makes `target` hold what `source` sees.
void copy_pages(SQLite::Database& target, SQLite::Database& source);

// SQLite itself waits for locks that other processes hold, up to longest_lock_wait; but where
// others make the same database at this moment, it answers "busy" at once: the switch is then tried
// again.
void switch_to_write_ahead_log(SQLite::Database& database);

// Several queries see one moment, whoever records meanwhile: that of the transaction that is open,
// else of one that ends with this object.
class Snapshot {
 public:
  explicit Snapshot(SQLite::Database& database);

 private:
  std::optional<SQLite::Transaction> own_;
};

namespace query {

inline constexpr const char* application_id = "PRAGMA application_id";
inline constexpr const char* schema_version = "PRAGMA user_version";
inline constexpr const char* count_of_tables = "SELECT count(*) AS tables FROM sqlite_schema";
inline constexpr const char* use_write_ahead_log = "PRAGMA journal_mode = WAL";
inline constexpr const char* use_one_file = "PRAGMA journal_mode = DELETE";
// FULL: what was reported as recorded survives a power failure.
inline constexpr const char* connection_settings =
    "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL";
inline constexpr const char* forbid_writes = "PRAGMA query_only = ON";

}  // namespace query

}  // namespace track::store
