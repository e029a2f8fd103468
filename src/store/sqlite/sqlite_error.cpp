#include "sqlite_error.hpp"

#include <sqlite3.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "../schema/schema.hpp"
#include "connection.hpp"
#include "database_file.hpp"
#include "statement.hpp"
#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track::store {

namespace {

constexpr Message<std::string> in_use{"the database {} is in use by another process",
                                      "データベース {} は、ほかの処理が使用中です"};
constexpr Message<int, std::string> held_by{"it is held by process {} ({})",
                                            "使用しているのはプロセス{}（{}）です"};

constexpr Message<std::string, Localized> damaged{"the database {} is damaged: {}",
                                                  "データベース {} が壊れています：{}"};
constexpr Message<> row_changed_on_the_way{
    "a row was not stored as meant", "保存しようとした行が、そのとおりに保存されませんでした"};
constexpr Message<std::string> other_schema{"its schema is not the one that track made ({})",
                                            "track が作成したスキーマではありません（{}）"};
constexpr Message<> replace_with_a_copy{
    "\"track restore FILE\" replaces it with a copy and keeps the damaged file",
    "「track restore ファイル」でバックアップに置き換えられます。壊れたファイルも残ります"};

constexpr Message<std::string, std::string> cannot_open{"the database {} cannot be opened: {}",
                                                        "データベース {} を開けません：{}"};
constexpr Message<> check_permissions{
    "check that you may read the file and, to record, write to it and its folder; its owner can "
    "grant this. For another location use --db or TRACK_DB",
    "ファイルを読む権限（記録する場合は、ファイルとフォルダに書き込む権限）を確認し、なければ所有者"
    "に"
    "依頼してください。別の場所は --db または TRACK_DB で指定できます"};

constexpr Message<std::string> disk_full{"no space is left to write the database {}",
                                         "空き容量が足りず、データベース {} に書き込めません"};
constexpr Message<> free_some_space{"free some space and try again",
                                    "空き容量を増やしてから、もう一度実行してください"};

constexpr Message<std::string> read_only{"the database {} is read only",
                                         "データベース {} は読み取り専用です"};
constexpr Message<> ask_for_permission{"ask for permission to write to the file and its folder",
                                       "ファイルとフォルダに書き込む権限を得てください"};

constexpr Message<std::string, std::string> disk_failed{
    "the disk failed to read or write the database {}: {}",
    "データベース {} の読み書き中にディスクの障害が起きました：{}"};
constexpr Message<> check_the_disk{"check the disk before trying again",
                                   "ディスクを確認してから、もう一度実行してください"};

constexpr Message<std::string, std::uint64_t> files_limited{
    "the database {} cannot grow: a file may have at most {} bytes here",
    "ファイルの大きさが{1}バイトまでに制限されているため、データベース {0} に書き込めません"};
constexpr Message<> lift_the_limit{"lift the limit (ulimit -f) and try again",
                                   "制限（ulimit -f）を解除してから、もう一度実行してください"};

constexpr Message<> total_too_large{"the total of the year would exceed what can be stored",
                                    "年度の合計が、扱える範囲を超えます"};
constexpr Message<> check_the_value{"check the value", "値を確認してください"};

constexpr Message<std::string, std::string> failed{"the database {} rejected this: {}",
                                                   "データベース {} が受け付けませんでした：{}"};

constexpr Message<> tell_the_makers{
    "\"track check --full\" tells whether the file was changed; if not, this is a bug: keep the "
    "file, and report these lines",
    "ファイルが変更されていないか「track check "
    "--full」で確認してください。問題がなければプログラムの"
    "不具合です。ファイルは残したまま、この表示内容を開発元へ知らせてください"};

// SQLite's interface for copies gives extended codes where others give plain ones.
int code_of(const SQLite::Exception& exception) {
  constexpr int plain = 0xff;
  return exception.getErrorCode() & plain;
}

// In bytes, where a limit can be what made writing fail: SQLite does not tell it from a broken
// disk.
std::optional<std::uint64_t> largest_file_allowed(const SQLite::Exception& exception) {
  rlimit limit{};
  const bool limited = ::getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
  const bool writing = exception.getErrorCode() == SQLITE_IOERR_WRITE ||
                       exception.getExtendedErrorCode() == SQLITE_IOERR_WRITE;
  return limited && writing ? std::optional<std::uint64_t>(limit.rlim_cur) : std::nullopt;
}

Localized words_of(const SQLite::Exception& damage) {
  return std::string_view(damage.what()) == row_not_stored ? row_changed_on_the_way()
                                                           : verbatim(damage.what());
}

// What a query met may be a fault of the program, or of a schema that somebody changed.
bool has_other_schema(const std::filesystem::path& database) {
  try {
    const SQLite::Database as_it_is = open_as_it_is(database);
    const std::int64_t version = single_integer(as_it_is, query::schema_version, "user_version");
    return version < 1 || version > newest_schema_version() ||
           !schema_differences(as_it_is, version).empty();
  } catch (const SQLite::Exception& exception) {
    return is_damage(exception);
  }
}

std::vector<Localized> busy_hints(const std::filesystem::path& database) {
  std::vector<Localized> hints;
  const std::optional<LockHolder> holder = find_lock_holder(database);
  if (holder) hints.push_back(held_by(holder->process, holder->program));
  hints.push_back(safe_to_retry());
  return hints;
}

}  // namespace

