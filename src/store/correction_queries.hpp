#pragma once

// The queries of amendments, undos, the log and closed years. Parameters are ":name".

namespace track::store::query {

inline constexpr const char* insert_withdrawal = R"sql(
  INSERT INTO withdrawal (operation, measurement, event, revision, subject)
  VALUES (:operation, :measurement, :event, :revision, :subject))sql";

inline constexpr const char* withdrawals_by = R"sql(
  SELECT id, measurement, event, revision FROM withdrawal WHERE operation = :operation ORDER BY id)sql";

// The withdrawals that an undo took back.
inline constexpr const char* restorations_by = R"sql(
  SELECT withdrawal.id, measurement, event, revision
  FROM restoration JOIN withdrawal ON withdrawal.id = restoration.withdrawal
  WHERE restoration.operation = :operation ORDER BY withdrawal.id)sql";

inline constexpr const char* insert_restoration = R"sql(
  INSERT INTO restoration (withdrawal, operation) VALUES (:withdrawal, :operation))sql";

inline constexpr const char* insert_undoing = R"sql(
  INSERT INTO undoing (operation, undone) VALUES (:operation, :undone))sql";

// Later ones first.
inline constexpr const char* undoings = R"sql(
  SELECT operation, undone FROM undoing WHERE operation <= :until ORDER BY operation DESC)sql";

inline constexpr const char* revision_of = R"sql(
  SELECT number FROM revision WHERE operation = :operation)sql";

// The first operation after :operation that recorded what only the revision :revision defines so.
inline constexpr const char* first_use_of_revision = R"sql(
  SELECT min(operation) AS operation FROM (
    SELECT operation FROM measurement
    WHERE operation > :operation
      AND id NOT IN (SELECT measurement FROM withdrawn WHERE measurement IS NOT NULL
                     AND back = 9223372036854775807)
      AND NOT EXISTS (
        SELECT 1 FROM indicator AS was JOIN indicator AS now ON now.id = was.id
        WHERE was.id = measurement.indicator AND was.revision = :before
          AND now.revision = :revision AND was.kind = now.kind AND was.unit = now.unit
          AND was.per = now.per)
    UNION ALL
    SELECT operation FROM event
    WHERE operation > :operation
      AND id NOT IN (SELECT event FROM withdrawn WHERE event IS NOT NULL
                     AND back = 9223372036854775807)
      AND NOT EXISTS (SELECT 1 FROM activity
                      WHERE id = event.activity AND revision = :before)))sql";

// Undoes and what they undid; every operation with its digest.
inline constexpr const char* operations = R"sql(
  SELECT operation.id, at, actor, kind, command, reason, coalesce(digest, '') AS digest,
         undoing.undone
  FROM operation LEFT JOIN chain ON chain.operation = operation.id
    LEFT JOIN undoing ON undoing.operation = operation.id
  WHERE operation.id BETWEEN :first AND :last
  ORDER BY operation.id)sql";

// What has to do with an activity or an indicator.
inline constexpr const char* operations_of_subject = R"sql(
  SELECT operation FROM measurement WHERE indicator = :subject
  UNION SELECT operation FROM event WHERE activity = :subject
  UNION SELECT operation FROM withdrawal WHERE subject = :subject
  UNION SELECT restoration.operation FROM restoration
    JOIN withdrawal ON withdrawal.id = restoration.withdrawal WHERE subject = :subject)sql";

// Each value that an operation from :first to :until put out of force, with the one that stands in
// its place: what amends it or, where an undo took an amendment back, what had been amended.
inline constexpr const char* corrected_values = R"sql(
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

inline constexpr const char* insert_closing = R"sql(
  INSERT INTO closing (operation, fiscal_year, closed, as_of, report, digest)
  VALUES (:operation, :fiscal_year, :closed, :as_of, :report, :digest))sql";

// The last word on a fiscal year.
inline constexpr const char* closing_of_year = R"sql(
  SELECT operation, fiscal_year, closed, as_of, report, digest FROM closing
  WHERE fiscal_year = :fiscal_year AND operation <= :until
  ORDER BY operation DESC LIMIT 1)sql";

inline constexpr const char* years_closed = R"sql(
  SELECT DISTINCT fiscal_year FROM closing ORDER BY fiscal_year)sql";

}  // namespace track::store::query
