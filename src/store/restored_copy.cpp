#include "restored_copy.hpp"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <system_error>
#include <utility>
#include <vector>

#include "database_file.hpp"
#include "migration.hpp"
#include "sqlite_error.hpp"
#include "track/base/error.hpp"
#include "track/store/inspection.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

constexpr Message<std::string, Localized> cannot_restore{"{} cannot be put back: {}",
                                                         "{} は戻せません: {}"};
constexpr Message<> give_another_copy{
    "give another copy; \"track backup\" makes them in the folder backups beside the database",
    "別の控えを指定してください。控えは「track backup」でデータベースと同じ場所の backups "
    "フォルダに作成されます"};
constexpr Message<> is_the_database{"it is the database itself", "データベースそのものです"};
constexpr Message<std::string> restored_copy_other_schema{"its {} is not as track makes it",
                                                          "{} が track の作成したものと異なります"};
constexpr Message<> put_back_all_the_same{
    "to put it back all the same, say why with --reason \"…\"",
    "それでも戻す場合は --reason \"…\" で理由を付けてください"};
constexpr Message<std::string> restored_copy_damaged{"it is damaged: {}", "壊れています: {}"};

// A copy of a record whose schema was changed can be all that is left of it: who says why may have
// it. What was added to the schema does no harm.
void require_schema(const Inspection& found, const std::string& reason) {
  if (!reason.empty()) return;
  for (const SchemaDifference& difference : found.schema) {
    if (difference.kind == SchemaDifference::Kind::added) continue;
    throw Error(ErrorKind::bad_input,
                restored_copy_other_schema(difference.type + " " + difference.name),
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

}  // namespace

void throw_about_copy(const SQLite::Exception& exception, const fs::path& copy,
                      const fs::path& database) {
  if (is_full_disk(exception)) throw_as_error(exception, database);
  const bool no_database = exception.getErrorCode() == SQLITE_NOTADB;
  if (is_of_surroundings(exception) || no_database) throw_as_error(exception, copy);
  throw Error(ErrorKind::bad_input, restored_copy_damaged(exception.what()));
}

void throw_about_copy(const Error& error, const fs::path& copy) {
  const bool bad = error.kind() == ErrorKind::bad_input;
  if (!bad && error.kind() != ErrorKind::unusable_database) throw error;
  std::vector<Localized> hints = bad ? error.hints() : std::vector<Localized>();
  hints.push_back(give_another_copy());
  throw Error(ErrorKind::bad_input, cannot_restore(copy.string(), error.message()),
              std::move(hints));
}

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
    require_schema(found, reason);
  });
}

}  // namespace track::store
