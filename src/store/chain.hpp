#pragma once

#include <SQLiteCpp/Database.h>

#include <optional>

#include "track/model/record.hpp"

namespace track::store {

// Every operation has a digest: SHA-256 over the digest of the operation before it, and over every
// row that it stored. Whoever changes a row, takes one away or slips one in breaks the chain from
// there on.

// Gives a digest to every operation that has none yet. Runs inside the caller's transaction.
void seal_operations(const SQLite::Database& database);

// The first operation whose digest is not that of what is stored; nothing where all are whole.
std::optional<OperationId> find_break(const SQLite::Database& database);
// The same of the last `count` operations alone; of those before, the first without a digest.
std::optional<OperationId> find_break_in_last(const SQLite::Database& database, int count);

}  // namespace track::store
