#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <system_error>
#include <utility>

#include "care.hpp"
#include "connection.hpp"
#include "copy_file.hpp"
#include "database_file.hpp"
#include "new_folder.hpp"
#include "sqlite_error.hpp"
#include "track/base/error.hpp"
#include "track/base/system_reason.hpp"
#include "track/store/copies.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

constexpr Phrase<std::string, Sentence> not_whole{"no copy of {} was kept: {}",
                                                  "{} の控えは残しませんでした: {}"};
constexpr Phrase<> see_check{"\"track check --full\" tells more; earlier copies were left alone",
                             "詳しくは「track check --full」で確認できます。"
                             "以前の控えはそのまま残っています"};
constexpr Phrase<OperationId, OperationId> other_head{
    "it ends at operation {}, not at operation {} as the record did",
    "記録の最後の操作は{1}ですが、控えは操作{0}で終わっています"};
constexpr Phrase<std::string, Sentence> cannot_remove{"cannot remove the old copy {}: {}",
                                                      "古い控え {} を削除できません: {}"};
constexpr Phrase<> new_copy_stays{"the new copy was made and stays",
                                  "新しい控えは作成済みで、残っています"};

fs::path file_for(const fs::path& database, const fs::path& place, Moment now, OperationId last) {
  if (is_copy_file(place)) return place;
  return place / fmt::format("{}-{}-{}.db", database.stem().string(), compact(now), last);
}

// What identifies a copy by its name, in order of age.
using Age = std::pair<std::string, OperationId>;

std::optional<Age> age_of(const fs::path& file, const std::string& stem) {
  static const std::regex shape(R"((\d{8}T\d{6}Z)-(\d{1,18})\.db)");
  const std::string name = file.filename().string();
  std::smatch parts;
  if (!name.starts_with(stem + "-")) return std::nullopt;
  const std::string rest = name.substr(stem.size() + 1);
  if (!std::regex_match(rest, parts, shape)) return std::nullopt;
  return Age(parts[1], std::stoll(parts[2]));
}

void verify(const fs::path& file, const fs::path& database, const Head& expected) {
  const SQLite::Database copy = open_as_it_is(file);
  std::optional<Sentence> fault = file_fault(copy);
  if (!fault && head_of(copy) != expected) {
    fault = other_head(head_of(copy).operation, expected.operation);
  }
  if (!fault) fault = chain_fault(copy);
  if (fault) throw Error(ErrorKind::refused, not_whole(database.string(), *fault), {see_check()});
}

}  // namespace

fs::path copies_folder(const fs::path& database) {
  return database.parent_path() / "backups";
}

bool is_copy_file(const fs::path& place) {
  std::error_code ignored;
  return place.extension() == ".db" && !fs::is_directory(place, ignored);
}

std::vector<fs::path> copies_in(const fs::path& folder, const fs::path& database) {
  std::vector<std::pair<Age, fs::path>> found;
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
    std::error_code ignored;
    const std::optional<Age> age = age_of(entry.path(), database.stem().string());
    if (age && entry.symlink_status(ignored).type() == fs::file_type::regular) {
      found.emplace_back(*age, entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  std::vector<fs::path> files;
  for (auto& [age, file] : found) files.push_back(std::move(file));
  return files;
}

Copy back_up(const fs::path& database, const fs::path& place, Moment now) {
  return translating_errors(database, [&] {
    SQLite::Database source = open_database(database, Access::read);
    const SQLite::Transaction moment_copied(source);
    const Head head = head_of(source);
    const fs::path file = file_for(database, place, now, head.operation);
    make_folder(file.parent_path(), ErrorKind::refused);
    remove_abandoned_parts(file.parent_path(), [&](const std::string& name) {
      return age_of(name, database.stem().string()).has_value();
    });
    PartFile part(file);
    translating_errors(file, [&] {
      copy_content(source, part);
      verify(part.path(), database, head);
    });
    part.publish();
    return Copy{file, head, fs::file_size(file)};
  });
}

void note_copy(const fs::path& database, const Copy& copy, Moment now) {
  translating_errors(database, [&] {
    SQLite::Database open = open_database(database, Access::write);
    add_care(open, {now, "backup", copy.head.operation, fs::absolute(copy.file).string(), 0});
  });
}

std::vector<fs::path> remove_oldest_copies(const fs::path& folder, const fs::path& database,
                                           std::size_t keep) {
  std::vector<fs::path> files = copies_in(folder, database);
  if (files.size() <= keep) return {};
  files.resize(files.size() - keep);
  for (const fs::path& file : files) {
    std::error_code problem;
    fs::remove(file, problem);
    if (!problem) continue;
    throw Error(ErrorKind::refused, cannot_remove(file.string(), system_reason(problem.value())),
                {new_copy_stays()});
  }
  sync_folder(folder);
  return files;
}

}  // namespace track::store
