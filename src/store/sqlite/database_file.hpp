#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

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

struct LockHolder {
  int process = 0;
  std::string program;  // as the system calls it, at most 15 bytes
};

// Another process that holds a lock for writing on the database or on its -wal or -shm file;
// nothing where the system does not tell.
std::optional<LockHolder> find_lock_holder(const std::filesystem::path& database);

// The processes that hold a lock for writing on one of the files, in a text like /proc/locks. The
// files are named as there: "fe:00:12345" (device in hexadecimal, inode).
std::vector<int> writers_in(std::istream& locks, const std::vector<std::string>& files);

}  // namespace track::store