// Where the disk is full, the file of locks beside the database may be the first that finds no
// room.
bool is_full_disk(const SQLite::Exception& exception) {
  return code_of(exception) == SQLITE_FULL ||
         exception.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE;
}

// sum() has no code of its own for it. What is added otherwise becomes a floating-point number,
// which no column takes.
bool is_overflow_of_sum(const SQLite::Exception& exception) {
  return exception.getExtendedErrorCode() == SQLITE_CONSTRAINT_DATATYPE ||
         (exception.getErrorCode() == SQLITE_ERROR &&
          std::string_view(exception.what()) == "integer overflow");
}

void throw_overflow_of_sum() {
  throw SQLite::Exception("integer overflow", SQLITE_ERROR);
}

bool is_damage(const SQLite::Exception& exception) {
  const int code = code_of(exception);
  // A damaged header has no code of its own.
  return code == SQLITE_CORRUPT || code == SQLITE_NOTADB ||
         (code == SQLITE_ERROR && std::string_view(exception.what()) == "unsupported file format");
}

bool is_of_surroundings(const SQLite::Exception& exception) {
  const int code = code_of(exception);
  // A mark in the header that a later SQLite would know makes a file read only.
  if (code == SQLITE_READONLY) return exception.getExtendedErrorCode() != SQLITE_READONLY;
  constexpr int surroundings[] = {SQLITE_BUSY,  SQLITE_LOCKED, SQLITE_FULL,
                                  SQLITE_IOERR, SQLITE_NOMEM,  SQLITE_CANTOPEN,
                                  SQLITE_PERM,  SQLITE_AUTH,   SQLITE_INTERRUPT};
  return std::find(std::begin(surroundings), std::end(surroundings), code) !=
         std::end(surroundings);
}

void throw_damaged(const std::filesystem::path& database, const Localized& what) {
  throw Error(ErrorKind::unusable_database, damaged(database.string(), what),
              {replace_with_a_copy()});
}

void throw_as_error(const SQLite::Exception& exception, const std::filesystem::path& database) {
  const std::string path = database.string();
  const std::string detail = exception.what();
  if (is_full_disk(exception))
    throw Error(ErrorKind::refused, disk_full(path), {free_some_space()});
  switch (code_of(exception)) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(ErrorKind::busy, in_use(path), busy_hints(database));
    case SQLITE_NOTADB:
      throw_not_ours(database);
    case SQLITE_CORRUPT:
      throw_damaged(database, words_of(exception));
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      throw Error(ErrorKind::unusable_database, cannot_open(path, detail), {check_permissions()});
    case SQLITE_READONLY:
      throw Error(ErrorKind::refused, read_only(path), {ask_for_permission()});
    case SQLITE_IOERR:
      if (const auto most = largest_file_allowed(exception)) {
        throw Error(ErrorKind::refused, files_limited(path, *most), {lift_the_limit()});
      }
      throw Error(ErrorKind::refused, disk_failed(path, detail), {check_the_disk()});
    default:
      if (is_damage(exception)) throw_damaged(database, verbatim(detail));
      if (is_overflow_of_sum(exception)) {
        throw Error(ErrorKind::refused, total_too_large(), {check_the_value()});
      }
      if (has_other_schema(database)) throw_damaged(database, other_schema(detail));
      throw Error(ErrorKind::refused, failed(path, detail), {tell_the_makers()});
  }
}

}  // namespace track::store
