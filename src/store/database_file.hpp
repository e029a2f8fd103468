#pragma once

#include <filesystem>

namespace track::store {

// Makes the file, readable and writable by its owner alone, and the folders above it that are
// missing, open to him alone. SQLite gives its -wal and -shm files the mode of the main file.
// Nothing happens where the file is there.
void make_database_file(const std::filesystem::path& path);

// Throws Error (unusable_database): no such file, or a folder.
void require_database_file(const std::filesystem::path& path);

// The file holds nothing yet: a load was begun and did not get far.
[[noreturn]] void throw_empty(const std::filesystem::path& path);
[[noreturn]] void throw_not_ours(const std::filesystem::path& path);

}  // namespace track::store
