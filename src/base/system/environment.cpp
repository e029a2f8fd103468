#include "track/base/environment.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <system_error>

namespace track {

namespace {

std::optional<std::string> process_variable(const char* name) {
  const char* value = std::getenv(name);
  if (!value || *value == '\0') return std::nullopt;
  return value;
}

std::optional<int> columns_of(int terminal) {
  winsize size{};
  if (ioctl(terminal, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
  return size.ws_col;
}

// Who runs the process; the variables can be set to anything and come second.
std::string current_user() {
  const passwd* entry = getpwuid(geteuid());
  if (entry && entry->pw_name && *entry->pw_name != '\0') return entry->pw_name;
  return process_variable("USER").value_or(process_variable("LOGNAME").value_or("unknown"));
}

// Opens it in the wrong direction on purpose: using it fails as using a closed stream does.
void occupy_if_closed(int stream, int flags) {
  if (::fcntl(stream, F_GETFD) == -1 && errno == EBADF) ::open("/dev/null", flags);
}

namespace fs = std::filesystem;

bool is_folder_of_descriptors(const fs::path& folder) {
  for (const char* own : {"/proc/self/fd", "/proc/thread-self/fd"}) {
    std::error_code not_there;
    if (fs::canonical(own, not_there) == folder && !not_there) return true;
  }
  return false;
}

}  // namespace

Environment system_environment() {
  Environment environment;
  environment.now = [] {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  };
  environment.variable = process_variable;
  environment.in = &std::cin;
  environment.out = &std::cout;
  environment.err = &std::cerr;
  environment.in_is_terminal = isatty(STDIN_FILENO) != 0;
  environment.out_is_terminal = isatty(STDOUT_FILENO) != 0;
  environment.err_is_terminal = isatty(STDERR_FILENO) != 0;
  if (environment.out_is_terminal) environment.terminal_width = columns_of(STDOUT_FILENO);
  environment.login_name = current_user();
  return environment;
}

std::string_view version() {
  return TRACK_VERSION;
}

void prepare_process() {
  static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
  occupy_if_closed(STDIN_FILENO, O_WRONLY);
  occupy_if_closed(STDOUT_FILENO, O_RDONLY);
  occupy_if_closed(STDERR_FILENO, O_RDONLY);
}

std::optional<int> descriptor_at(const fs::path& folder, const std::string& name) {
  int number = 0;
  const char* end = name.data() + name.size();
  const auto [stop, problem] = std::from_chars(name.data(), end, number);
  if (problem != std::errc{} || stop != end || number < 0) return std::nullopt;
  return is_folder_of_descriptors(folder) ? std::optional(number) : std::nullopt;
}

std::optional<int> descriptor_behind(fs::path path) {
  std::error_code problem;
  path = fs::absolute(path, problem);
  for (int links = 0; !problem && links <= most_links; ++links) {
    const fs::path folder = fs::canonical(path.parent_path(), problem);
    if (problem) break;
    if (const auto number = descriptor_at(folder, path.filename().string())) return number;
    path = folder / fs::read_symlink(folder / path.filename(), problem);
  }
  return std::nullopt;
}

}  // namespace track
