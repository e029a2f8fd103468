#include "operations.hpp"

#include <limits>

#include "chain.hpp"
#include "queries.hpp"
#include "statement.hpp"

namespace track::store {

namespace {

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
      operation_(add_operation(database, operation)) {}

void Writing::commit() {
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

std::optional<int> find_last_revision(const SQLite::Database& database, Knowledge knowledge) {
  Statement row(database, query::last_revision);
  row.bind(":until", last_known_operation(knowledge));
  if (!row.next()) return std::nullopt;
  return row.number("number");
}

OperationId last_known_operation(Knowledge knowledge) {
  // Below what stands for never in the view `withdrawn`.
  return knowledge.until.value_or(std::numeric_limits<OperationId>::max() - 1);
}

}  // namespace track::store
