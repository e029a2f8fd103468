#include "track/base/environment.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <iostream>

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

}  // namespace track
