#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "../definitions/definitions.hpp"
#include "../sqlite/connection.hpp"
#include "closings.hpp"
#include "evaluations.hpp"
#include "known_at.hpp"
#include "operations.hpp"
#include "rows.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

constexpr Message<OperationId, std::string> not_undone{"operation {} ({}) cannot be undone",
                                                       "操作{}（{}）は取り消せません"};
constexpr Message<> reopen_instead{"to reopen a closed year: track reopen YEAR --reason …",
                                   "年度の締めは track reopen 年度 --reason … で解除します"};
constexpr Message<> close_instead{"to close the year again: track close YEAR",
                                  "年度は track close 年度 で締め直せます"};
constexpr Message<> restore_instead{
    "to reverse a restore, restore the file that was kept then",
    "復元を元に戻すには、そのとき残されたファイルを track restore で復元してください"};
constexpr Message<OperationId, int> later_load{
    "operation {} made revision {}, and a later load "
    "changed the definitions again",
    "操作{}は第{}版を作りましたが、その後の load "
    "で定義がさらに変更されています"};
constexpr Message<> undo_later_load{"undo the later load first",
                                    "先に後の load を取り消してください"};
constexpr Message<OperationId, OperationId> records_rest{
    "operation {} cannot be undone: operation {} recorded or evaluated what only its definitions "
    "have",
    "操作{}は取り消せません。この定義にしかない項目・区分が操作{}で使われています"};
constexpr Message<OperationId> undo_record_first{
    "undo that one first, or load the right definitions: track undo {}",
    "先にその操作を取り消すか、正しい定義を load "
    "してください：track undo {}"};

constexpr Message<OperationId, OperationId> value_rests{
    "operation {} cannot be undone: operation {} gave its holding a further value",
    "操作{}は取り消せません。その実施に操作{}で値が追加されています"};
constexpr Message<OperationId> undo_value_first{"undo that one first: track undo {}",
                                                "先にその操作を取り消してください：track undo {}"};

constexpr Message<OperationId, OperationId> evaluated_since{
    "operation {} cannot be undone: the same was evaluated again since, by operation {}",
    "操作{}は取り消せません。その後、同じ対象が操作{}で評価されています"};

constexpr Message<OperationId, OperationId> closing_rests{
    "the year closed by operation {1} uses the definitions loaded by operation {0}",
    "操作{1}で締めた年度は、操作{0}で読み込んだ定義によるものです"};

constexpr const char* insert_restoration = R"sql(
  INSERT INTO restoration (withdrawal, operation) VALUES (:withdrawal, :operation))sql";

constexpr const char* withdrawals_by = R"sql(
  SELECT id, measurement, event, revision FROM withdrawal WHERE operation = :operation ORDER BY id)sql";

// The withdrawals that an undo took back.
constexpr const char* restorations_by = R"sql(
  SELECT withdrawal.id, measurement, event, revision
  FROM restoration JOIN withdrawal ON withdrawal.id = restoration.withdrawal
  WHERE restoration.operation = :operation ORDER BY withdrawal.id)sql";

// The first operation after :operation that recorded what only the revision :revision defines so.
constexpr auto first_use_of_revision = sql(R"sql(
  SELECT min(operation) AS operation FROM (
    SELECT operation FROM measurement
    WHERE operation > :operation
      AND id NOT IN (SELECT measurement FROM withdrawn WHERE measurement IS NOT NULL AND )sql",
                                           withdrawn_by_then, R"sql()
      AND NOT EXISTS (
        SELECT 1 FROM indicator AS was JOIN indicator AS now ON now.id = was.id
        WHERE was.id = measurement.indicator AND was.revision = :before
          AND now.revision = :revision AND was.kind = now.kind AND was.unit = now.unit
          AND was.per = now.per)
    UNION ALL
    SELECT operation FROM event
    WHERE operation > :operation
      AND id NOT IN (SELECT event FROM withdrawn WHERE event IS NOT NULL AND )sql",
                                           withdrawn_by_then, R"sql()
      AND NOT EXISTS (SELECT 1 FROM activity
                      WHERE id = event.activity AND revision = :before)
    UNION ALL
    SELECT operation FROM evaluation
    WHERE operation > :operation
      AND NOT coalesce((SELECT withdrawn FROM evaluation_withdrawal AS later
                        WHERE later.evaluation = evaluation.id ORDER BY later.id DESC LIMIT 1), 0)
      AND (NOT EXISTS (SELECT 1 FROM plan WHERE revision = :before)
        OR (subject_kind = 'initiative'
          AND NOT EXISTS (SELECT 1 FROM activity WHERE id = subject AND revision = :before))
        OR (subject_kind = 'field'
          AND NOT EXISTS (SELECT 1 FROM field WHERE id = subject AND revision = :before))
        OR (grade IN (SELECT id FROM assessment_grade WHERE revision = :revision)
          AND grade NOT IN (SELECT id FROM assessment_grade WHERE revision = :before)))))sql");

