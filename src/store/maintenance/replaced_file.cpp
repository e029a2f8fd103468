#include "replaced_file.hpp"

#include <SQLiteCpp/Exception.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

#include "../record/chain.hpp"
#include "../record/operations.hpp"
#include "../sqlite/connection.hpp"
#include "../sqlite/file_system.hpp"
#include "../sqlite/sqlite_error.hpp"
#include "../sqlite/statement.hpp"
#include "copy_file.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

constexpr Message<std::string, Localized> not_kept{
    "the file to be replaced, {}, cannot be kept: {}",
    "置き換えるファイル {} のバックアップを残せません：{}"};
constexpr Message<std::string, Localized> cannot_move{"cannot move {}: {}",
                                                      "{} を移動できません：{}"};
constexpr Message<> check_folder_permissions{"check that the folder is writable",
                                             "フォルダに書き込む権限があるか確認してください"};
constexpr Message<> replace_all_the_same{
    "to replace it with the copy anyway, say why with --reason \"…\"; the file is kept beside it",
    "それでもバックアップを戻す場合は --reason \"…\" "
    "で理由を付けてください。今のファイルは同じフォルダに残ります"};

fs::path name_of_replaced(const fs::path& database, Moment now) {
  return with_ending(database, ".replaced-" + compact(now));
}

// Another program's, a newer track's, or one that others use by another name: it can be worth more
// than the copy. `ours` is a file as this program makes it.
bool may_be_of_others(const fs::path& database, const fs::path& ours) {
  std::error_code ignored;
  if (fs::hard_link_count(database, ignored) > 1 && !ignored) return true;
  try {
    const SQLite::Database found = open_as_it_is(database);
    const SQLite::Database own = open_as_it_is(ours);
    const auto differs = [&](const char* query, const char* column) {
      return single_integer(found, query, column) - single_integer(own, query, column);
    };
    const bool other_mark = differs(query::application_id, "application_id") != 0;
    const bool newer = differs(query::schema_version, "user_version") > 0;
    return (other_mark || newer) && single_integer(found, query::count_of_tables, "tables") > 0;
  } catch (const SQLite::Exception& exception) {
    if (is_of_surroundings(exception)) throw;
    return false;
  }
}

// Reads of the record all that comparing and replacing it takes.
void try_reading(const SQLite::Database& live) {
  last_common_operation(live, live);
  Statement(live, "SELECT count(*) FROM operation WHERE id > 0").next();
  highest_operation(live);
}

constexpr const char* endings[] = {"", "-wal", "-shm", "-journal"};

// False where something bears the name; nothing to move is no problem.
bool move(const fs::path& from, const fs::path& to) {
  const int problem = rename_onto_nothing(from, to);
  if (problem == EEXIST) return false;
  if (problem == 0 || problem == ENOENT) return true;
  throw Error(ErrorKind::refused, cannot_move(from.string(), errno_text(problem)),
              {check_folder_permissions()});
}

}  // namespace

std::optional<SQLite::Database> open_whole(const fs::path& database, const fs::path& ours,
                                           const std::string& reason) {
  try {
    SQLite::Database open = open_database(database, Access::write);
    if (file_fault(open)) return std::nullopt;
    try_reading(open);
    open.exec(query::use_write_ahead_log);
    return open;
  } catch (const SQLite::Exception& exception) {
    if (is_of_surroundings(exception)) throw;
    return std::nullopt;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::unusable_database) throw;
    if (!reason.empty() || !may_be_of_others(database, ours)) return std::nullopt;
    std::vector<Localized> hints = error.hints();
    hints.push_back(replace_all_the_same());
    throw Error(ErrorKind::refused, error.message(), std::move(hints));
  }
}

fs::path keep_replaced(SQLite::Database& live, const fs::path& database, Moment now) {
  const fs::path prefix = name_of_replaced(database, now);
  UnnamedCopy kept(prefix);
  translating_errors(prefix, [&] {
    copy_content(live, kept);
    const SQLite::Database copy = open_as_it_is(kept.path());
    std::optional<Localized> fault = file_fault(copy);
    if (fault) throw Error(ErrorKind::refused, not_kept(database.string(), *fault));
  });
  return take_free_name(prefix, "", [&](const fs::path& name) { return kept.commit_as(name); });
}

void make_private(const fs::path& database) {
  std::error_code not_the_owner;  // then check names it
  for (const char* ending : {"", "-wal", "-shm"}) {
    fs::permissions(with_ending(database, ending), fs::perms::owner_read | fs::perms::owner_write,
                    not_the_owner);
  }
}

std::optional<fs::path> move_aside(const fs::path& database, Moment now) {
  const auto is_there = [](const fs::path& path) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(path, ignored));
  };
  const bool any = std::any_of(std::begin(endings), std::end(endings), [&](const char* ending) {
    return is_there(with_ending(database, ending));
  });
  if (!any) return std::nullopt;
  return take_free_name(name_of_replaced(database, now), "", [&](const fs::path& name) {
    for (const char* ending : endings) {
      if (is_there(with_ending(name, ending))) return false;
    }
    return std::all_of(std::begin(endings), std::end(endings), [&](const char* ending) {
      return move(with_ending(database, ending), with_ending(name, ending));
    });
  });
}

}  // namespace track::store
