#include "track/store/restore.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <system_error>
#include <utility>
#include <vector>

#include "../record/chain.hpp"
#include "../record/operations.hpp"
#include "../schema/schema.hpp"
#include "../sqlite/connection.hpp"
#include "../sqlite/database_file.hpp"
#include "../sqlite/file_system.hpp"
#include "../sqlite/sqlite_error.hpp"
#include "../sqlite/statement.hpp"
#include "copy_file.hpp"
#include "maintenance.hpp"
#include "replaced_file.hpp"
#include "track/base/error.hpp"
#include "track/store/backups.hpp"
#include "track/store/inspection.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

constexpr Message<std::string, std::int64_t, OperationId> would_lose{
    "the record has operations that {} does not have: {}, from operation {} on",
    "{0} にない操作が記録に{1}件あります（操作{2}以降）"};
constexpr Message<> say_why{
    "to give them up, say why with --reason \"…\"; the replaced file is kept beside the database",
    "失われてもよい場合は --reason \"…\" "
    "で理由を付けてください。置き換えたファイルは同じフォルダに残ります"};
constexpr Message<std::string> leads_nowhere{"the link {} points to nothing",
                                             "リンク {} の先に何もありません"};
constexpr Message<> is_linked_disk_mounted{"is the disk that it points to mounted?",
                                           "リンク先のディスクが接続されているか確認してください"};

constexpr Message<std::string, Localized> cannot_restore{"{} cannot be restored: {}",
                                                         "{} は戻せません：{}"};
constexpr Message<> give_another_copy{
    "give another copy; \"track backup\" makes them in the folder backups beside the database",
    "別のバックアップを指定してください。バックアップは「track backup」でデータベースと同じ場所の "
    "backups "
    "フォルダに作成されます"};
constexpr Message<> is_the_database{"it is the database itself", "データベースそのものです"};
constexpr Message<std::string> other_schema{"its {} differs from the schema",
                                            "{} が track の作成したものと異なります"};
constexpr Message<> put_back_all_the_same{
    "to restore it anyway, say why with --reason \"…\"",
    "それでも戻す場合は --reason \"…\" で理由を付けてください"};

constexpr const char* count_of_operations_behind = R"sql(
  SELECT count(*) AS operations FROM operation WHERE id > :after)sql";

// Numbers that were given are not given again.
constexpr const char* count_operations_from = R"sql(
  UPDATE sqlite_sequence SET seq = max(seq, :last) WHERE name = 'operation')sql";

constexpr const char* page_size = "PRAGMA page_size";
constexpr const char* rewrite_pages = "VACUUM";

// A copy of a record whose schema was changed can be all that is left of it: who says why may have
// it. What was added to the schema does no harm.
void require_own_schema(const Inspection& found, const std::string& reason) {
  if (!reason.empty()) return;
  for (const SchemaDifference& difference : found.schema) {
    if (difference.kind == SchemaDifference::Kind::added) continue;
    throw Error(ErrorKind::bad_input, other_schema(difference.type + " " + difference.name),
                {put_back_all_the_same()});
  }
}

void require_copy(const fs::path& copy, const fs::path& database) {
  require_plain_file(copy);
  std::error_code no_database;
  if (fs::equivalent(copy, database, no_database)) {
    throw Error(ErrorKind::bad_input, is_the_database());
  }
}

[[noreturn]] void throw_about_copy(const SQLite::Exception& exception, const fs::path& copy,
                                   const fs::path& database) {
  if (is_full_disk(exception)) throw_as_error(exception, database);
  const bool no_database = exception.getErrorCode() == SQLITE_NOTADB;
  if (is_of_surroundings(exception) || no_database) throw_as_error(exception, copy);
  throw Error(ErrorKind::bad_input, damage(verbatim(exception.what())));
}

[[noreturn]] void throw_about_copy(const Error& error, const fs::path& copy) {
  const bool bad = error.kind() == ErrorKind::bad_input;
  if (!bad && error.kind() != ErrorKind::unusable_database) throw error;
  std::vector<Localized> hints = bad ? error.hints() : std::vector<Localized>();
  hints.push_back(give_another_copy());
  throw Error(ErrorKind::bad_input, cannot_restore(copy.string(), error.message()),
              std::move(hints));
}

// Runs a job that reads what came from a copy: what fails for its content is the copy's fault.
template <class Job>
auto about_copy(const fs::path& copy, const fs::path& database, Job job) {
  try {
    try {
      return job();
    } catch (const SQLite::Exception& exception) {
      throw_about_copy(exception, copy, database);
    }
  } catch (const Error& error) {
    throw_about_copy(error, copy);
  }
}

// The work file beside the database becomes the copy, at the newest schema and verified. Throws
// Error (bad_input): the copy is none, is damaged, or not ours; without a reason also where its
// schema is not ours.
void fill_from(const fs::path& copy, const UnnamedCopy& work, const fs::path& database,
               const std::string& reason) {
  about_copy(copy, database, [&] {
    require_copy(copy, database);
    {
      SQLite::Database source = open_as_it_is(copy);
      copy_content(source, work);
    }
    {
      SQLite::Database filled = open_as_it_is(work.path());
      bring_up_to_date(filled, copy, Access::write, BeforeMigrating::nothing);
    }
    const Inspection found = inspect(work.path(), Depth::full);
    if (const auto fault = fault_of(found, work.path())) throw Error(ErrorKind::bad_input, *fault);
    require_own_schema(found, reason);
  });
}

std::int64_t count_lost(const SQLite::Database& live, const SQLite::Database& work,
                        const fs::path& copy, const std::string& reason) {
  const OperationId common = last_common_operation(live, work);
  Statement behind(live, count_of_operations_behind);
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
    Statement(work, count_operations_from).bind(":last", highest).run();
    add_maintenance(work, {operation.at, "backup", last, fs::absolute(copy).string(), 0});
    Writing writing(work, operation);
    writing.commit();
    return writing.operation();
  });
}

void require_step(int result, int expected) {
  if (result != expected) throw SQLite::Exception("the content was not replaced", result);
}

// A database in WAL mode takes only pages of its own size. PRAGMA takes no parameters.
void take_page_size(SQLite::Database& work, const SQLite::Database& live) {
  const std::int64_t size = single_integer(live, page_size, "page_size");
  if (single_integer(work, page_size, "page_size") == size) return;
  work.exec(fmt::format("PRAGMA page_size = {}", size));
  work.exec(rewrite_pages);
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
  restored.operation =
      tell_of_restoring(work, database, copy, operation, highest_operation(reader));
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
              {is_linked_disk_mounted()});
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