void require_undoable(const LoggedOperation& logged) {
  const OperationKind kind = logged.operation.kind;
  const auto refuse = [&](const Message<>& other_way) {
    throw Error(ErrorKind::refused, not_undone(logged.operation.id, std::string(key(kind))),
                {other_way()});
  };
  switch (kind) {
    case OperationKind::close:
      refuse(reopen_instead);
      break;
    case OperationKind::reopen:
      refuse(close_instead);
      break;
    case OperationKind::restore:
      refuse(restore_instead);
      break;
    case OperationKind::load:
    case OperationKind::record:
    case OperationKind::amend:
    case OperationKind::undo:
    case OperationKind::import:
    case OperationKind::assess:
      break;
  }
}

// The revision in force before another, 0 for none.
int revision_before(const SQLite::Database& database, OperationId operation) {
  return find_last_revision(database, KnownAt{operation - 1}).value_or(0);
}

// A load is undone where nothing rests on what it defined.
void require_load_without_use(const SQLite::Database& database, OperationId operation,
                              int revision) {
  if (find_last_revision(database, {}) != revision) {
    throw Error(ErrorKind::refused, later_load(operation, revision), {undo_later_load()});
  }
  Statement use(database, first_use_of_revision);
  use.bind(":until", last_known_operation({}))
      .bind(":operation", operation)
      .bind(":revision", revision)
      .bind(":before", revision_before(database, operation));
  if (!use.next() || use.is_null("operation")) return;
  const OperationId first = use.integer("operation");
  throw Error(ErrorKind::refused, records_rest(operation, first), {undo_record_first(first)});
}

// Without any definitions, a closed year could not be shown.
void require_no_closed_year(const SQLite::Database& database, OperationId operation) {
  const std::vector<Closing> closings = read_closings(database);
  if (closings.empty()) return;
  throw Error(ErrorKind::refused, closing_rests(operation, closings.front().operation),
              {reopen_instead()});
}

// The rows that an operation took out of force or put back, and their withdrawals.
struct Withdrawn {
  RecordRows rows;
  std::vector<std::int64_t> withdrawals;
};

Withdrawn read_withdrawn(const SQLite::Database& database, const char* query,
                         OperationId operation) {
  Withdrawn result;
  Statement row(database, query);
  row.bind(":operation", operation);
  while (row.next()) {
    result.withdrawals.push_back(row.integer("id"));
    if (const auto id = row.optional_integer("measurement")) {
      result.rows.measurements.push_back(read_measurement(database, *id));
    } else if (const auto event = row.optional_integer("event")) {
      result.rows.events.push_back(read_event(database, *event));
    } else {
      result.rows.revision = row.number("revision");
    }
  }
  return result;
}

void append(const RecordRows& more, RecordRows& rows) {
  rows.events.insert(rows.events.end(), more.events.begin(), more.events.end());
  rows.measurements.insert(rows.measurements.end(), more.measurements.begin(),
                           more.measurements.end());
  if (more.revision) rows.revision = more.revision;
}

void append_evaluations(std::vector<Evaluation> more, RecordRows& rows) {
  std::ranges::move(more, std::back_inserter(rows.evaluations));
}

