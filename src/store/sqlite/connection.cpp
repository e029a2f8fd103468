#include "connection.hpp"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <system_error>

#include "../schema/migration.hpp"
#include "../schema/own_schema.hpp"
#include "database_file.hpp"
#include "file_system.hpp"
#include "memory_copy.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

constexpr Message<std::string, std::string> may_not_write{
    "the database {} is read only: {} may not be written",
    "データベース {} は読み取り専用です（{} に書き込めません）"};
constexpr Message<> ask_for_access{
    "ask for the permission to write the file and its folder, where SQLite keeps its log while the "
    "database is in use; reading needs neither",
    "ファイルとそのフォルダに書き込む権限を得てください（使用中は同じフォルダにログが作成されます）"
    "。"
    "閲覧だけなら書き込み権限は不要です"};

void make_where_missing(const std::filesystem::path& path) {
  std::error_code ignored;
  const auto type = std::filesystem::symlink_status(path, ignored).type();
  if (type != std::filesystem::file_type::not_found) return;
  require_locking_file_system(path);
  make_database_file(path);
}

// An absolute path is never taken for one of SQLite's special names (":memory:", "file:…").
SQLite::Database open_file(const std::filesystem::path& path,
                           std::chrono::milliseconds busy_timeout) {
  return {std::filesystem::absolute(path).string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX,
          static_cast<int>(busy_timeout.count())};
}

}  // namespace

SQLite::Database open_database(const std::filesystem::path& path, Access access,
                               std::chrono::milliseconds busy_timeout) {
  // Nobody asks how much memory SQLite uses, and the count costs a lock at every allocation.
  [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  if (access == Access::create) make_where_missing(path);
  require_database_file(path);
  if (const auto needed = write_protected(path)) {
    if (access != Access::read) {
      throw Error(ErrorKind::refused, may_not_write(path.string(), needed->string()),
                  {ask_for_access()});
    }
    SQLite::Database copy = open_copy_in_memory(path);
    require_usable_schema(copy);
    return copy;
  }
  // Reading, too, opens for writing: only then does SQLite tidy up its -wal and -shm files.
  SQLite::Database database = open_file(path, busy_timeout);
  if (const auto fault = header_fault(database)) throw_damaged(path, *fault);
  database.exec(query::connection_settings);
  bring_up_to_date(database, path, access);
  if (access == Access::read) require_usable_schema(database);  // who writes asks when it does
  if (access == Access::read) database.exec(query::forbid_writes);
  return database;
}

SQLite::Database open_as_it_is(const std::filesystem::path& file) {
  SQLite::Database database = open_file(file, std::chrono::seconds(30));
  database.exec(query::connection_settings);
  return database;
}

void copy_pages(SQLite::Database& target, SQLite::Database& source) {
  SQLite::Backup transfer(target, source);
  const int result = transfer.executeStep(-1);
  if (result != SQLITE_DONE) throw SQLite::Exception("the copy was not completed", result);
}

}  // namespace track::store
