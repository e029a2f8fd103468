#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace track::store {

// A kind of file system on which locks are not to be relied on, so that two processes may write at
// once and damage a database.
struct UnsafeFileSystem {
  std::string name;      // "NFS"
  bool refused = false;  // no new database is made there
};

// By the number that statfs(2) gives the kind; nothing for those that lock.
std::optional<UnsafeFileSystem> unsafe_file_system(std::uint32_t kind);
// That of the nearest folder above the path that is there.
std::optional<UnsafeFileSystem> unsafe_file_system_of(const std::filesystem::path& path);

// Throws Error (refused): no new database is to be made at the path.
void require_locking_file_system(const std::filesystem::path& path);

}  // namespace track::store
