#include "track/base/temporary_file.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <system_error>

namespace track {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view beginning = ".track-";
constexpr std::string_view ending = ".part";
constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::size_t length_of_secret = 26;  // of 5 bits each: 128 in all

[[noreturn]] void throw_system_error(int error_number) {
  throw std::system_error(error_number, std::generic_category());
}

std::string unguessable_name() {
  std::array<unsigned char, length_of_secret> random{};
  std::size_t filled = 0;
  while (filled < random.size()) {
    const ssize_t more = ::getrandom(random.data() + filled, random.size() - filled, 0);
    if (more < 0 && errno != EINTR) throw_system_error(errno);
    if (more > 0) filled += static_cast<std::size_t>(more);
  }
  std::string name(beginning);
  for (const unsigned char byte : random) name += letters[byte % letters.size()];
  return name.append(ending);
}

bool is_temporary_name(std::string_view name) {
  if (name.size() != beginning.size() + length_of_secret + ending.size()) return false;
  return name.starts_with(beginning) && name.ends_with(ending) &&
         name.substr(beginning.size(), length_of_secret).find_first_not_of(letters) ==
             std::string_view::npos;
}

enum class Lock { taken, held_elsewhere, not_possible };

// The lock belongs to the open file, not to the process. It lies far behind all content, so that on
// network drives, where locks of all kinds are of this one, it hinders neither SQLite's locks nor
// reading and writing.
Lock try_lock(int descriptor, std::int16_t kind) {
  constexpr off_t far_behind = off_t{1} << 62;
  struct flock byte {};
  byte.l_type = kind;
  byte.l_whence = SEEK_SET;
  byte.l_start = far_behind;
  byte.l_len = 1;
  if (::fcntl(descriptor, F_OFD_SETLK, &byte) == 0) return Lock::taken;
  return errno == EAGAIN || errno == EACCES ? Lock::held_elsewhere : Lock::not_possible;
}

bool is_named(int descriptor, const fs::path& path) {
  struct stat open {};
  struct stat named {};
  return ::fstat(descriptor, &open) == 0 && ::lstat(path.c_str(), &named) == 0 &&
         S_ISREG(named.st_mode) && open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

// The file itself is removed after these: it marks what an interruption leaves behind.
void remove_beside(const fs::path& path) {
  for (const char* of_sqlite : {"-journal", "-wal", "-shm"}) {
    ::unlink((path.string() + of_sqlite).c_str());
  }
}

// A free lock means that the process is gone, or has not locked its new file yet: it then finds the
// file gone and makes another.
void remove_if_abandoned(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return;
  if (is_named(descriptor, path) && try_lock(descriptor, F_RDLCK) == Lock::taken &&
      is_named(descriptor, path)) {
    remove_beside(path);
    ::unlink(path.c_str());
  }
  ::close(descriptor);
}

}  // namespace

TemporaryFile::TemporaryFile(const fs::path& target, mode_t mode) {
  constexpr int most_tries = 100;
  for (int tries = 1; tries <= most_tries; ++tries) {
    path_ = target.parent_path() / unguessable_name();
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (descriptor_ < 0 && errno == EEXIST) continue;
    if (descriptor_ < 0) throw_system_error(errno);
    const Lock lock = try_lock(descriptor_, F_WRLCK);
    if (lock != Lock::held_elsewhere && is_named(descriptor_, path_)) return;
    ::close(descriptor_);  // another process took it for abandoned
  }
  throw_system_error(EEXIST);
}

TemporaryFile::~TemporaryFile() {
  remove_beside(path_);
  if (!renamed_) ::unlink(path_.c_str());
  ::close(descriptor_);
}

void TemporaryFile::rename_over(const fs::path& target) {
  if (::rename(path_.c_str(), target.c_str()) != 0) throw_system_error(errno);
  renamed_ = true;
}

void TemporaryFile::rename_onto_nothing(const fs::path& target) {
  if (const int problem = track::rename_onto_nothing(path_, target)) throw_system_error(problem);
  renamed_ = true;
}

void remove_abandoned_temporary_files(const fs::path& folder) {
  std::error_code unreadable;
  const fs::path place = folder.empty() ? fs::path(".") : folder;
  for (fs::directory_iterator entry(place, unreadable), end; !unreadable && entry != end;
       entry.increment(unreadable)) {
    if (is_temporary_name(entry->path().filename().string())) remove_if_abandoned(entry->path());
  }
}

int rename_onto_nothing(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  // The file system cannot do it in one step. A process killed between the two leaves both names;
  // the temporary one is later removed as abandoned.
  if (::link(from.c_str(), to.c_str()) != 0) return errno;
  ::unlink(from.c_str());
  return 0;
}

}  // namespace track
