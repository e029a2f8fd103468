#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

// Real processes of the real program, with what they said and how they ended.
namespace track::durability {

// Where standard output leads, when not to the tests.
enum class OutputEnds { usually, in_nothing, in_pipe_without_reader };

struct Command {
  std::vector<std::string> words;                // without the program's name
  std::map<std::string, std::string> variables;  // in place of all TRACK_* variables
  std::filesystem::path folder;                  // to start in
  unsigned seconds = 60;                         // then SIGALRM ends it: it hung
  std::optional<std::uint64_t> longest_file;     // bytes; writing beyond fails
  std::optional<uid_t> user;                     // to become; needs root
  std::filesystem::path input;                   // what standard input holds instead
  std::filesystem::path output;                  // where standard output goes instead
  OutputEnds output_ends = OutputEnds::usually;
};

struct Ended {
  int exit_code = -1;  // -1: ended by the signal
  int signal = 0;
  std::string out;
  std::string err;
};

// For INFO: how it ended, and the beginning of what it said.
std::string description(const Ended& ended);

class Process {
 public:
  explicit Process(const Command& command);
  ~Process();
  Process(Process&& other) noexcept;
  Process& operator=(Process&&) = delete;
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void kill(int signal) const;  // no harm where it has ended already
  Ended wait();

 private:
  pid_t pid_;
  int out_;
  int err_;
};

Ended run(const Command& command);

// TRACK_TEST_SEED and TRACK_TEST_ROUNDS, else what is usual.
std::uint64_t seed();
int rounds(int usual);

}  // namespace track::durability
