#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>

#include "track/model/record.hpp"
#include "track/store/store.hpp"

namespace track::store {

// Adds the operation and gives its number. Runs inside the caller's transaction.
OperationId add_operation(const SQLite::Database& database, const Operation& operation);

std::optional<OperationId> find_last_operation(const SQLite::Database& database, Moment moment);
std::optional<int> find_last_revision(const SQLite::Database& database, Knowledge knowledge);

// What :until is bound to: no operation's number is above it.
OperationId last_known_operation(Knowledge knowledge);

}  // namespace track::store
