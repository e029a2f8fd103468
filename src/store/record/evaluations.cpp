#include "evaluations.hpp"

#include <string>
#include <utility>

#include "../sqlite/columns.hpp"
#include "../sqlite/connection.hpp"
#include "closings.hpp"
#include "known_at.hpp"
#include "operations.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

constexpr Message<> evaluated_meanwhile{"somebody else has evaluated it in the meantime",
                                        "その間に、別の評価が保存されています"};
constexpr Message<> evaluate_again{"evaluate it again to see what stands now",
                                   "もう一度 assess して、現在の内容を確認してください"};

// The last word on whether it is in force decides.
constexpr auto evaluation_rows = sql(R"sql(
  SELECT evaluation.id, evaluation.operation, fiscal_year, subject_kind, subject, grade, results,
         reasons, next_steps, note, amends, operation.at, operation.actor,
         (SELECT CASE later.withdrawn WHEN 1 THEN later.operation END
          FROM evaluation_withdrawal AS later
          WHERE later.evaluation = evaluation.id AND later.operation <= :until
          ORDER BY later.id DESC LIMIT 1) AS withdrawn,
         COALESCE((SELECT known.name FROM assessment_grade AS known
                   JOIN revision ON revision.number = known.revision
                   WHERE known.id = evaluation.grade AND revision.operation <= :until
                   ORDER BY known.revision DESC LIMIT 1), '') AS grade_name
  FROM evaluation JOIN operation ON operation.id = evaluation.operation
  WHERE evaluation.operation <= :until AND )sql");

constexpr auto evaluations_of_year = sql(evaluation_rows, R"sql(
  fiscal_year = :fiscal_year ORDER BY evaluation.id)sql");
constexpr auto evaluations_of_subject = sql(evaluation_rows, R"sql(
  subject_kind = :subject_kind AND subject = :subject ORDER BY fiscal_year, evaluation.id)sql");
constexpr auto evaluations_by = sql(evaluation_rows, R"sql(
  evaluation.operation = :operation ORDER BY evaluation.id)sql");
constexpr auto evaluations_put_by = sql(evaluation_rows, R"sql(
  evaluation.id IN (SELECT evaluation FROM evaluation_withdrawal AS own
                    WHERE own.operation = :operation AND own.withdrawn = :withdrawn)
  ORDER BY evaluation.id)sql");

constexpr const char* insert_evaluation = R"sql(
  INSERT INTO evaluation (operation, fiscal_year, subject_kind, subject, grade, results, reasons,
                          next_steps, note, amends)
  VALUES (:operation, :fiscal_year, :subject_kind, :subject, :grade, :results, :reasons,
          :next_steps, :note, :amends))sql";

constexpr const char* insert_evaluation_withdrawal = R"sql(
  INSERT INTO evaluation_withdrawal (operation, evaluation, withdrawn)
  VALUES (:operation, :evaluation, :withdrawn))sql";

std::vector<Evaluation> read_all(Statement& row, KnownAt known_at = {}) {
  row.bind(":until", last_known_operation(known_at));
  std::vector<Evaluation> found;
  while (row.next()) {
    Evaluation& one = found.emplace_back();
    one.id = row.integer("id");
    one.operation = row.integer("operation");
    one.year = row.fiscal_year("fiscal_year");
    one.of = {row.word<EvaluationSubject>("subject_kind"), row.text("subject")};
    one.grade = row.text("grade");
    one.results = row.text("results");
    one.reasons = row.text("reasons");
    one.next = row.text("next_steps");
    one.note = row.text("note");
    one.amends = row.optional_integer("amends");
    one.recorded_at = row.moment("at");
    one.actor = row.text("actor");
    one.withdrawn = row.optional_integer("withdrawn");
    one.last_grade_name = row.text("grade_name");
  }
  return found;
}

std::vector<Evaluation> read_in_force(const SQLite::Database& database, FiscalYear year,
                                      KnownAt known_at = {}) {
  Statement row(database, evaluations_of_year);
  row.bind(":fiscal_year", year);
  std::vector<Evaluation> found = read_all(row, known_at);
  std::erase_if(found, [](const Evaluation& one) { return one.withdrawn.has_value(); });
  return found;
}

void add_evaluation(const SQLite::Database& database, Evaluation& one) {
  Statement(database, insert_evaluation)
      .bind(":operation", one.operation)
      .bind(":fiscal_year", one.year)
      .bind(":subject_kind", one.of.kind)
      .bind(":subject", one.of.id)
      .bind(":grade", one.grade)
      .bind(":results", one.results)
      .bind(":reasons", one.reasons)
      .bind(":next_steps", one.next)
      .bind(":note", one.note)
      .bind(":amends", one.amends)
      .run();
  one.id = database.getLastInsertRowid();
}

}  // namespace

EvaluationRows read_evaluations_of(const SQLite::Database& database, OperationId operation) {
  EvaluationRows rows;
  Statement added(database, evaluations_by);
  added.bind(":operation", operation);
  rows.added = read_all(added);
  Statement put(database, evaluations_put_by);
  put.bind(":operation", operation).bind(":withdrawn", 1);
  rows.withdrawn = read_all(put);
  put.bind(":withdrawn", 0);
  rows.restored = read_all(put);
  return rows;
}

std::vector<Evaluation> read_standing_beside(const SQLite::Database& database,
                                             const Evaluation& one) {
  std::vector<Evaluation> found = read_in_force(database, one.year);
  std::erase_if(found,
                [&](const Evaluation& other) { return other.id == one.id || other.of != one.of; });
  return found;
}

void put(const SQLite::Database& database, const std::vector<Evaluation>& evaluations,
         InForce in_force, OperationId operation) {
  Statement insert(database, insert_evaluation_withdrawal);
  insert.bind(":operation", operation).bind(":withdrawn", in_force == InForce::no);
  for (const Evaluation& one : evaluations) insert.bind(":evaluation", one.id).run();
}

std::vector<Evaluation> Store::evaluations(FiscalYear year, KnownAt known_at) const {
  return connection_->use(
      [&](SQLite::Database& database) { return read_in_force(database, year, known_at); });
}

std::vector<Evaluation> Store::evaluations_of(const EvaluationOf& subject, KnownAt known_at) const {
  return connection_->use([&](SQLite::Database& database) {
    Statement row(database, evaluations_of_subject);
    row.bind(":subject_kind", subject.kind).bind(":subject", subject.id);
    return read_all(row, known_at);
  });
}

OperationId Store::assess(std::vector<Evaluation> evaluations, const Operation& operation) {
  return connection_->use([&](SQLite::Database& database) {
    Writing writing(database, operation);
    for (Evaluation& one : evaluations) {
      require_open_year(database, one.year);
      std::vector<Evaluation> standing = read_in_force(database, one.year);
      std::erase_if(standing, [&](const Evaluation& other) { return other.id != one.amends; });
      if (one.amends.has_value() == standing.empty()) {
        throw Error(ErrorKind::refused, evaluated_meanwhile(), {evaluate_again()});
      }
      one.operation = writing.operation();
      put(database, standing, InForce::no, one.operation);
      // One that says nothing any more is only taken out of force.
      if (!one.says_nothing()) add_evaluation(database, one);
    }
    writing.commit();
    return writing.operation();
  });
}

}  // namespace track::store
