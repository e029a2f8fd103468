#include "lock_holder.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace track::store {

namespace {

std::vector<std::string> names_of_files(const std::filesystem::path& database) {
  std::vector<std::string> names;
  for (const char* ending : {"", "-wal", "-shm"}) {
    struct stat status {};
    if (::stat((database.string() + ending).c_str(), &status) != 0) continue;
    names.push_back(
        fmt::format("{:02x}:{:02x}:{}", major(status.st_dev), minor(status.st_dev), status.st_ino));
  }
  return names;
}

}  // namespace

// "3: POSIX  ADVISORY  WRITE 4711 fe:00:12345 120 120"; one that still waits has "->" behind its
// number.
std::vector<int> writers_in(std::istream& locks, const std::vector<std::string>& files) {
  std::vector<int> processes;
  for (std::string line; std::getline(locks, line);) {
    std::istringstream words(line);
    std::string number;
    std::string family;
    std::string force;
    std::string mode;
    std::string file;
    int process = 0;
    words >> number >> family >> force >> mode >> process >> file;
    const bool writes = words && family == "POSIX" && mode == "WRITE" && process > 0;
    if (writes && std::find(files.begin(), files.end(), file) != files.end()) {
      processes.push_back(process);
    }
  }
  return processes;
}

std::optional<LockHolder> find_lock_holder(const std::filesystem::path& database) {
  std::ifstream locks("/proc/locks");
  for (const int process : writers_in(locks, names_of_files(database))) {
    if (process == ::getpid()) continue;
    std::ifstream name(fmt::format("/proc/{}/comm", process));
    LockHolder holder{process, {}};
    if (std::getline(name, holder.program)) return holder;
  }
  return std::nullopt;
}

}  // namespace track::store
