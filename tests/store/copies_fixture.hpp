#pragma once

#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

#include "store_fixture.hpp"
#include "track/store/backups.hpp"
#include "track/store/restore.hpp"

namespace track::store {

constexpr std::size_t bytes_of_header = 100;

// Of the bits of a header each, or each so many where sanitizers make a restore take a second.
#ifdef TRACK_SANITIZED
constexpr std::size_t bits_step = 31;
#else
constexpr std::size_t bits_step = 1;
#endif

// A load and `records` records, one a minute.
void fill(const std::filesystem::path& path, int records);
void record_one(const std::filesystem::path& path, std::int64_t value, int minute);
std::size_t held(const std::filesystem::path& path);

Moment moment(int minute);
Operation restoring(int minute, const std::string& reason = "");

void write_file(const std::filesystem::path& file, const std::string& content);
std::string content_of(const std::filesystem::path& file);
std::size_t files_in(const std::filesystem::path& folder);
// All that the tables of a database hold, but for the care taken of the file.
std::string content_of_tables(const std::filesystem::path& database);

// Runs the job in another process; gives its id.
template <class Job>
pid_t in_other_process(Job job) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  try {
    job();
    ::_exit(0);
  } catch (...) {
    ::_exit(1);
  }
}
bool ended_well(pid_t child);

// A process that has begun to write a file beside `target`, in the middle of which it stays until
// it is killed.
class HaltedWriter {
 public:
  explicit HaltedWriter(const std::filesystem::path& target);
  ~HaltedWriter();
  HaltedWriter(const HaltedWriter&) = delete;
  HaltedWriter& operator=(const HaltedWriter&) = delete;

  const std::filesystem::path& file() const { return file_; }
  void kill();

 private:
  pid_t process_ = 0;
  std::filesystem::path file_;
};

}  // namespace track::store
