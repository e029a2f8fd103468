#include "track/store/backups.hpp"

#include <SQLiteCpp/Transaction.h>
#include <sys/stat.h>

#include <system_error>
#include <utility>

#include "../record/chain.hpp"
#include "../sqlite/connection.hpp"
#include "../sqlite/database_file.hpp"
#include "../sqlite/file_system.hpp"
#include "../sqlite/sqlite_error.hpp"
#include "copy_file.hpp"
#include "maintenance.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

constexpr Message<std::string, Localized> not_whole{"the copy of {} was discarded: {}",
                                                    "{} のバックアップは残しませんでした：{}"};
constexpr Message<> check_tells_more{
    "\"track check --full\" tells more; earlier copies are untouched",
    "詳しくは「track check --full」で確認できます。"
    "以前のバックアップはそのまま残っています"};
constexpr Message<OperationId, OperationId> other_head{
    "it ends at operation {}, not at operation {} as the record did",
    "記録の最後の操作は{1}ですが、バックアップは操作{0}で終わっています"};

bool lie_on_one_disk(const fs::path& one, const fs::path& other) {
  struct stat left {};
  struct stat right {};
  return ::stat(one.c_str(), &left) == 0 && ::stat(other.c_str(), &right) == 0 &&
         left.st_dev == right.st_dev;
}

// What was found of a copy that is not damaged and holds what the record does.
Inspection inspect_copy(const fs::path& file, const fs::path& database, const ChainEnd& expected) {
  Inspection found = inspect(file, Depth::full);
  std::optional<Localized> fault = fault_of(found, file);
  if (!fault) {
    const ChainEnd head = head_of(open_as_it_is(file));
    if (head != expected) fault = other_head(head.operation, expected.operation);
  }
  if (fault) {
    throw Error(ErrorKind::refused, not_whole(database.string(), *fault), {check_tells_more()});
  }
  return found;
}

// A folder for copies may be new; whoever names the file itself has the folder already.
void prepare_folder(const fs::path& folder, const fs::path& place) {
  if (is_copy_file(place)) {
    require_folder(folder);
  } else {
    make_folder(folder, ErrorKind::refused);
  }
}

fs::path give_name(UnnamedCopy& part, const fs::path& place, const fs::path& prefix) {
  if (is_copy_file(place)) {
    part.commit();
    return place;
  }
  return take_free_name(prefix, ".db", [&](const fs::path& name) { return part.commit_as(name); });
}

}  // namespace

bool is_copy_file(const fs::path& place) {
  std::error_code ignored;
  return place.extension() == ".db" && !fs::is_directory(place, ignored);
}

Backup back_up(const fs::path& database, const fs::path& place, Moment now) {
  return translating_errors(database, [&] {
    // As it is: what its schema is like, the inspection of the copy tells.
    SQLite::Database source = write_protected(database) ? open_copy_in_memory(database)
                                                        : open_database(database, Access::write);
    const SQLite::Transaction moment_copied(source);
    Backup copy;
    copy.head = head_of(source);
    const fs::path prefix = place / copy_name(database, now, copy.head.operation);
    const fs::path file = is_copy_file(place) ? place : with_ending(prefix, ".db");
    prepare_folder(file.parent_path(), place);
    UnnamedCopy part(file);
    copy.found = translating_errors(file, [&] {
      copy_content(source, part);
      return inspect_copy(part.path(), database, copy.head);
    });
    copy.file = give_name(part, place, prefix);
    copy.bytes = fs::file_size(copy.file);
    copy.on_disk_of_record = lie_on_one_disk(copy.file, database);
    return copy;
  });
}

void note_copy(const fs::path& database, const Backup& copy, Moment now) {
  translating_errors(database, [&] {
    SQLite::Database open = open_database(database, Access::write);
    add_maintenance(open,
                    {now, "backup", copy.head.operation, fs::absolute(copy.file).string(), 0});
  });
}

}  // namespace track::store
