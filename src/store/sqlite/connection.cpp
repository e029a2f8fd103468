#include "connection.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "../schema/schema.hpp"
#include "database_file.hpp"
#include "file_system.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

constexpr Message<std::string, std::string> may_not_write{
    "the database {} is read only: {} may not be written",
    "データベース {} は読み取り専用です（{} に書き込めません）"};
constexpr Message<> ask_for_access{
    "ask for permission to write to the file and its folder, where SQLite keeps its log while the "
    "database is in use; reading needs neither",
    "ファイルとそのフォルダに書き込む権限を得てください（使用中は同じフォルダにログが作成されます）"
    "。"
    "閲覧だけなら書き込み権限は不要です"};

constexpr Message<std::string, Localized> cannot_read{"the database cannot be read: {}: {}",
                                                      "データベースを読み取れません：{}：{}"};
constexpr Message<> ask_for_reading{
    "reading it takes permission for the file and for the -wal file beside it; ask its owner for "
    "that, or for a copy made by \"track backup\"",
    "本体と同じ場所の -wal "
    "ファイルの両方を読む権限が必要です。所有者に権限か「track "
    "backup」で作成したバックアップを依頼してください"};
constexpr Message<Localized> no_temporary_place{
    "reading a read-only database needs a folder for temporary files: {}",
    "書き込めないデータベースを読み取るには、一時ファイルのフォルダが必要です：{}"};
constexpr Message<> set_tmpdir{"set one with TMPDIR", "TMPDIR で指定してください"};
constexpr Message<std::string> never_still{
    "the database {} is being written to constantly, and no consistent state could be read",
    "データベース {} は書き込みが続いており、読み取れませんでした"};

void make_where_missing(const fs::path& path) {
  std::error_code ignored;
  const auto type = fs::symlink_status(path, ignored).type();
  if (type != fs::file_type::not_found) return;
  require_locking_file_system(path);
  make_database_file(path);
}

// An absolute path is never taken for one of SQLite's special names (":memory:", "file:…").
SQLite::Database open_file(const fs::path& path, std::chrono::milliseconds busy_timeout) {
  return {fs::absolute(path).string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX,
          static_cast<int>(busy_timeout.count())};
}

// Where temporary files may go, the first choice first.
std::vector<fs::path> temporary_places() {
  std::error_code error;
  std::vector<fs::path> places = {fs::temp_directory_path(error), "/var/tmp", "/tmp"};
  if (error) places.erase(places.begin());
  return places;
}

// A folder that goes with what is in it.
class PrivateFolder {
 public:
  PrivateFolder() {
    int first_error = 0;
    for (const fs::path& place : temporary_places()) {
      std::string name = (place / "track-XXXXXX").string();
      if (::mkdtemp(name.data()) != nullptr) {
        path_ = name;
        return;
      }
      if (first_error == 0) first_error = errno;
    }
    throw Error(ErrorKind::unusable_database, no_temporary_place(errno_text(first_error)),
                {set_tmpdir()});
  }
  ~PrivateFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// What tells that a file was written, as far as it matters. A log only ever grows until it is begun
// anew, with another head; while it is not, the database may take in from it what it will.
struct State {
  std::array<std::int64_t, 5> file{};  // inode, size, moment of change
  std::string log_head;
  bool operator==(const State&) const = default;
};

State state_of(const fs::path& path) {
  constexpr std::size_t log_head_size = 32;
  State state;
  std::ifstream log(with_ending(path, "-wal"), std::ios::binary);
  state.log_head.resize(log_head_size);
  log.read(state.log_head.data(), log_head_size);
  state.log_head.resize(static_cast<std::size_t>(log.gcount()));
  struct stat status {};
  if (state.log_head.empty() && ::stat(path.c_str(), &status) == 0) {
    state.file = {static_cast<std::int64_t>(status.st_ino), status.st_size, status.st_mtim.tv_sec,
                  status.st_mtim.tv_nsec, status.st_ctim.tv_nsec};
  }
  return state;
}

void take_file(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::copy_file(from, to, fs::copy_options::overwrite_existing, error);
  if (!error) fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write, error);
  if (!error) return;
  if (error == std::errc::no_such_file_or_directory) {
    fs::remove(to, error);
    return;
  }
  throw Error(ErrorKind::unusable_database, cannot_read(from.string(), errno_text(error.value())),
              {ask_for_reading()});
}

// The file first: what goes from the log into it meanwhile is in the log still.
void copy_one_moment(const fs::path& path, const fs::path& to) {
  constexpr int most_tries = 20;
  constexpr std::chrono::milliseconds pause(50);
  for (int tries = 0; tries < most_tries; ++tries) {
    if (tries > 0) std::this_thread::sleep_for(pause);
    const State before = state_of(path);
    for (const char* ending : {"", "-wal", "-journal"}) {
      take_file(with_ending(path, ending), with_ending(to, ending));
    }
    if (before == state_of(path)) return;
  }
  throw Error(ErrorKind::busy, never_still(path.string()), {safe_to_retry()});
}

}  // namespace

SQLite::Database open_database(const fs::path& path, Access access,
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

SQLite::Database open_as_it_is(const fs::path& file) {
  SQLite::Database database = open_file(file, longest_lock_wait);
  database.exec(query::connection_settings);
  return database;
}

SQLite::Database open_copy_in_memory(const fs::path& path) {
  const PrivateFolder folder;
  const fs::path file = folder.path() / "copy.db";
  copy_one_moment(fs::canonical(path), file);
  SQLite::Database copy = open_as_it_is(file);
  if (const auto fault = header_fault(copy)) throw_damaged(path, *fault);
  copy.exec(query::use_one_file);
  SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX);
  copy_pages(memory, copy);
  memory.exec(query::connection_settings);
  bring_up_to_date(memory, path, Access::write, BeforeMigrating::nothing);
  memory.exec(query::forbid_writes);
  return memory;
}

void copy_pages(SQLite::Database& target, SQLite::Database& source) {
  SQLite::Backup transfer(target, source);
  const int result = transfer.executeStep(-1);
  if (result != SQLITE_DONE) throw SQLite::Exception("the copy was not completed", result);
}

// The other members of Store are defined in the source of their subject.
Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store Store::open(const std::filesystem::path& path, Access access,
                  std::chrono::milliseconds busy_timeout) {
  return translating_errors(path, [&] {
    return Store(
        std::make_unique<Connection>(Connection{path, open_database(path, access, busy_timeout)}));
  });
}

void switch_to_write_ahead_log(SQLite::Database& database) {
  constexpr int most_tries = 1000;
  constexpr std::chrono::milliseconds pause(10);
  for (int tries = 1;; ++tries) {
    try {
      database.exec(query::use_write_ahead_log);
      return;
    } catch (const SQLite::Exception& busy) {
      if (busy.getErrorCode() != SQLITE_BUSY || tries == most_tries) throw;
    }
    std::this_thread::sleep_for(pause);
  }
}

Snapshot::Snapshot(SQLite::Database& database) {
  const bool is_open = sqlite3_get_autocommit(database.getHandle()) == 0;
  if (!is_open) own_.emplace(database);
}

}  // namespace track::store
