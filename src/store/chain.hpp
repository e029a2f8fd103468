#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>

#include "track/model/record.hpp"

namespace track::store {

// Every operation has a digest: SHA-256 over the digest of the operation before it, and over every
// row that it stored. Whoever changes a row, takes one away or slips one in breaks the chain from
// there on.

// Gives a digest to every operation that has none yet. Runs inside the caller's transaction.
void seal_operations(const SQLite::Database& database);

// Whatever was put in front of the operation that is to be made would be sealed with it. Throws
// Error (unusable_database): an operation outside the chain, or rows of operations or revisions
// that are not made yet.
void require_nothing_unsealed(const SQLite::Database& database);

// The first operation, whatever its number, whose digest is not that of what is stored; nothing
// where all are whole.
std::optional<OperationId> find_break(const SQLite::Database& database);
// The same, where the digests of the last `count` operations are computed and all others are only
// seen to be there.
std::optional<OperationId> find_break_in_last(const SQLite::Database& database, int count);

// How many rows an operation stored, in all tables that the chain covers.
std::int64_t count_rows_of(const SQLite::Database& database, OperationId operation);

}  // namespace track::store
