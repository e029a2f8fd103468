#include "operations.hpp"

#include <limits>

#include "chain.hpp"
#include "maintenance_queries.hpp"
#include "own_schema.hpp"
#include "queries.hpp"
#include "statement.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

constexpr Message<std::int64_t, std::int64_t> not_as_meant{
    "of the {} rows to be stored, the tables hold {}: the database is damaged or was changed",
    "保存する{}行のうち、テーブルにあるのは{}行です。データベースが壊れているか、変更されています"};
constexpr Message<OperationId, OperationId> end_is_missing{
    "operations were made up to {}, and the last one there is {}: the end of the record is gone",
    "操作{}まで記録されていましたが、残っているのは操作{}までです。記録の終わりが失われています"};
constexpr Message<> operations_see_check{"\"track check\" looks for the cause",
                                         "「track check」で原因を確認してください"};

// The next operation would hide that others are gone. Restoring leaves their numbers out on
// purpose.
void require_no_end_missing(const SQLite::Database& database) {
  Statement row(database, query::highest_operation);
  row.next();
  const OperationId last = find_last_operation(database);
  if (row.integer("id") <= last) return;
  throw Error(ErrorKind::unusable_database, end_is_missing(row.integer("id"), last),
              {operations_see_check()});
}

// What makes the next operation trustworthy; the same moment as the writing itself.
std::int64_t checked_changes(const SQLite::Database& database, const Operation& operation) {
  require_usable_schema(database);
  require_nothing_unsealed(database);
  if (operation.kind != "restore") require_no_end_missing(database);
  return database.getTotalChanges();
}

OperationId add_operation(const SQLite::Database& database, const Operation& operation) {
  Statement(database, query::insert_operation)
      .bind(":at", operation.at)
      .bind(":actor", operation.actor)
      .bind(":kind", operation.kind)
      .bind(":command", operation.command)
      .bind(":reason", operation.reason)
      .run();
  return database.getLastInsertRowid();
}

}  // namespace

Writing::Writing(SQLite::Database& database, const Operation& operation)
    : database_(database),
      transaction_(database, SQLite::TransactionBehavior::IMMEDIATE),
      changes_before_(checked_changes(database, operation)),
      operation_(add_operation(database, operation)) {}

// Every row that was stored is one change; a row stored elsewhere, changed or taken away behind it
// makes the two differ.
void Writing::commit() {
  const std::int64_t meant = database_.getTotalChanges() - changes_before_;
  const std::int64_t stored = count_rows_of(database_, operation_);
  if (stored != meant) {
    throw Error(ErrorKind::unusable_database, not_as_meant(meant, stored),
                {operations_see_check()});
  }
  seal_operations(database_);
  transaction_.commit();
}

OperationId find_last_operation(const SQLite::Database& database) {
  Statement row(database, query::last_operation);
  return row.next() ? row.integer("id") : 0;
}

std::optional<OperationId> find_last_operation(const SQLite::Database& database, Moment moment) {
  Statement row(database, query::last_operation_at);
  row.bind(":moment", moment);
  if (!row.next()) return std::nullopt;
  return row.integer("id");
}

std::optional<int> find_last_revision(const SQLite::Database& database, KnownAt known_at) {
  Statement row(database, query::last_revision);
  row.bind(":until", last_known_operation(known_at));
  if (!row.next()) return std::nullopt;
  return row.number("number");
}

OperationId last_known_operation(KnownAt known_at) {
  // Below what stands for never in the view `withdrawn`.
  return known_at.until.value_or(std::numeric_limits<OperationId>::max() - 1);
}

}  // namespace track::store
