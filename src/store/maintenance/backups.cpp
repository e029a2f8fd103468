#include "track/store/backups.hpp"

#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <system_error>
#include <tuple>
#include <utility>

#include "../record/chain.hpp"
#include "../record/operations.hpp"
#include "../sqlite/connection.hpp"
#include "../sqlite/database_file.hpp"
#include "../sqlite/file_system.hpp"
#include "../sqlite/sqlite_error.hpp"
#include "../sqlite/statement.hpp"
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

namespace fs = std::filesystem;

constexpr Message<std::string, Localized> cannot_remove{"cannot remove the old copy {}: {}",
                                                        "古いバックアップ {} を削除できません：{}"};
constexpr Message<> new_copy_stays{"the new copy was made and kept",
                                   "新しいバックアップは作成済みで、残っています"};
constexpr Message<std::string, OperationId, OperationId> goes_further{
    "no old copy was removed: {} holds operations up to {}, and the record ends at operation {}",
    "古いバックアップは削除していません。バックアップ {} "
    "には操作{}まであり、記録は操作{}で終わっています"};
constexpr Message<> was_it_cut_off{
    "check whether the end of the record is lost; if it was given up on purpose, move that copy "
    "elsewhere",
    "記録の終わりが失われていないか確認してください。意図して戻した場合は、"
    "そのバックアップを別の場所に移してください"};

constexpr const char* digest_of_operation = R"sql(
  SELECT digest FROM chain WHERE operation = :operation)sql";

struct Candidate {
  fs::path file;
  CopyName name;
};

// By what is in it, as far as that can be read.
struct RecordCopy {
  Candidate candidate;
  std::string first_digest;
  ChainEnd head;
};

bool is_older(const Candidate& one, const Candidate& other) {
  return std::tie(one.name.operation, one.name.made, one.name.number, one.file) <
         std::tie(other.name.operation, other.name.made, other.name.number, other.file);
}

bool goes_less_far(const RecordCopy& one, const RecordCopy& other) {
  return one.head.operation != other.head.operation ? one.head.operation < other.head.operation
                                                    : is_older(one.candidate, other.candidate);
}

std::vector<Candidate> candidates_in(const fs::path& folder, const fs::path& database) {
  std::vector<Candidate> found;
  std::error_code unreadable;
  for (fs::directory_iterator entry(folder, unreadable), end; !unreadable && entry != end;
       entry.increment(unreadable)) {
    std::error_code ignored;
    const std::optional<CopyName> name = read_copy_name(entry->path(), database);
    if (name && entry->symlink_status(ignored).type() == fs::file_type::regular) {
      found.push_back({entry->path(), *name});
    }
  }
  std::sort(found.begin(), found.end(), is_older);
  return found;
}

// SQLite makes no file beside one that it is told will not change, and writes nothing into it.
SQLite::Database open_unchanging(const fs::path& file) {
  std::string address = "file://";
  for (const char letter : fs::absolute(file).string()) {
    const bool plain = letter != '%' && letter != '?' && letter != '#';
    address +=
        plain ? std::string(1, letter) : fmt::format("%{:02x}", static_cast<unsigned char>(letter));
  }
  return {address + "?immutable=1",
          SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX};
}

// Nothing where the file cannot be read, or is of a schema that had no digests yet.
std::optional<RecordCopy> look_into(const Candidate& candidate) {
  try {
    const SQLite::Database copy = open_unchanging(candidate.file);
    RecordCopy found{candidate, first_digest_of(copy), head_of(copy)};
    if (found.first_digest.empty()) return std::nullopt;
    return found;
  } catch (const SQLite::Exception&) {
    return std::nullopt;
  }
}

// The copies whose content can be read, the newest last.
std::vector<RecordCopy> readable_copies(const fs::path& folder, const fs::path& database) {
  std::vector<RecordCopy> found;
  for (const Candidate& candidate : candidates_in(folder, database)) {
    if (auto copy = look_into(candidate)) found.push_back(std::move(*copy));
  }
  std::sort(found.begin(), found.end(), goes_less_far);
  return found;
}

void keep_those_of(std::vector<RecordCopy>& copies, const std::string& first_digest) {
  std::erase_if(copies, [&](const RecordCopy& copy) { return copy.first_digest != first_digest; });
}

