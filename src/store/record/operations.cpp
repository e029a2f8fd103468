#include "operations.hpp"

#include <map>
#include <utility>

#include "../schema/schema.hpp"
#include "../sqlite/connection.hpp"
#include "chain.hpp"
#include "kept_totals.hpp"
#include "known_at.hpp"
#include "rows.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

constexpr Message<std::int64_t, std::int64_t> not_as_meant{
    "of the {} rows to be stored, the tables hold {}: the database is damaged or was changed",
    "保存する{}行のうち、テーブルにあるのは{}行です。データベースが壊れているか、変更されています"};
constexpr Message<OperationId, OperationId> end_is_missing{
    "operations up to {} were made, but the last one present is {}: the end of the record is "
    "missing",
    "操作{}まで記録されていましたが、残っているのは操作{}までです。記録の終わりが失われています"};
constexpr Message<> see_check{"\"track check\" looks for the cause",
                              "「track check」で原因を確認してください"};

constexpr Message<OperationId> no_operation{"there is no operation {}", "操作{}はありません"};
constexpr Message<> log_lists{"track log lists all of them",
                              "操作の一覧は track log で表示できます"};
constexpr Message<OperationId, OperationId> undone_before{"operation {} was undone by operation {}",
                                                          "操作{}は操作{}で取り消されています"};
constexpr Message<OperationId> undo_the_undo{"to restore it: track undo {}",
                                             "元に戻す場合：track undo {}"};
constexpr Message<OperationId, OperationId> rested_on{
    "operation {} has been amended since, by operation {}",
    "操作{}はその後、操作{}で訂正されています"};
constexpr Message<OperationId> take_the_later{"use that one: {}", "後の操作を指定してください：{}"};

constexpr const char* insert_operation = R"sql(
  INSERT INTO operation (at, actor, kind, command, reason)
  VALUES (:at, :actor, :kind, :command, :reason))sql";

constexpr const char* operation_made_last = R"sql(
  SELECT id FROM operation ORDER BY id DESC LIMIT 1)sql";

constexpr const char* operation_made_at = R"sql(
  SELECT id FROM operation WHERE at <= :moment ORDER BY id DESC LIMIT 1)sql";

// The times alone are read, of the operations up to that one.
constexpr const char* operation_made_after = R"sql(
  SELECT id FROM operation WHERE at > :moment ORDER BY id LIMIT 1)sql";

// The highest number that an operation ever had here, as far as other tables tell.
constexpr const char* operation_number_given_last = R"sql(
  SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'operation'), 0),
             coalesce((SELECT max(operation) FROM care), 0)) AS id)sql";

// Later ones first.
constexpr const char* operations_undone = R"sql(
  SELECT operation, undone FROM undoing WHERE operation <= :until ORDER BY operation DESC)sql";

// Undoes and what they undid; every operation with its digest.
constexpr const char* operations_logged = R"sql(
  SELECT operation.id, at, actor, kind, command, reason, coalesce(digest, '') AS digest,
         undoing.undone
  FROM operation LEFT JOIN chain ON chain.operation = operation.id
    LEFT JOIN undoing ON undoing.operation = operation.id
  WHERE operation.id BETWEEN :first AND :last
  ORDER BY operation.id)sql";

// What has to do with an activity or an indicator.
constexpr const char* operations_of_subject = R"sql(
  SELECT operation FROM measurement WHERE indicator = :subject
  UNION SELECT operation FROM event WHERE activity = :subject
  UNION SELECT operation FROM withdrawal WHERE subject = :subject
  UNION SELECT operation FROM evaluation WHERE subject = :subject AND subject_kind = 'initiative'
  UNION SELECT put.operation FROM evaluation_withdrawal AS put
    JOIN evaluation ON evaluation.id = put.evaluation
    WHERE subject = :subject AND subject_kind = 'initiative'
  UNION SELECT restoration.operation FROM restoration
    JOIN withdrawal ON withdrawal.id = restoration.withdrawal WHERE subject = :subject)sql";

constexpr const char* operations_with_place = R"sql(
  SELECT operation, place FROM measurement WHERE place <> ''
  UNION SELECT operation, place FROM event WHERE place <> '')sql";

