#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <system_error>

#include "care.hpp"
#include "care_queries.hpp"
#include "connection.hpp"
#include "copy_file.hpp"
#include "database_file.hpp"
#include "migration.hpp"
#include "new_folder.hpp"
#include "operations.hpp"
#include "queries.hpp"
#include "sqlite_error.hpp"
#include "statement.hpp"
#include "track/base/error.hpp"
#include "track/base/system_reason.hpp"
#include "track/store/copies.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

constexpr Phrase<std::string, Sentence> cannot_restore{"{} cannot be put back: {}",
                                                       "{} は戻せません: {}"};
constexpr Phrase<> give_another_copy{
    "give another copy; \"track backup\" makes them in the folder backups beside the database",
    "別の控えを指定してください。控えは「track backup」でデータベースと同じ場所の backups "
    "フォルダに作成されます"};
constexpr Phrase<std::string, std::int64_t, OperationId> would_lose{
    "the record holds operations that {} does not have: {}, from operation {} on",
    "{0} にない操作が記録に{1}件あります（操作{2}以降）"};
constexpr Phrase<> say_why{
    "if they are to be given up, say why with --reason \"…\"; the replaced file is kept beside the "
    "database",
    "失われてもよい場合は --reason \"…\" "
    "で理由を付けてください。置き換えたファイルは同じフォルダに残ります"};
constexpr Phrase<std::string, Sentence> not_kept{"the file to be replaced, {}, cannot be kept: {}",
                                                 "置き換えるファイル {} の控えを残せません: {}"};
constexpr Phrase<std::string, Sentence> cannot_move{"cannot move {}: {}",
                                                    "{} を移動できません: {}"};
constexpr Phrase<std::string> move_it_away{
    "to put the copy there all the same, move {} away first",
    "それでも控えを戻す場合は、先に {} を別の場所に移してください"};
constexpr Phrase<> check_permissions{"see whether the folder may be written",
                                     "フォルダに書き込む権限があるか確認してください"};

void fill(const fs::path& copy, const PartFile& work, const fs::path& database) {
  try {
    require_database_file(copy);
    SQLite::Database source = open_as_it_is(copy);
    copy_content(source, work);
    SQLite::Database filled = open_as_it_is(work.path());
    if (const auto fault = file_fault(filled)) throw Error(ErrorKind::bad_input, *fault);
    bring_up_to_date(filled, copy, Access::write, BeforeMigrating::nothing);
    if (const auto fault = chain_fault(filled)) throw Error(ErrorKind::bad_input, *fault);
  } catch (const SQLite::Exception& exception) {
    throw_as_error(exception, is_full_disk(exception) ? database : copy);
  }
}

// The work file beside the database becomes the copy, at the newest schema and verified.
void fill_from(const fs::path& copy, const PartFile& work, const fs::path& database) {
  try {
    fill(copy, work, database);
  } catch (const Error& error) {
    const bool about_copy =
        error.kind() == ErrorKind::unusable_database || error.kind() == ErrorKind::bad_input;
    if (!about_copy) throw;
    throw Error(ErrorKind::bad_input, cannot_restore(copy.string(), error.sentence()),
                {give_another_copy()});
  }
}

// The last operation that both records made, with the same digest.
OperationId last_common_operation(const SQLite::Database& one, const SQLite::Database& other) {
  Statement left(one, query::sealed_operations);
  Statement right(other, query::sealed_operations);
  left.bind(":after", 0);
  right.bind(":after", 0);
  OperationId common = 0;
  while (left.next() && right.next() && left.integer("id") == right.integer("id") &&
         left.text("digest") == right.text("digest")) {
    common = left.integer("id");
  }
  return common;
}

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
OperationId tell_of_restoring(SQLite::Database& work, const Head& head, const fs::path& copy,
                              const Operation& operation, OperationId highest) {
  Statement(work, query::count_operations_from).bind(":last", highest).run();
  add_care(work, {operation.at, "backup", head.operation, fs::absolute(copy).string(), 0});
  Writing writing(work, operation);
  writing.commit();
  return writing.operation();
}

void keep_replaced(SQLite::Database& live, const fs::path& database, const fs::path& name) {
  PartFile kept(name);
  translating_errors(name, [&] {
    copy_content(live, kept);
    const SQLite::Database copy = open_as_it_is(kept.path());
    std::optional<Sentence> fault = file_fault(copy);
    if (fault) throw Error(ErrorKind::refused, not_kept(database.string(), *fault));
  });
  kept.publish();
}

