#pragma once

#include <SQLiteCpp/Database.h>

#include <optional>
#include <vector>

#include "track/model/record.hpp"
#include "track/store/store.hpp"

namespace track::store {

// See Store::closing, closings, close and reopen.
std::optional<Closing> find_closing(const SQLite::Database& database, FiscalYear year,
                                    KnownAt known_at);
std::vector<Closing> read_closings(const SQLite::Database& database);
OperationId write_closing(SQLite::Database& database, Closing closing, KnownAt seen,
                          const Operation& operation);
OperationId write_reopening(SQLite::Database& database, FiscalYear year, Day today,
                            const Operation& operation);

}  // namespace track::store
