#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

#include "track/model/record.hpp"

namespace track::store {

// Takes a text piece by piece.
using TextSink = std::function<void(std::string_view)>;

struct PushedOperations {
  OperationId last = 0;
  std::int64_t operations = 0;
};

// Writes what psql makes a record in PostgreSQL of, or adds to one there: the operations behind
// `after`, which the server must hold up to there, else it refuses. One transaction; tables and
// views are made where they are missing. Many records stand side by side in its schema "track".
// Throws Error: refused (nothing recorded; no such operation; a text that PostgreSQL cannot hold);
// unusable_database where digests do not fit.
PushedOperations write_postgresql(const std::filesystem::path& database, OperationId after,
                                  const TextSink& sink);

}  // namespace track::store
