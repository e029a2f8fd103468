#include "lock_wait.hpp"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <chrono>
#include <thread>

#include "connection.hpp"

namespace track::store {

void switch_to_write_ahead_log(SQLite::Database& database) {
  constexpr int most_tries = 1000;
  constexpr std::chrono::milliseconds pause(10);
  for (int tries = 1;; ++tries) {
    try {
      database.exec(query::use_write_ahead_log);
      return;
    } catch (const SQLite::Exception& busy) {
      if (busy.getErrorCode() != SQLITE_BUSY || tries == most_tries) throw;
    }
    std::this_thread::sleep_for(pause);
  }
}

}  // namespace track::store
