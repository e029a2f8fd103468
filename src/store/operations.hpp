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
  Writing(SQLite::Database& database, const Operation& operation);
  OperationId operation() const { return operation_; }
  // Seals the operation in the chain of digests.
  void commit();

 private:
  SQLite::Database& database_;
  SQLite::Transaction transaction_;
  OperationId operation_;
};

OperationId find_last_operation(const SQLite::Database& database);
std::optional<OperationId> find_last_operation(const SQLite::Database& database, Moment moment);
std::optional<int> find_last_revision(const SQLite::Database& database, Knowledge knowledge);

// What :until is bound to: no operation's number is above it.
OperationId last_known_operation(Knowledge knowledge);

}  // namespace track::store
