#pragma once

#include <SQLiteCpp/Database.h>

#include <optional>
#include <vector>

#include "track/model/record.hpp"
#include "track/store/store.hpp"

namespace track::store {

// See Store::closing and Store::closings.
std::optional<Closing> find_closing(const SQLite::Database& database, FiscalYear year,
                                    KnownAt known_at);
std::vector<Closing> read_closings(const SQLite::Database& database);

// Throws Error (refused) where the fiscal year is closed.
void require_open_year(const SQLite::Database& database, FiscalYear year);

}  // namespace track::store
