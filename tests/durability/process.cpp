#include "process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace track::durability {

namespace {

std::vector<std::string> environment_of(const Command& command) {
  std::vector<std::string> result;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string text = *variable;
    if (!text.starts_with("TRACK_")) result.push_back(text);
  }
  for (const auto& [name, value] : command.variables) result.push_back(name + "=" + value);
  return result;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

int anonymous_file() {
  const int descriptor = ::memfd_create("said", MFD_CLOEXEC);
  if (descriptor < 0) throw std::runtime_error("no file for what a process says");
  return descriptor;
}

std::string taken_from(int descriptor) {
  std::string result;
  std::array<char, 65536> part{};
  ::lseek(descriptor, 0, SEEK_SET);
  for (ssize_t count = 0; (count = ::read(descriptor, part.data(), part.size())) > 0;) {
    result.append(part.data(), static_cast<std::size_t>(count));
  }
  ::close(descriptor);
  return result;
}

// Between fork and exec, where other threads may hold any lock: system calls alone.
bool prepare(const Command& command, int out, int err) {
  sigset_t none;
  ::sigemptyset(&none);
  ::signal(SIGINT, SIG_DFL);  // as on a terminal, though the tests run in the background
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  if (!command.input.empty()) {
    const int input = ::open(command.input.c_str(), O_RDONLY);
    if (::dup2(input, STDIN_FILENO) < 0) return false;
    ::close(input);
  }
  if (!command.output.empty()) out = ::open(command.output.c_str(), O_WRONLY);
  if (::dup2(out, STDOUT_FILENO) < 0 || ::dup2(err, STDERR_FILENO) < 0) return false;
  if (command.output_ends == OutputEnds::in_nothing) ::close(STDOUT_FILENO);
  if (command.output_ends == OutputEnds::in_pipe_without_reader) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0 || ::dup2(ends[1], STDOUT_FILENO) < 0) return false;
    ::close(ends[0]);
    ::close(ends[1]);
    ::signal(SIGPIPE, SIG_DFL);
  }
  if (!command.folder.empty() && ::chdir(command.folder.c_str()) != 0) return false;
  if (command.longest_file) {
    const rlimit limit{*command.longest_file, *command.longest_file};
    ::signal(SIGXFSZ, SIG_DFL);  // as a shell starts it: to be ignored is its own task
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return false;
  }
  if (command.user && ::setuid(*command.user) != 0) return false;
  ::alarm(command.seconds);
  return true;
}

}  // namespace

Process::Process(const Command& command) : out_(anonymous_file()), err_(anonymous_file()) {
  std::vector<std::string> words{TRACK_PROGRAM};
  words.insert(words.end(), command.words.begin(), command.words.end());
  std::vector<std::string> variables = environment_of(command);
  const std::vector<char*> word_pointers = pointers_to(words);
  const std::vector<char*> variable_pointers = pointers_to(variables);
  sigset_t interrupt;
  sigset_t before;
  ::sigemptyset(&interrupt);
  ::sigaddset(&interrupt, SIGINT);
  ::pthread_sigmask(SIG_BLOCK, &interrupt, &before);  // the child must not end as a test
  pid_ = ::fork();
  if (pid_ != 0) ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (pid_ < 0) throw std::runtime_error("no further process can be started");
  if (pid_ > 0) return;
  if (prepare(command, out_, err_)) {
    ::execve(word_pointers[0], word_pointers.data(), variable_pointers.data());
  }
  ::_exit(127);
}

Process::Process(Process&& other) noexcept
    : pid_(std::exchange(other.pid_, 0)), out_(other.out_), err_(other.err_) {}

Process::~Process() {
  if (pid_ == 0) return;
  kill(SIGKILL);
  wait();
}

void Process::kill(int signal) const {
  ::kill(pid_, signal);
}

Ended Process::wait() {
  int status = 0;
  ::waitpid(std::exchange(pid_, 0), &status, 0);
  Ended ended;
  if (WIFEXITED(status)) ended.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
  ended.out = taken_from(out_);
  ended.err = taken_from(err_);
  return ended;
}

Ended run(const Command& command) {
  return Process(command).wait();
}

std::string description(const Ended& ended) {
  constexpr std::size_t enough = 2000;
  return "exit " + std::to_string(ended.exit_code) + ", signal " + std::to_string(ended.signal) +
         "\n" + ended.out.substr(0, enough) + ended.err.substr(0, enough);
}

namespace {

std::uint64_t from_environment(const char* name, std::uint64_t usual) {
  const char* text = std::getenv(name);
  return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
}

}  // namespace

std::uint64_t seed() {
  return from_environment("TRACK_TEST_SEED", 2022);
}

int rounds(int usual) {
  return static_cast<int>(from_environment("TRACK_TEST_ROUNDS", static_cast<unsigned>(usual)));
}

}  // namespace track::durability
