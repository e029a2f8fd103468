#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <system_error>

#include "chain_queries.hpp"
#include "copy_file.hpp"
#include "database_file.hpp"
#include "maintenance.hpp"
#include "maintenance_queries.hpp"
#include "new_folder.hpp"
#include "operations.hpp"
#include "queries.hpp"
#include "replaced_file.hpp"
#include "restored_copy.hpp"
#include "rotation.hpp"
#include "sqlite_error.hpp"
#include "statement.hpp"
#include "track/base/error.hpp"
#include "track/store/backups.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

constexpr Message<std::string, std::int64_t, OperationId> would_lose{
    "the record holds operations that {} does not have: {}, from operation {} on",
    "{0} にない操作が記録に{1}件あります（操作{2}以降）"};
constexpr Message<> say_why{
    "if they are to be given up, say why with --reason \"…\"; the replaced file is kept beside the "
    "database",
    "失われてもよい場合は --reason \"…\" "
    "で理由を付けてください。置き換えたファイルは同じフォルダに残ります"};
constexpr Message<std::string> leads_nowhere{"the link {} leads to nothing",
                                             "リンク {} の先に何もありません"};
constexpr Message<> restore_is_it_mounted{"is the disk that it leads to mounted?",
                                          "リンク先のディスクが接続されているか確認してください"};

std::int64_t count_lost(const SQLite::Database& live, const SQLite::Database& work,
                        const fs::path& copy, const std::string& reason) {
  const OperationId common = last_common_operation(live, work);
  Statement behind(live, query::count_of_operations_behind);
  behind.bind(":after", common);
  behind.next();
  const std::int64_t lost = behind.integer("operations");
  if (lost > 0 && reason.empty()) {
    Statement first(live, query::sealed_operations);
    first.bind(":after", common);
    first.next();
    throw Error(ErrorKind::refused, would_lose(copy.string(), lost, first.integer("id")),
                {say_why()});
  }
  return lost;
}

// What tells of the restoring is in the work file before that takes the database's place.
OperationId tell_of_restoring(SQLite::Database& work, const fs::path& database,
                              const fs::path& copy, const Operation& operation,
                              OperationId highest) {
  return about_copy(copy, database, [&] {
    const OperationId last = head_of(work).operation;
    Statement(work, query::count_operations_from).bind(":last", highest).run();
    add_maintenance(work, {operation.at, "backup", last, fs::absolute(copy).string(), 0});
    Writing writing(work, operation);
    writing.commit();
    return writing.operation();
  });
}

void require_step(int result, int expected) {
  if (result != expected) throw SQLite::Exception("the content was not replaced", result);
}

int page_size(const SQLite::Database& database) {
  Statement row(database, query::page_size);
  row.next();
  return row.number("page_size");
}

// A database in WAL mode takes only pages of its own size. PRAGMA takes no parameters.
void take_page_size(SQLite::Database& work, const SQLite::Database& live) {
  const int size = page_size(live);
  if (page_size(work) == size) return;
  work.exec(fmt::format("PRAGMA page_size = {}", size));
  work.exec(query::rewrite_pages);
}

// From its first step on the transfer holds the database's write lock: what is compared and kept is
// what is replaced.
void replace_content(SQLite::Database& live, const fs::path& database, const UnnamedCopy& work_file,
                     const fs::path& copy, const Operation& operation, Restored& restored) {
  SQLite::Database work = open_as_it_is(work_file.path());
  take_page_size(work, live);
  SQLite::Backup transfer(live, work);
  require_step(transfer.executeStep(0), SQLITE_OK);
  SQLite::Database reader = open_as_it_is(database);
  restored.lost = count_lost(reader, work, copy, operation.reason);
  restored.replaced = keep_replaced(reader, database, operation.at);
  make_private(database);
  Statement highest(reader, query::highest_operation);
  highest.next();
  restored.operation = tell_of_restoring(work, database, copy, operation, highest.integer("id"));
  require_step(transfer.executeStep(-1), SQLITE_DONE);
}

// Numbers that the unreadable record gave are not known, but for those that its copies hold.
void put_in_place(const fs::path& database, UnnamedCopy& work_file, const fs::path& copy,
                  const Operation& operation, Restored& restored) {
  {
    SQLite::Database work = open_as_it_is(work_file.path());
    const OperationId highest =
        highest_copied(copies_folder(database), database, first_digest_of(work));
    restored.operation = tell_of_restoring(work, database, copy, operation, highest);
    work.exec(query::use_write_ahead_log);
  }
  const std::optional<fs::path> moved = move_aside(database, operation.at);
  if (restored.unreadable) restored.replaced = moved;
  work_file.commit();
}

fs::path behind_links(const fs::path& database) {
  std::error_code problem;
  if (!fs::is_symlink(database, problem)) return database;
  fs::path file = fs::canonical(database, problem);
  if (!problem) return file;
  throw Error(ErrorKind::unusable_database, leads_nowhere(database.string()),
              {restore_is_it_mounted()});
}

}  // namespace

Restored restore(const fs::path& database, const fs::path& copy, const Operation& operation) {
  const fs::path file = behind_links(database);
  std::error_code told_below;
  const bool there = fs::status(file, told_below).type() != fs::file_type::not_found;
  if (there) require_plain_file(file);
  make_folder(file.parent_path(), ErrorKind::unusable_database);
  UnnamedCopy work(file);
  fill_from(copy, work, file, operation.reason);
  return translating_errors(file, [&] {
    Restored restored;
    restored.head = head_of(open_as_it_is(work.path()));
    std::optional<SQLite::Database> live =
        there ? open_whole(file, work.path(), operation.reason) : std::nullopt;
    if (live) {
      replace_content(*live, file, work, copy, operation, restored);
    } else {
      restored.unreadable = there;
      put_in_place(file, work, copy, operation, restored);
    }
    return restored;
  });
}

}  // namespace track::store
