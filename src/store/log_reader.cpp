#include "log_reader.hpp"

#include "correction_queries.hpp"
#include "operations.hpp"
#include "statement.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

constexpr Message<OperationId> no_operation{"there is no operation {}", "操作 {} はありません"};
constexpr Message<> log_lists{"track log lists all of them",
                              "操作の一覧は track log で表示できます"};
constexpr Message<OperationId, OperationId> undone_before{"operation {} was undone by operation {}",
                                                          "操作 {} は操作 {} で取り消されています"};
constexpr Message<OperationId> undo_the_undo{"to put it back: track undo {}",
                                             "元に戻す場合：track undo {}"};
constexpr Message<OperationId, OperationId> rested_on{
    "operation {} has been amended since, by operation {}",
    "操作 {} はその後、操作 {} で訂正されています"};
constexpr Message<OperationId> take_the_later{"take that one: {}",
                                              "後の操作を指定してください：{}"};

// Of every operation that is undone, by which; an undo that is itself undone undoes nothing.
std::map<OperationId, OperationId> undone_operations(const SQLite::Database& database,
                                                     KnownAt known_at) {
  std::map<OperationId, OperationId> undone;
  Statement row(database, query::undoings);  // later ones first
  row.bind(":until", last_known_operation(known_at));
  while (row.next()) {
    const OperationId operation = row.integer("operation");
    if (!undone.contains(operation)) undone.emplace(row.integer("undone"), operation);
  }
  return undone;
}

std::vector<LoggedOperation> read(const SQLite::Database& database, OperationId first,
                                  OperationId last, KnownAt known_at) {
  const std::map<OperationId, OperationId> undone = undone_operations(database, known_at);
  std::vector<LoggedOperation> log;
  Statement row(database, query::operations);
  row.bind(":first", first).bind(":last", last);
  while (row.next()) {
    LoggedOperation one{{row.integer("id"), row.moment("at"), row.text("actor"), row.text("kind"),
                         row.text("command"), row.text("reason")},
                        row.text("digest"),
                        row.optional_integer("undone"),
                        std::nullopt};
    if (const auto found = undone.find(one.operation.id); found != undone.end()) {
      one.undone_by = found->second;
    }
    log.push_back(std::move(one));
  }
  return log;
}

}  // namespace

std::vector<LoggedOperation> read_log(const SQLite::Database& database, OperationId first,
                                      KnownAt known_at) {
  return read(database, first, last_known_operation(known_at), known_at);
}

std::set<OperationId> read_operations_of(const SQLite::Database& database,
                                         const std::string& subject) {
  std::set<OperationId> operations;
  Statement row(database, query::operations_of_subject);
  row.bind(":subject", subject);
  while (row.next()) operations.insert(row.integer("operation"));
  return operations;
}

LoggedOperation read_operation(const SQLite::Database& database, OperationId operation) {
  std::vector<LoggedOperation> found = read(database, operation, operation, {});
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
}

}  // namespace track::store