// "" where the database cannot be read.
std::string first_digest_in(const fs::path& database) {
  try {
    std::error_code ignored;
    if (!fs::is_regular_file(database, ignored)) return {};
    return first_digest_of(open_as_it_is(database));
  } catch (const SQLite::Exception&) {
    return {};
  }
}

// A record is at least as long as each of its copies: restoring goes on above the numbers that were
// given. Asked when the copies are known already, so that a record made meanwhile does no harm.
void require_none_further(const std::vector<RecordCopy>& copies, const fs::path& database) {
  if (copies.empty()) return;
  const OperationId last = find_last_operation(open_database(database, Access::read));
  const RecordCopy& newest = copies.back();
  if (newest.head.operation <= last) return;
  throw Error(ErrorKind::refused,
              goes_further(newest.candidate.file.string(), newest.head.operation, last),
              {was_it_cut_off(), new_copy_stays()});
}

// A copy from before the two went different ways is one of the record; one that holds what the
// record never held, or no longer, is all that is left of that.
bool is_of_the_past_of(const SQLite::Database& record, const RecordCopy& copy) {
  Statement digest(record, digest_of_operation);
  digest.bind(":operation", copy.head.operation);
  return digest.next() && digest.text("digest") == copy.head.digest;
}

// What was changed in a copy since makes it none to rely on.
bool is_whole(const RecordCopy& copy) {
  try {
    const SQLite::Database open = open_unchanging(copy.candidate.file);
    return !file_fault(open) && !find_break(open);
  } catch (const SQLite::Exception&) {
    return false;
  }
}

void remove_copy(const fs::path& file) {
  std::error_code problem;
  fs::remove(file, problem);
  if (!problem) return;
  throw Error(ErrorKind::refused, cannot_remove(file.string(), errno_text(problem.value())),
              {new_copy_stays()});
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

OperationId highest_copied(const fs::path& folder, const fs::path& database,
                           const std::string& first_digest) {
  std::vector<RecordCopy> copies = readable_copies(folder, database);
  keep_those_of(copies, first_digest);
  return copies.empty() ? 0 : copies.back().head.operation;
}

fs::path copies_folder(const fs::path& database) {
  return database.parent_path() / "backups";
}

std::vector<fs::path> copies_in(const fs::path& folder, const fs::path& database) {
  std::vector<fs::path> files;
  for (Candidate& candidate : candidates_in(folder, database)) {
    files.push_back(std::move(candidate.file));
  }
  return files;
}

std::optional<fs::path> newest_copy(const fs::path& folder, const fs::path& database) {
  std::vector<RecordCopy> copies = readable_copies(folder, database);
  if (copies.empty()) return std::nullopt;
  const std::string own = first_digest_in(database);
  const std::string wanted = own.empty() ? copies.back().first_digest : own;
  const std::size_t all = copies.size();
  keep_those_of(copies, wanted);
  const bool doubtful = own.empty() && copies.size() != all;
  if (copies.empty() || doubtful) return std::nullopt;
  return copies.back().candidate.file;
}

std::vector<fs::path> remove_oldest_copies(const fs::path& database, const Backup& made,
                                           std::size_t keep) {
  return translating_errors(database, [&] {
    const fs::path folder = made.file.parent_path();
    std::vector<RecordCopy> others = readable_copies(folder, database);
    keep_those_of(others, first_digest_of(open_as_it_is(made.file)));
    require_none_further(others, database);
    const SQLite::Database record = open_as_it_is(made.file);
    std::erase_if(others, [&](const RecordCopy& copy) {
      return copy.candidate.file.filename() == made.file.filename() ||
             !is_of_the_past_of(record, copy);
    });
    if (others.size() >= keep) {
      std::erase_if(others, [](const RecordCopy& copy) { return !is_whole(copy); });
    }
    const std::size_t stay = std::min(others.size(), keep - 1);
    std::vector<fs::path> removed;
    for (std::size_t i = 0; i < others.size() - stay; ++i) {
      remove_copy(others[i].candidate.file);
      removed.push_back(others[i].candidate.file);
    }
    if (!removed.empty()) sync_folder(folder);
    return removed;
  });
}

}  // namespace track::store
