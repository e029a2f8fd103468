#include "package_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "../sqlite/file_system.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

constexpr Message<std::string> is_no_folder{"{} is not a folder", "{} はフォルダではありません"};
constexpr Message<> give_a_new_folder{
    "give the name of a folder that does not exist yet; its parent folder must exist",
    "まだないフォルダの名前を指定してください（その上のフォルダは必要です）"};

constexpr Message<std::string, Localized> cannot_make_folder{"the folder {} cannot be made: {}",
                                                             "フォルダ {} を作成できません：{}"};

constexpr std::string_view new_folder_beginning = ".track-folder-";

// The name without a slash at its end, and behind links.
fs::path folder_itself(const fs::path& given) {
  fs::path plain = given.has_filename() ? given : given.parent_path();
  std::error_code problem;
  if (!fs::is_symlink(plain, problem)) return plain;
  fs::path real = fs::canonical(plain, problem);
  return problem ? plain : real;
}

fs::path place_of(const fs::path& target) {
  return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

// A folder that is written is locked by its process.
int locked(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (descriptor < 0 || ::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
  ::close(descriptor);
  return -1;
}

// Nothing else was ever put there.
void remove_tables_in(const fs::path& folder) {
  std::error_code problem;
  for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    const fs::path ending = entry->path().extension();
    std::error_code ignored;
    if (ending == ".csv" || ending == ".json") fs::remove(entry->path(), ignored);
  }
  ::rmdir(folder.c_str());
}

void remove_abandoned_folders(const fs::path& place) {
  std::error_code problem;
  for (fs::directory_iterator entry(place, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    if (!entry->path().filename().string().starts_with(new_folder_beginning)) continue;
    const int lock = locked(entry->path());
    if (lock < 0) continue;
    remove_tables_in(entry->path());
    ::close(lock);
  }
}

[[noreturn]] void throw_cannot_name(const fs::path& target, int error_number) {
  throw_cannot_make(target, error_number, ErrorKind::refused);
}

// Where the file system cannot exchange names, the old folder has none for a moment.
int exchange(const fs::path& one, const fs::path& other) {
  if (::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  const fs::path aside = with_ending(one, "-old");
  if (::rename(other.c_str(), aside.c_str()) != 0) return errno;
  if (::rename(one.c_str(), other.c_str()) == 0) {
    return ::rename(aside.c_str(), one.c_str()) == 0 ? 0 : errno;
  }
  const int problem = errno;
  static_cast<void>(::rename(aside.c_str(), other.c_str()));  // as far as it can be given back
  return problem;
}

}  // namespace

NewFolder::NewFolder(const fs::path& target) : target_(folder_itself(target)) {
  std::error_code problem;
  const fs::file_status status = fs::status(target_, problem);
  if (fs::exists(status) && !fs::is_directory(status)) {
    throw Error(ErrorKind::refused, is_no_folder(printable(target_.string())),
                {give_a_new_folder()});
  }
  remove_abandoned_folders(place_of(target_));
  std::string name = (place_of(target_) / new_folder_beginning).string() + "XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) {
    throw Error(ErrorKind::refused,
                cannot_make_folder(printable(target_.string()), errno_text(errno)),
                {give_a_new_folder()});
  }
  path_ = name;
  lock_ = locked(path_);
}

NewFolder::~NewFolder() {
  if (!path_.empty()) remove_tables_in(path_);
  if (lock_ >= 0) ::close(lock_);
}

bool NewFolder::commit(const std::function<std::set<std::string>(const fs::path&)>& may_replace) {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (::chmod(path_.c_str(), 0777 & ~mask) != 0) throw_cannot_name(target_, errno);
  sync_folder(path_);
  std::error_code problem;
  const bool there = fs::exists(target_, problem);
  const std::set<std::string> names =
      there && !fs::is_empty(target_, problem) ? may_replace(target_) : std::set<std::string>();
  if (names.empty()) {
    if (::rename(path_.c_str(), target_.c_str()) != 0) throw_cannot_name(target_, errno);
    path_.clear();
  } else {
    if (const int failed = exchange(path_, target_)) throw_cannot_name(target_, failed);
    // What somebody put there meanwhile stays, in the folder's odd name.
    for (const std::string& name : names) fs::remove(path_ / name, problem);
    ::rmdir(path_.c_str());
    path_.clear();
  }
  sync_folder(place_of(target_));
  return !names.empty();
}

}  // namespace track::store
