#pragma once

#include <SQLiteCpp/Database.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "track/model/record.hpp"
#include "track/store/store.hpp"

namespace track::store {

// See Store::log and Store::operations_of.
std::vector<LoggedOperation> read_log(const SQLite::Database& database, OperationId first,
                                      KnownAt known_at);
std::set<OperationId> read_operations_of(const SQLite::Database& database,
                                         const std::string& subject);

// See Store::logged.
LoggedOperation read_operation(const SQLite::Database& database, OperationId operation);

// Throws Error (refused) where a later operation took one of the rows out of force: what stands
// then rests on that operation.
void require_in_force(const SQLite::Database& database, OperationId operation,
                      const RecordRows& rows);

}  // namespace track::store
