#include "copy_file.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "chain.hpp"
#include "chain_queries.hpp"
#include "database_file.hpp"
#include "maintenance_queries.hpp"
#include "queries.hpp"
#include "statement.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

constexpr Message<std::string, Localized> cannot_write{"cannot write {}: {}",
                                                       "{} に書き込めません: {}"};
constexpr Message<> choose_another_place{
    "give a folder that can be written and has space left",
    "書き込みができ、空き容量のあるフォルダを指定してください"};
constexpr Message<std::string> already_there{"there is already a file {}",
                                             "{} というファイルがすでにあります"};
constexpr Message<> nothing_overwritten{"nothing is ever overwritten: give another name",
                                        "上書きはしません。別の名前を指定してください"};
constexpr Message<Localized> damage{"it is damaged: {}", "壊れています: {}"};
constexpr Message<std::int64_t> references{"{} rows refer to rows that are not there",
                                           "存在しない行を参照している行が{}件あります"};
constexpr Message<OperationId> chain_break{
    "the chain of digests breaks at operation {}: it was changed after it was recorded",
    "ダイジェストの連鎖が操作{}で途切れています。記録後に内容が変更されています"};

constexpr mode_t copy_file_owner_alone = 0600;
constexpr int busy_timeout = 30'000;  // milliseconds

[[noreturn]] void throw_cannot_write(const std::filesystem::path& file, int error_number) {
  throw Error(ErrorKind::refused, cannot_write(file.string(), errno_text(error_number)),
              {choose_another_place()});
}

std::unique_ptr<TemporaryFile> make_part(const std::filesystem::path& file) {
  remove_abandoned_temporary_files(file.parent_path());
  try {
    auto part = std::make_unique<TemporaryFile>(file, copy_file_owner_alone);
    ::fchmod(part->descriptor(), copy_file_owner_alone);  // whatever the umask took away
    return part;
  } catch (const std::system_error& problem) {
    throw_cannot_write(file, problem.code().value());
  }
}

}  // namespace

UnnamedCopy::UnnamedCopy(std::filesystem::path file)
    : file_(std::move(file)), part_(make_part(file_)) {}

void UnnamedCopy::commit() {
  if (!commit_as(file_)) {
    throw Error(ErrorKind::refused, already_there(file_.string()), {nothing_overwritten()});
  }
}

bool UnnamedCopy::commit_as(const std::filesystem::path& name) {
  if (::fsync(part_->descriptor()) != 0) throw_cannot_write(name, errno);
  try {
    part_->rename_onto_nothing(name);
  } catch (const std::system_error& problem) {
    if (problem.code().value() == EEXIST) return false;
    throw_cannot_write(name, problem.code().value());
  }
  sync_folder(name.parent_path());
  return true;
}

SQLite::Database open_as_it_is(const std::filesystem::path& file) {
  SQLite::Database database(std::filesystem::absolute(file).string(),
                            SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, busy_timeout);
  database.exec(query::connection_settings);
  return database;
}

void copy_content(SQLite::Database& source, const UnnamedCopy& part) {
  SQLite::Database target = open_as_it_is(part.path());
  {
    SQLite::Backup transfer(target, source);
    const int result = transfer.executeStep(-1);
    if (result != SQLITE_DONE) throw SQLite::Exception("the copy was not completed", result);
  }
  target.exec(query::use_one_file);
}

ChainEnd head_of(const SQLite::Database& database) {
  Statement row(database, query::last_digest);
  if (!row.next()) return {};
  return {row.integer("operation"), row.text("digest")};
}

std::optional<Localized> file_fault(const SQLite::Database& database) {
  Statement integrity(database, query::integrity);
  if (integrity.next() && integrity.text("integrity_check") != "ok") {
    return damage(verbatim(integrity.text("integrity_check")));
  }
  Statement references_row(database, query::broken_references);
  references_row.next();
  const std::int64_t broken = references_row.integer("broken");
  if (broken != 0) return references(broken);
  return std::nullopt;
}

std::optional<Localized> fault_of(const Inspection& found, const std::filesystem::path& file) {
  if (found.damage) return damage(verbatim(*found.damage));
  if (found.broken_references != 0) return references(found.broken_references);
  if (found.broken_operation) return chain_break(*found.broken_operation);
  if (!found.unreadable.empty()) return damage(found.unreadable.front().why);
  if (found.schema.empty()) return std::nullopt;
  // Behind a schema that somebody changed, an inspection may go no further.
  const SQLite::Database open = open_as_it_is(file);
  if (auto fault = file_fault(open)) return fault;
  if (const auto broken = find_break(open)) return chain_break(*broken);
  return std::nullopt;
}

bool is_of_surroundings(const SQLite::Exception& exception) {
  constexpr int plain = 0xff;
  const int code = exception.getErrorCode() & plain;
  // A mark in the header that a later SQLite would know makes a file read only.
  if (code == SQLITE_READONLY) return exception.getExtendedErrorCode() != SQLITE_READONLY;
  constexpr int surroundings[] = {SQLITE_BUSY,  SQLITE_LOCKED, SQLITE_FULL,
                                  SQLITE_IOERR, SQLITE_NOMEM,  SQLITE_CANTOPEN,
                                  SQLITE_PERM,  SQLITE_AUTH,   SQLITE_INTERRUPT};
  return std::find(std::begin(surroundings), std::end(surroundings), code) !=
         std::end(surroundings);
}

std::filesystem::path with_ending(std::filesystem::path path, const std::string& ending) {
  path += ending;
  return path;
}

std::string compact(Moment moment) {
  std::string text = iso(moment);
  std::erase_if(text, [](char letter) { return letter == '-' || letter == ':'; });
  return text;
}

}  // namespace track::store
