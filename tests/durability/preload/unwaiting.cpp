// Put before the system's own (LD_PRELOAD), so that thirty seconds of waiting for a lock, which
// SQLite counts by what it asked to sleep, are over at once.

#include <time.h>
#include <unistd.h>

extern "C" int usleep(useconds_t /*unused*/) {
  return 0;
}

extern "C" int nanosleep(const timespec* /*unused*/, timespec* /*unused*/) {
  return 0;
}
