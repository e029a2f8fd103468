#pragma once

#include <SQLiteCpp/Database.h>

#include <vector>

#include "track/store/store.hpp"

namespace track::store {

std::vector<CorrectedValue> read_corrected_values(const SQLite::Database& database,
                                                  OperationId first, KnownAt known_at);

}  // namespace track::store
