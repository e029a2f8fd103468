#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "../sqlite/statement.hpp"
#include "chain_tables.hpp"
#include "sealed_rows.hpp"
#include "track/model/record.hpp"
#include "track/store/backups.hpp"
#include "track/store/inspection.hpp"

namespace track::store {

// Every operation has a digest: SHA-256 over the digest of the operation before it, and over every
// row that it stored. A row that is changed, removed or slipped in breaks the chain from there on.

// The last operation that has a digest; none before the first.
ChainEnd head_of(const SQLite::Database& database);

// The digest of a record's first operation, which all of its copies have and no other record; ""
// where nothing was stored yet.
std::string first_digest_of(const SQLite::Database& database);

// The last operation that both records made, with the same digest.
OperationId last_common_operation(const SQLite::Database& one, const SQLite::Database& other);

// Makes digests of one operation after the other.
class Sealer {
 public:
  explicit Sealer(const SQLite::Database& database);
  // Of what the tables hold of an operation, behind the digest of the operation before.
  std::string digest(OperationId operation, const std::string& before);

 private:
  std::vector<SealedRows> prepare(std::span<const ChainTable> tables,
                                  std::string (*query_of)(const ChainTable&)) const;

  const SQLite::Database& database_;
  std::int64_t schema_;
  std::vector<SealedRows> contents_;
};

// Gives a digest to every operation that has none yet. Runs inside the caller's transaction.
void seal_operations(const SQLite::Database& database);

// Asked before an operation is made, which would seal them with itself. Throws Error
// (unusable_database): an operation outside the chain; rows of an operation or revision to come.
void require_nothing_unsealed(const SQLite::Database& database);

// The first operation, whatever its number, whose digest does not fit what is stored; nothing where
// all fit.
std::optional<OperationId> find_break(const SQLite::Database& database);
// The same of the last `count` operations; of all others, only whether they have a digest.
std::optional<OperationId> find_break_in_last(const SQLite::Database& database, int count);
// The same without the operations whose rows, counted from the last operation on, are beyond
// `rows`.
struct BreakFound {
  std::optional<OperationId> operation;
  bool in_part = false;  // some were left out
};
BreakFound find_break_quickly(const SQLite::Database& database, int count, std::int64_t rows);

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
