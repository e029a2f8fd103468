#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <string>

#include "../sqlite/statement.hpp"
#include "track/model/record.hpp"
#include "track/store/backups.hpp"
#include "track/store/inspection.hpp"

namespace track::store {

// Every operation has a digest: SHA-256 over the digest of the operation before it, and over every
// row that it stored. Whoever changes a row, takes one away or slips one in breaks the chain from
// there on.

// The last operation that has a digest; none before the first.
ChainEnd head_of(const SQLite::Database& database);

// The digest of a record's first operation, which all of its copies have and no other record; ""
// where nothing was stored yet.
std::string first_digest_of(const SQLite::Database& database);

// The last operation that both records made, with the same digest.
OperationId last_common_operation(const SQLite::Database& one, const SQLite::Database& other);

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

// The rows, and the definitions, that no sealed operation stored. Quickly, only those behind the
// last sealed operation and before the first.
void find_loose_rows(const SQLite::Database& database, Depth depth, Inspection& found);

namespace query {

// Of all operations behind :after (NULL: of all), and of those whose digest is all that is left; ''
// for one without a digest.
inline constexpr const char* sealed_operations = R"sql(
  SELECT id, coalesce(digest, '') AS digest
  FROM (SELECT id FROM operation UNION SELECT operation FROM chain) AS known
    LEFT JOIN chain ON chain.operation = known.id
  WHERE :after IS NULL OR id > :after
  ORDER BY id)sql";

}  // namespace query

}  // namespace track::store
