#pragma once

#include <filesystem>

namespace track::store {

// Makes the file, readable and writable by its owner alone, and the folders above it that are
// missing, open to him alone. SQLite gives its -wal and -shm files the mode of the main file.
// Nothing happens where the file is there.
void make_database_file(const std::filesystem::path& path);

// The folders of the path that are missing, open to their owner alone. Throws Error
// (unusable_database) where one cannot be made.
void make_folders(const std::filesystem::path& folder);

// Without it the name of a new file may be lost in a power failure although its content was synced.
void sync_folder(const std::filesystem::path& folder);

// Throws Error (unusable_database): no such file, or a folder.
void require_database_file(const std::filesystem::path& path);

// The file holds nothing yet: a load was begun and did not get far.
[[noreturn]] void throw_empty(const std::filesystem::path& path);
[[noreturn]] void throw_not_ours(const std::filesystem::path& path);

}  // namespace track::store
