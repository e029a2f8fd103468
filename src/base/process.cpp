#include "track/base/process.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

namespace track {

namespace {

// Opened for what it is not used for: to read what shall be written fails as a closed one does.
void occupy_if_closed(int stream, int flags) {
  if (::fcntl(stream, F_GETFD) == -1 && errno == EBADF) ::open("/dev/null", flags);
}

}  // namespace

void prepare_process() {
  std::signal(SIGXFSZ, SIG_IGN);
  occupy_if_closed(STDIN_FILENO, O_WRONLY);
  occupy_if_closed(STDOUT_FILENO, O_RDONLY);
  occupy_if_closed(STDERR_FILENO, O_RDONLY);
}

}  // namespace track
