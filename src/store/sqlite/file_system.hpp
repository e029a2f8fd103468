#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track::store {

// A kind of file system whose locks are unreliable: two processes may write at once and damage a
// database.
struct UnsafeFileSystem {
  std::string name;      // "NFS"
  bool refused = false;  // no new database is made there
};

// By the number that statfs(2) gives the kind; nothing for those that lock.
std::optional<UnsafeFileSystem> unsafe_file_system(std::uint32_t kind);
// That of the nearest folder above the path that is there.
std::optional<UnsafeFileSystem> unsafe_file_system_of(const std::filesystem::path& path);

// Throws Error (refused) where no new database is to be made.
void require_locking_file_system(const std::filesystem::path& path);

// The way out where a database cannot be made or used at its place.
inline constexpr Message<> name_another_place{"for another location use --db or TRACK_DB",
                                              "別の場所は --db または TRACK_DB で指定してください"};

// A file or folder could not be made, for the reason of an errno.
[[noreturn]] void throw_cannot_make(const std::filesystem::path& path, int error_number,
                                    ErrorKind kind);

// Throws Error (refused) where the folder is missing.
void require_folder(const std::filesystem::path& folder);
// Makes a folder that is missing, open to its owner alone, and none above it: the folders of a disk
// that is not mounted would be made on another one. Throws Error (`kind`).
void make_folder(const std::filesystem::path& folder, ErrorKind kind);

// Syncs the names in a folder: else a power failure may lose a new file whose content was synced.
void sync_folder(const std::filesystem::path& folder);

// The path with the ending, as in "track.db" and "-wal".
std::filesystem::path with_ending(std::filesystem::path path, const std::string& ending);

}  // namespace track::store
