#include "copy_file.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <regex>
#include <system_error>
#include <utility>

#include "../record/chain.hpp"
#include "../sqlite/connection.hpp"
#include "../sqlite/file_system.hpp"
#include "../sqlite/statement.hpp"
#include "table_checks.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

constexpr Message<std::string, Localized> cannot_write{"cannot write {}: {}",
                                                       "{} に書き込めません：{}"};
constexpr Message<> choose_another_place{
    "give a writable folder with enough space",
    "書き込みができ、空き容量のあるフォルダを指定してください"};
constexpr Message<std::string> already_there{"there is already a file {}",
                                             "{} というファイルがすでにあります"};
constexpr Message<> nothing_overwritten{"nothing is ever overwritten: give another name",
                                        "上書きはしません。別の名前を指定してください"};
constexpr Message<std::int64_t> references{"{} rows refer to rows that do not exist",
                                           "存在しない行を参照している行が{}件あります"};
constexpr Message<OperationId> chain_break{
    "the chain of digests breaks at operation {}: it was changed after it was recorded",
    "ダイジェストの連鎖が操作{}で途切れています。記録後に内容が変更されています"};

constexpr mode_t owner_alone = 0600;

constexpr const char* broken_references = R"sql(
  SELECT count(*) AS broken FROM pragma_foreign_key_check)sql";

[[noreturn]] void throw_cannot_write(const std::filesystem::path& file, int error_number) {
  throw Error(ErrorKind::refused, cannot_write(file.string(), errno_text(error_number)),
              {choose_another_place()});
}

std::unique_ptr<TemporaryFile> make_part(const std::filesystem::path& file) {
  remove_abandoned_temporary_files(file.parent_path());
  try {
    auto part = std::make_unique<TemporaryFile>(file, owner_alone);
    ::fchmod(part->descriptor(), owner_alone);  // whatever the umask took away
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

void copy_content(SQLite::Database& source, const UnnamedCopy& part) {
  SQLite::Database target = open_as_it_is(part.path());
  copy_pages(target, source);
  target.exec(query::use_one_file);
}

std::int64_t count_broken_references(const SQLite::Database& database) {
  return single_integer(database, broken_references, "broken");
}

std::optional<Localized> file_fault(const SQLite::Database& database) {
  std::optional<std::string> fault = page_faults(database, Depth::full).of_record;
  if (!fault) fault = constraint_faults(database).of_record;
  if (fault) return damage(verbatim(*fault));
  const std::int64_t broken = count_broken_references(database);
  return broken == 0 ? std::nullopt : std::optional(references(broken));
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

std::string compact(Moment moment) {
  std::string text = iso(moment);
  std::erase_if(text, [](char letter) { return letter == '-' || letter == ':'; });
  return text;
}

std::string copy_name(const std::filesystem::path& database, Moment now, OperationId last) {
  return fmt::format("{}-{}-{}", database.stem().string(), compact(now), last);
}

std::optional<CopyName> read_copy_name(const std::filesystem::path& file,
                                       const std::filesystem::path& database) {
  static const std::regex shape(R"((\d{8}T\d{6}Z)-(\d{1,18})(?:-(\d{1,9}))?\.db)");
  const std::string name = file.filename().string();
  const std::string stem = database.stem().string() + "-";
  if (!name.starts_with(stem)) return std::nullopt;
  const std::string rest = name.substr(stem.size());
  std::smatch parts;
  if (!std::regex_match(rest, parts, shape)) return std::nullopt;
  return CopyName{parts[1], std::stoll(parts[2]), parts[3].matched ? std::stoi(parts[3]) : 1};
}

}  // namespace track::store
