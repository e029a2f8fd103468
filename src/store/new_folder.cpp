#include "new_folder.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track::store {

namespace {

constexpr Message<std::string> no_folder{"there is no folder {}", "{} というフォルダがありません"};
constexpr Message<> new_folder_is_it_mounted{
    "is its disk mounted? Else make the folder first",
    "ディスクが接続されているか確認し、接続されている場合は先にフォルダを作成してください"};
constexpr Message<std::string, Localized> new_folder_cannot_make{"cannot make {}: {}",
                                                                 "{} を作成できません: {}"};
constexpr Message<> new_folder_name_another{"--db or TRACK_DB names another place",
                                            "別の場所は --db または TRACK_DB で指定してください"};
constexpr Message<> name_another_folder{"name another folder", "別のフォルダを指定してください"};

constexpr mode_t new_folder_owner_alone = 0700;

[[noreturn]] void throw_cannot_make(const std::filesystem::path& folder, int error_number,
                                    ErrorKind kind) {
  const bool of_database = kind == ErrorKind::unusable_database;
  throw Error(kind, new_folder_cannot_make(folder.string(), errno_text(error_number)),
              {of_database ? new_folder_name_another() : name_another_folder()});
}

bool is_missing(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::status(folder, ignored).type() == std::filesystem::file_type::not_found;
}

// The topmost one is named.
[[noreturn]] void throw_no_folder(std::filesystem::path folder, ErrorKind kind) {
  while (folder.has_relative_path() && !folder.parent_path().empty() &&
         is_missing(folder.parent_path())) {
    folder = folder.parent_path();
  }
  throw Error(kind, no_folder(folder.string()), {new_folder_is_it_mounted()});
}

}  // namespace

void require_folder(const std::filesystem::path& folder) {
  if (!folder.empty() && is_missing(folder)) throw_no_folder(folder, ErrorKind::refused);
}

void make_folder(const std::filesystem::path& folder, ErrorKind kind) {
  if (folder.empty() || !is_missing(folder)) return;
  if (::mkdir(folder.c_str(), new_folder_owner_alone) == 0 || errno == EEXIST) return;
  const int problem = errno;
  if (problem == ENOENT) throw_no_folder(folder, kind);
  throw_cannot_make(folder, problem, kind);
}

}  // namespace track::store
