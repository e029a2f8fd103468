#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <optional>

#include "track/base/localized.hpp"

namespace track::store {

// Makes the file, readable and writable by its owner alone, and its folder where that is missing.
// SQLite gives its -wal and -shm files the mode of the main file. Nothing happens where the file is
// there.
void make_database_file(const std::filesystem::path& path);

// Throws Error (unusable_database): no such file, a link to nowhere or in a circle, a folder, pipe
// or device. Opens nothing, since opening a pipe waits.
void require_plain_file(const std::filesystem::path& path);

// The same of the files that SQLite keeps beside it. Refused as well: a file with two names, since
// SQLite keeps a log for each name, and two writers by different names overwrite each other.
void require_database_file(const std::filesystem::path& path);

// What is wrong with the header of a database just opened, as far as it decides whether SQLite
// reads, writes or refuses the file; nothing where it is sound or the file is empty.
std::optional<Localized> header_fault(const SQLite::Database& database);

// Of a readable file, what is not writable: itself, or its folder, where SQLite keeps files of its
// own. Nothing where both are.
std::optional<std::filesystem::path> write_protected(const std::filesystem::path& path);

// Behind a database's name: what SQLite keeps beside it.
inline constexpr const char* companion_endings[] = {"-wal", "-shm", "-journal"};

// The file holds nothing yet: a load was begun and did not get far.
[[noreturn]] void throw_empty(const std::filesystem::path& path);
[[noreturn]] void throw_not_ours(const std::filesystem::path& path);

}  // namespace track::store