// Each value that an operation from :first to :until put out of force, with the one that stands in
// its place: what amends it or, where an undo took an amendment back, what had been amended.
constexpr const char* values_corrected = R"sql(
  SELECT withdrawal.operation, at, actor, reason, was.id AS before,
         coalesce(amending.id, restored.measurement) AS after
  FROM withdrawal
    JOIN operation ON operation.id = withdrawal.operation
    JOIN measurement AS was ON was.id = withdrawal.measurement
    LEFT JOIN measurement AS amending
      ON amending.amends = was.id AND amending.operation = withdrawal.operation
    LEFT JOIN (SELECT restoration.operation, withdrawal.measurement
               FROM restoration JOIN withdrawal ON withdrawal.id = restoration.withdrawal) AS restored
      ON restored.operation = withdrawal.operation AND restored.measurement = was.amends
  WHERE withdrawal.operation BETWEEN :first AND :until
  ORDER BY withdrawal.id)sql";

// The next operation would hide that others are gone. Restoring leaves their numbers out on
// purpose.
void require_no_end_missing(const SQLite::Database& database) {
  const OperationId last = find_last_operation(database);
  const OperationId highest = highest_operation(database);
  if (highest <= last) return;
  throw Error(ErrorKind::unusable_database, end_is_missing(highest, last), {see_check()});
}

// What makes the next operation trustworthy; the same moment as the writing itself.
std::int64_t checked_changes(const SQLite::Database& database, const Operation& operation) {
  require_usable_schema(database);
  require_nothing_unsealed(database);
  if (operation.kind != OperationKind::restore) require_no_end_missing(database);
  return database.getTotalChanges();
}

OperationId add_operation(const SQLite::Database& database, const Operation& operation) {
  Statement(database, insert_operation)
      .bind(":at", operation.at)
      .bind(":actor", operation.actor)
      .bind(":kind", operation.kind)
      .bind(":command", operation.command)
      .bind(":reason", operation.reason)
      .run();
  return database.getLastInsertRowid();
}

// Of every operation that is undone, by which; an undo that is itself undone undoes nothing.
std::map<OperationId, OperationId> undone_operations(const SQLite::Database& database,
                                                     KnownAt known_at) {
  std::map<OperationId, OperationId> undone;
  Statement row(database, operations_undone);  // later ones first
  row.bind(":until", last_known_operation(known_at));
  while (row.next()) {
    const OperationId operation = row.integer("operation");
    if (!undone.contains(operation)) undone.emplace(row.integer("undone"), operation);
  }
  return undone;
}

std::vector<LoggedOperation> read_log(const SQLite::Database& database, OperationId first,
                                      OperationId last, KnownAt known_at) {
  const std::map<OperationId, OperationId> undone = undone_operations(database, known_at);
  std::vector<LoggedOperation> log;
  Statement row(database, operations_logged);
  row.bind(":first", first).bind(":last", last);
  while (row.next()) {
    LoggedOperation one{read_operation_columns(row),
                        row.text("digest"),
                        row.optional_integer("undone"),
                        std::nullopt,
                        {}};
    if (const auto found = undone.find(one.operation.id); found != undone.end()) {
      one.undone_by = found->second;
    }
    if (one.operation.kind == OperationKind::import) {
      one.sources = read_sources(database, one.operation.id);
    }
    log.push_back(std::move(one));
  }
  return log;
}

}  // namespace

Writing::Writing(SQLite::Database& database, const Operation& operation)
    : database_(database),
      transaction_(database, SQLite::TransactionBehavior::IMMEDIATE),
      changes_before_(checked_changes(database, operation)),
      operation_(add_operation(database, operation)),
      is_restoring_(operation.kind == OperationKind::restore) {}

void Writing::commit() {
  keep();
  seal_operations(database_);
  vouch_for_totals(database_);
  transaction_.commit();
}

// Every row that was stored is one change; a row stored elsewhere, changed or taken away behind it
// makes the two differ. What was restored brings totals of its own, which nobody has looked at.
void Writing::keep() {
  if (are_kept_) return;
  are_kept_ = true;
  const std::int64_t meant = database_.getTotalChanges() - changes_before_;
  const std::int64_t stored = count_rows_of(database_, operation_);
  if (stored != meant) {
    throw Error(ErrorKind::unusable_database, not_as_meant(meant, stored), {see_check()});
  }
  is_restoring_ ? make_totals(database_) : keep_totals(database_, operation_);
}