// The database, open and whole; nothing where it cannot be read.
std::optional<SQLite::Database> open_whole(const fs::path& database) {
  std::error_code ignored;
  if (fs::file_size(database, ignored) == 0) return std::nullopt;
  try {
    SQLite::Database open = open_database(database, Access::write);
    if (file_fault(open)) return std::nullopt;
    open.exec(query::use_write_ahead_log);
    return open;
  } catch (const SQLite::Exception& exception) {
    if (!is_damage(exception)) throw;
    return std::nullopt;
  } catch (const Error& error) {  // not ours, or of a newer track: not to be replaced unasked
    if (error.kind() != ErrorKind::unusable_database) throw;
    std::vector<Sentence> hints = error.hints();
    hints.push_back(move_it_away(database.string()));
    throw Error(error.kind(), error.sentence(), std::move(hints));
  }
}

// A name that nothing bears yet, although a file was replaced in the same second.
fs::path name_for_replaced(const fs::path& database, Moment now) {
  const std::string ending = ".replaced-" + compact(now);
  fs::path name = with_ending(database, ending);
  for (int n = 2; fs::exists(name); ++n) {
    name = with_ending(database, fmt::format("{}-{}", ending, n));
  }
  return name;
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
void replace_content(SQLite::Database& live, const fs::path& database, const PartFile& work_file,
                     const fs::path& copy, const Operation& operation, Restored& restored) {
  SQLite::Database work = open_as_it_is(work_file.path());
  take_page_size(work, live);
  SQLite::Backup transfer(live, work);
  require_step(transfer.executeStep(0), SQLITE_OK);
  SQLite::Database reader = open_as_it_is(database);
  restored.lost = count_lost(reader, work, copy, operation.reason);
  keep_replaced(reader, database, *restored.replaced);
  Statement highest(reader, query::highest_operation);
  highest.next();
  restored.operation =
      tell_of_restoring(work, restored.head, copy, operation, highest.integer("id"));
  require_step(transfer.executeStep(-1), SQLITE_DONE);
}

// What is put back is its owner's alone, whatever the mode of the file before.
void make_private(const fs::path& database) {
  std::error_code not_the_owner;  // then check names it
  for (const char* ending : {"", "-wal", "-shm"}) {
    fs::permissions(with_ending(database, ending), fs::perms::owner_read | fs::perms::owner_write,
                    not_the_owner);
  }
}

void move(const fs::path& from, const fs::path& to) {
  const int problem = rename_onto_nothing(from, to);
  if (problem == 0 || problem == ENOENT) return;
  throw Error(ErrorKind::refused, cannot_move(from.string(), system_reason(problem)),
              {check_permissions()});
}

// The log goes behind its database: SQLite would read one that was left beside the new file.
void put_in_place(const fs::path& database, PartFile& work_file, const fs::path& copy,
                  const Operation& operation, Restored& restored) {
  {
    SQLite::Database work = open_as_it_is(work_file.path());
    restored.operation = tell_of_restoring(work, restored.head, copy, operation, 0);
    work.exec(query::use_write_ahead_log);
  }
  if (restored.replaced) {
    for (const char* ending : {"", "-wal", "-shm"}) {
      move(with_ending(database, ending), with_ending(*restored.replaced, ending));
    }
  }
  work_file.publish();
}

}  // namespace

Restored restore(const fs::path& database, const fs::path& copy, const Operation& operation) {
  std::error_code ignored;
  const fs::path file = fs::is_symlink(database, ignored) ? fs::canonical(database) : database;
  make_folder(file.parent_path(), ErrorKind::unusable_database);
  remove_abandoned_parts(file.parent_path(), [&](const std::string& name) {
    return name.starts_with(file.filename().string() + ".replaced-");
  });
  PartFile work(file);
  fill_from(copy, work, file);
  return translating_errors(file, [&] {
    Restored restored;
    restored.head = head_of(open_as_it_is(work.path()));
    const bool there = fs::exists(file);
    if (there || fs::exists(with_ending(file, "-wal"))) {
      restored.replaced = name_for_replaced(file, operation.at);
    }
    std::optional<SQLite::Database> live = there ? open_whole(file) : std::nullopt;
    if (live) {
      make_private(file);
      replace_content(*live, file, work, copy, operation, restored);
    } else {
      restored.unreadable = there;
      put_in_place(file, work, copy, operation, restored);
    }
    return restored;
  });
}

}  // namespace track::store
