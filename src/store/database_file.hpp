#pragma once

#include <filesystem>

namespace track::store {

// Makes the file, readable and writable by its owner alone, and its folder where that is missing.
// SQLite gives its -wal and -shm files the mode of the main file. Nothing happens where the file is
// there.
void make_database_file(const std::filesystem::path& path);

// Without it the name of a new file may be lost in a power failure although its content was synced.
void sync_folder(const std::filesystem::path& folder);

// Throws Error (unusable_database): no such file, or none that is plain (a folder, a pipe, a
// device). Opens nothing, since opening a pipe waits.
void require_plain_file(const std::filesystem::path& path);

// The same of a database.
void require_database_file(const std::filesystem::path& path);

// The file holds nothing yet: a load was begun and did not get far.
[[noreturn]] void throw_empty(const std::filesystem::path& path);
[[noreturn]] void throw_not_ours(const std::filesystem::path& path);

}  // namespace track::store
