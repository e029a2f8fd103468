#include "file_system.hpp"

#include <sys/vfs.h>

#include <system_error>

#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

constexpr Message<std::string, std::string> cannot_lock{
    "{} lies on a network drive ({}): two who write at once would damage the database there",
    "{} "
    "はネットワークドライブ（{}）上にあり、同時に書き込むとデータベースが壊れるおそれがあります"};
constexpr Message<> keep_it_local{
    "keep it on a disk of this computer: name a place with --db or TRACK_DB; copies may go there "
    "with \"track backup PATH\"",
    "--db または TRACK_DB でこのコンピューターのディスクを指定してください。控えは「track backup "
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

}  // namespace track::store