OperationId find_last_operation(const SQLite::Database& database) {
  return single_integer(database, operation_made_last, "id");
}

OperationId highest_operation(const SQLite::Database& database) {
  return single_integer(database, operation_number_given_last, "id");
}

Operation read_operation_columns(const Statement& row) {
  return {row.integer("id"),   row.moment("at"),
          row.text("actor"),   row.word<OperationKind>("kind"),
          row.text("command"), row.text("reason")};
}

LoggedOperation read_operation(const SQLite::Database& database, OperationId operation) {
  std::vector<LoggedOperation> found = read_log(database, operation, operation, {});
  if (found.empty()) throw Error(ErrorKind::unknown_name, no_operation(operation), {log_lists()});
  return std::move(found.front());
}

void require_in_force(const SQLite::Database& database, OperationId operation,
                      const RecordRows& rows) {
  const LoggedOperation logged = read_operation(database, operation);
  if (logged.undone_by) {
    throw Error(ErrorKind::refused, undone_before(operation, *logged.undone_by),
                {undo_the_undo(*logged.undone_by)});
  }
  const auto require = [&](const auto& row) {
    if (!row.withdrawn) return;
    throw Error(ErrorKind::refused, rested_on(operation, *row.withdrawn),
                {take_the_later(*row.withdrawn)});
  };
  for (const Event& event : rows.events) require(event);
  for (const Measurement& measurement : rows.measurements) require(measurement);
  for (const Evaluation& evaluation : rows.evaluations) require(evaluation);
}

OperationId Store::last_operation() const {
  return connection_->use([](SQLite::Database& database) { return find_last_operation(database); });
}

std::optional<OperationId> Store::last_operation_at(Moment moment) const {
  return connection_->use([&](SQLite::Database& database) -> std::optional<OperationId> {
    Statement row(database, operation_made_at);
    row.bind(":moment", moment);
    if (!row.next()) return std::nullopt;
    return row.integer("id");
  });
}

std::optional<OperationId> Store::first_operation_after(Moment moment) const {
  return connection_->use([&](SQLite::Database& database) -> std::optional<OperationId> {
    Statement row(database, operation_made_after);
    row.bind(":moment", moment);
    if (!row.next()) return std::nullopt;
    return row.integer("id");
  });
}

std::vector<LoggedOperation> Store::log(OperationId first, KnownAt known_at) const {
  return connection_->use([&](SQLite::Database& database) {
    return read_log(database, first, last_known_operation(known_at), known_at);
  });
}

LoggedOperation Store::logged(OperationId operation) const {
  return connection_->use(
      [&](SQLite::Database& database) { return read_operation(database, operation); });
}

std::set<OperationId> Store::operations_of(const std::string& subject) const {
  return connection_->use([&](SQLite::Database& database) {
    std::set<OperationId> operations;
    Statement row(database, operations_of_subject);
    row.bind(":subject", subject);
    while (row.next()) operations.insert(row.integer("operation"));
    return operations;
  });
}

std::multimap<OperationId, std::string> Store::places() const {
  return connection_->use([&](SQLite::Database& database) {
    std::multimap<OperationId, std::string> places;
    Statement row(database, operations_with_place);
    while (row.next()) places.emplace(row.integer("operation"), row.text("place"));
    return places;
  });
}

std::vector<CorrectedValue> Store::corrected_values(OperationId first, KnownAt known_at) const {
  return connection_->use([&](SQLite::Database& database) {
    std::vector<CorrectedValue> corrected;
    Statement row(database, values_corrected);
    row.bind(":first", first).bind(":until", last_known_operation(known_at));
    while (row.next()) {
      CorrectedValue one;
      one.operation = row.integer("operation");
      one.at = row.moment("at");
      one.actor = row.text("actor");
      one.reason = row.text("reason");
      one.before = read_measurement(database, row.integer("before"));
      if (const auto after = row.optional_integer("after")) {
        one.after = read_measurement(database, *after);
      }
      corrected.push_back(std::move(one));
    }
    return corrected;
  });
}

}  // namespace track::store