void require_open_years(const SQLite::Database& database, const RecordRows& rows) {
  for (const Event& event : rows.events) require_open_year(database, event.year);
  for (const Measurement& one : rows.measurements) require_open_year(database, one.year);
  for (const Evaluation& one : rows.evaluations) require_open_year(database, one.year);
}

// A value that a later operation added stands for what was held.
void require_no_further_value(const SQLite::Database& database, OperationId operation,
                              const RecordRows& going) {
  if (going.events.empty()) return;
  std::unordered_set<std::int64_t> ids;
  for (const Measurement& one : going.measurements) ids.insert(one.id);
  for (const Event& event : going.events) {
    for (const Measurement& one : read_measurements_of(database, event.id)) {
      if (one.withdrawn || ids.contains(one.id)) continue;
      throw Error(ErrorKind::refused, value_rests(operation, one.operation),
                  {undo_value_first(one.operation)});
    }
  }
}

// What comes back is the only evaluation of its subject and year.
void require_alone(const SQLite::Database& database, OperationId operation,
                   const Correction& correction) {
  for (const Evaluation& coming : correction.placed.evaluations) {
    for (const Evaluation& other : read_standing_beside(database, coming)) {
      const bool goes =
          std::ranges::any_of(correction.withdrawn.evaluations,
                              [&](const Evaluation& going) { return going.id == other.id; });
      if (goes) continue;
      throw Error(ErrorKind::refused, evaluated_since(operation, other.operation),
                  {undo_value_first(other.operation)});
    }
  }
}

struct Undo {
  Correction correction;
  std::vector<std::int64_t> withdrawals;  // to be taken back
};

// What an operation added, or put back, goes; what it withdrew comes back.
Undo read_undo(const SQLite::Database& database, OperationId undone) {
  require_undoable(read_operation(database, undone));
  Undo undo;
  RecordRows& going = undo.correction.withdrawn;
  going = read_rows_of(database, undone);
  append(read_withdrawn(database, restorations_by, undone).rows, going);
  EvaluationRows evaluations = read_evaluations_of(database, undone);
  append_evaluations(std::move(evaluations.restored), going);
  require_in_force(database, undone, going);
  require_no_further_value(database, undone, going);
  Withdrawn coming = read_withdrawn(database, withdrawals_by, undone);
  undo.correction.placed = std::move(coming.rows);
  undo.correction.placed.evaluations = std::move(evaluations.withdrawn);
  if (going.revision) {
    require_load_without_use(database, undone, *going.revision);
    const int before = revision_before(database, undone);
    if (before > 0) {
      undo.correction.placed.revision = before;
    } else {
      require_no_closed_year(database, undone);
    }
  }
  undo.withdrawals = std::move(coming.withdrawals);
  require_alone(database, undone, undo.correction);
  require_open_years(database, undo.correction.withdrawn);
  require_open_years(database, undo.correction.placed);
  return undo;
}

}  // namespace

Correction Store::undo_preview(OperationId undone) const {
  return connection_->use(
      [&](SQLite::Database& database) { return read_undo(database, undone).correction; });
}

Correction Store::undo(OperationId undone, const Operation& operation) {
  return connection_->use([&](SQLite::Database& database) {
    read_operation(database, undone);  // before the undo itself is one
    Writing writing(database, operation);
    Undo undo = read_undo(database, undone);
    Correction& correction = undo.correction;
    correction.operation = writing.operation();
    Statement(database, "INSERT INTO undoing (operation, undone) VALUES (:operation, :undone)")
        .bind(":operation", writing.operation())
        .bind(":undone", undone)
        .run();
    withdraw(database, correction.withdrawn, writing.operation());
    put(database, correction.withdrawn.evaluations, InForce::no, writing.operation());
    put(database, correction.placed.evaluations, InForce::yes, writing.operation());
    Statement restore(database, insert_restoration);
    restore.bind(":operation", writing.operation());
    for (const std::int64_t withdrawal : undo.withdrawals) {
      restore.bind(":withdrawal", withdrawal).run();
    }
    writing.commit();
    return std::move(correction);
  });
}

}  // namespace track::store
