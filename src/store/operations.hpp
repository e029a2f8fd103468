#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <cstdint>
#include <optional>

#include "track/model/record.hpp"
#include "track/store/store.hpp"

namespace track::store {

// One operation being written, and its transaction: all that is stored from here to commit(), and
// nothing of it where commit() is not reached. No other process writes meanwhile.
class Writing {
 public:
  // Throws Error (unusable_database) where something that track did not make would be sealed with
  // the operation, or could change what it stores.
  Writing(SQLite::Database& database, const Operation& operation);
  OperationId operation() const { return operation_; }
  // Seals the operation in the chain of digests. Throws Error (unusable_database) where the tables
  // do not hold what was stored through them, and nothing else.
  void commit();

 private:
  SQLite::Database& database_;
  SQLite::Transaction transaction_;
  std::int64_t changes_before_;
  OperationId operation_;
};

OperationId find_last_operation(const SQLite::Database& database);
std::optional<OperationId> find_last_operation(const SQLite::Database& database, Moment moment);
std::optional<int> find_last_revision(const SQLite::Database& database, KnownAt known_at);

// What :until is bound to: no operation's number is above it.
OperationId last_known_operation(KnownAt known_at);

}  // namespace track::store
