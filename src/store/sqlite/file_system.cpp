#include "file_system.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

constexpr Message<std::string, std::string> cannot_lock{
    "{} is on a network drive ({}), where simultaneous writes could damage the database",
    "{} "
    "はネットワークドライブ（{}）上にあり、同時に書き込むとデータベースが壊れるおそれがあります"};
constexpr Message<> keep_it_local{
    "keep it on a disk of this computer and set its location with --db or TRACK_DB; copies may go "
    "to a network drive with \"track backup PATH\"",
    "--db または TRACK_DB でこのコンピューターのディスクを指定してください。バックアップは「track "
    "backup "
    "パス」でネットワークドライブにも作成できます"};

struct Kind {
  std::uint32_t number;  // linux/magic.h, and the file systems' own sources
  const char* name;
  bool refused;
};

constexpr Kind kinds[] = {
    {0x6969, "NFS", true},       {0x517B, "SMB", true},       {0xFF534D42, "CIFS", true},
    {0xFE534D42, "SMB2", true},  {0x5346414F, "AFS", false},  {0x73757245, "Coda", false},
    {0x01021997, "9P", false},   {0x65735546, "FUSE", false}, {0x786F4256, "vboxsf", false},
    {0x00C36400, "Ceph", false}, {0x47504653, "GPFS", false}, {0x0BD00BD0, "Lustre", false},
};

constexpr Message<std::string> no_folder{"there is no folder {}", "{} というフォルダがありません"};
constexpr Message<> is_it_mounted{
    "is its disk mounted? If it is, create the folder first",
    "ディスクが接続されているか確認し、接続されている場合は先にフォルダを作成してください"};
constexpr Message<std::string, Localized> cannot_make{"cannot create {}: {}",
                                                      "{} を作成できません：{}"};
constexpr Message<> name_another_folder{"name another folder", "別のフォルダを指定してください"};

constexpr mode_t owner_alone = 0700;

bool is_missing(const fs::path& folder) {
  std::error_code ignored;
  return fs::status(folder, ignored).type() == fs::file_type::not_found;
}

// The topmost one is named.
[[noreturn]] void throw_no_folder(fs::path folder, ErrorKind kind) {
  while (folder.has_relative_path() && !folder.parent_path().empty() &&
         is_missing(folder.parent_path())) {
    folder = folder.parent_path();
  }
  throw Error(kind, no_folder(folder.string()), {is_it_mounted()});
}

}  // namespace

std::optional<UnsafeFileSystem> unsafe_file_system(std::uint32_t kind) {
  for (const Kind& known : kinds) {
    if (known.number == kind) return UnsafeFileSystem{known.name, known.refused};
  }
  return std::nullopt;
}

std::optional<UnsafeFileSystem> unsafe_file_system_of(const fs::path& path) {
  std::error_code ignored;
  fs::path there = fs::absolute(path, ignored);
  while (!fs::exists(there, ignored) && there.has_relative_path()) there = there.parent_path();
  struct statfs status {};
  if (::statfs(there.c_str(), &status) != 0) return std::nullopt;
  return unsafe_file_system(static_cast<std::uint32_t>(status.f_type));
}

void require_locking_file_system(const fs::path& path) {
  const std::optional<UnsafeFileSystem> unsafe = unsafe_file_system_of(path);
  if (!unsafe || !unsafe->refused) return;
  throw Error(ErrorKind::refused, cannot_lock(path.string(), unsafe->name), {keep_it_local()});
}

void throw_cannot_make(const fs::path& path, int error_number, ErrorKind kind) {
  const bool of_database = kind == ErrorKind::unusable_database;
  throw Error(kind, cannot_make(path.string(), errno_text(error_number)),
              {of_database ? name_another_place() : name_another_folder()});
}

void require_folder(const fs::path& folder) {
  if (!folder.empty() && is_missing(folder)) throw_no_folder(folder, ErrorKind::refused);
}

void make_folder(const fs::path& folder, ErrorKind kind) {
  if (folder.empty() || !is_missing(folder)) return;
  if (::mkdir(folder.c_str(), owner_alone) == 0 || errno == EEXIST) return;
  const int problem = errno;
  if (problem == ENOENT) throw_no_folder(folder, kind);
  throw_cannot_make(folder, problem, kind);
}

fs::path with_ending(fs::path path, const std::string& ending) {
  path += ending;
  return path;
}

void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;  // a folder that may be written but not listed
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace track::store
