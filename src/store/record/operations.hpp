#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <cstdint>

#include "../sqlite/statement.hpp"
#include "track/model/record.hpp"
#include "track/store/store.hpp"

namespace track::store {

// One operation being written, and its transaction: all that is stored from here to commit(), and
// nothing of it where commit() is not reached. No other process writes meanwhile.
class Writing {
 public:
  // Throws Error (unusable_database) where the operation would seal something foreign, or something
  // foreign could change what it stores.
  Writing(SQLite::Database& database, const Operation& operation);
  OperationId operation() const { return operation_; }
  // Adds what was stored to the kept totals, which commit() does where this was not asked; nothing
  // is stored after it. Throws where a total of a year would not fit.
  void keep();
  // Seals the operation in the chain of digests. Throws Error (unusable_database) where the tables
  // hold less or more than what was stored.
  void commit();

 private:
  SQLite::Database& database_;
  SQLite::Transaction transaction_;
  std::int64_t changes_before_;
  OperationId operation_;
  bool is_restoring_;
  bool are_kept_ = false;
};

OperationId find_last_operation(const SQLite::Database& database);  // 0 before the first
// The highest number that an operation ever had here, as far as other tables tell.
OperationId highest_operation(const SQLite::Database& database);

// See Store::logged.
LoggedOperation read_operation(const SQLite::Database& database, OperationId operation);
// Of the columns id, at, actor, kind, command and reason.
Operation read_operation_columns(const Statement& row);

// Throws Error (refused) where a later operation took one of the rows out of force: what stands
// then rests on that operation.
void require_in_force(const SQLite::Database& database, OperationId operation,
                      const RecordRows& rows);

}  // namespace track::store
