#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace track::store {

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
