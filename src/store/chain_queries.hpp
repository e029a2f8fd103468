#pragma once

// The queries of the chain of digests: what is sealed, and what belongs to nothing that is.

namespace track::store::query {

inline constexpr const char* last_digest = R"sql(
  SELECT operation, digest FROM chain ORDER BY operation DESC LIMIT 1)sql";

inline constexpr const char* unsealed_operations = R"sql(
  SELECT id FROM operation WHERE id > (SELECT coalesce(max(operation), 0) FROM chain)
  ORDER BY id)sql";

inline constexpr const char* digest_of_operation = R"sql(
  SELECT digest FROM chain WHERE operation = :operation)sql";

inline constexpr const char* insert_digest = R"sql(
  INSERT INTO chain (operation, digest) VALUES (:operation, :digest))sql";

// Of all operations behind :after (NULL: of all), and of those whose digest is all that is left; ''
// for one without a digest.
inline constexpr const char* sealed_operations = R"sql(
  SELECT id, coalesce(digest, '') AS digest
  FROM (SELECT id FROM operation UNION SELECT operation FROM chain) AS known
    LEFT JOIN chain ON chain.operation = known.id
  WHERE :after IS NULL OR id > :after
  ORDER BY id)sql";

// The first without a digest, although others have one.
inline constexpr const char* first_unsealed_operation = R"sql(
  SELECT id FROM operation WHERE id NOT IN (SELECT operation FROM chain)
  ORDER BY id LIMIT 1)sql";

// What stands before the last :count digests.
inline constexpr const char* digest_before_last = R"sql(
  SELECT operation, digest FROM chain ORDER BY operation DESC LIMIT 1 OFFSET :count)sql";

// The first operation that the chain does not cover; no row where it covers all.
inline constexpr const char* operation_outside_chain = R"sql(
  SELECT id FROM operation WHERE id < 1
  UNION ALL
  SELECT id FROM operation WHERE id > (SELECT coalesce(max(operation), 0) FROM chain)
  LIMIT 1)sql";

// Before there was a chain, operations were these two.
inline constexpr const char* operation_of_later_kind = R"sql(
  SELECT id FROM operation WHERE kind NOT IN ('load', 'record') ORDER BY id LIMIT 1)sql";

// The first table with rows of operations and revisions that are still to be made.
inline constexpr const char* rows_ahead = R"sql(
  SELECT 'event' AS name WHERE (SELECT max(operation) FROM event) > :last
  UNION ALL
  SELECT 'measurement' AS name WHERE (SELECT max(operation) FROM measurement) > :last
  UNION ALL
  SELECT 'withdrawal' AS name WHERE (SELECT max(operation) FROM withdrawal) > :last
  UNION ALL
  SELECT 'restoration' AS name WHERE (SELECT max(operation) FROM restoration) > :last
  UNION ALL
  SELECT 'undoing' AS name WHERE (SELECT max(operation) FROM undoing) > :last
  UNION ALL
  SELECT 'closing' AS name WHERE (SELECT max(operation) FROM closing) > :last
  UNION ALL
  SELECT 'revision' AS name WHERE (SELECT max(operation) FROM revision) > :last
  UNION ALL
  SELECT 'chain' WHERE (SELECT max(operation) FROM chain) > :last
  UNION ALL
  SELECT 'plan' WHERE (SELECT max(revision) FROM plan)
    > (SELECT coalesce(max(number), 0) FROM revision)
  UNION ALL
  SELECT 'owner' WHERE (SELECT max(revision) FROM owner)
    > (SELECT coalesce(max(number), 0) FROM revision)
  UNION ALL
  SELECT 'theme' WHERE (SELECT max(revision) FROM theme)
    > (SELECT coalesce(max(number), 0) FROM revision)
  UNION ALL
  SELECT 'field' WHERE (SELECT max(revision) FROM field)
    > (SELECT coalesce(max(number), 0) FROM revision)
  UNION ALL
  SELECT 'partner' WHERE (SELECT max(revision) FROM partner)
    > (SELECT coalesce(max(number), 0) FROM revision)
  UNION ALL
  SELECT 'activity' WHERE (SELECT max(revision) FROM activity)
    > (SELECT coalesce(max(number), 0) FROM revision)
  UNION ALL
  SELECT 'activity_owner' WHERE (SELECT max(revision) FROM activity_owner)
    > (SELECT coalesce(max(number), 0) FROM revision)
  UNION ALL
  SELECT 'indicator' WHERE (SELECT max(revision) FROM indicator)
    > (SELECT coalesce(max(number), 0) FROM revision)
  UNION ALL
  SELECT 'field_indicator' WHERE (SELECT max(revision) FROM field_indicator)
    > (SELECT coalesce(max(number), 0) FROM revision)
  UNION ALL
  SELECT 'target' WHERE (SELECT max(revision) FROM target)
    > (SELECT coalesce(max(number), 0) FROM revision)
  UNION ALL
  SELECT 'baseline' WHERE (SELECT max(revision) FROM baseline)
    > (SELECT coalesce(max(number), 0) FROM revision)
  UNION ALL
  SELECT 'series_break' WHERE (SELECT max(revision) FROM series_break)
    > (SELECT coalesce(max(number), 0) FROM revision)
  UNION ALL
  SELECT 'item_text' WHERE (SELECT max(revision) FROM item_text)
    > (SELECT coalesce(max(number), 0) FROM revision)
  LIMIT 1)sql";

// Row by row, what no sealed operation stored. With :gaps, also of operations between sealed ones,
// which takes every row.
inline constexpr const char* loose_rows = R"sql(
  SELECT 'operation' AS name, id AS row_id, id AS operation FROM operation
  WHERE id < 1 OR id > :last
    OR (:gaps AND id NOT IN (SELECT operation FROM chain))
  UNION ALL
  SELECT 'event' AS name, id AS row_id, operation AS operation FROM event
  WHERE operation < 1 OR operation > :last
    OR (:gaps AND operation NOT IN (SELECT operation FROM chain))
  UNION ALL
  SELECT 'measurement' AS name, id AS row_id, operation AS operation FROM measurement
  WHERE operation < 1 OR operation > :last
    OR (:gaps AND operation NOT IN (SELECT operation FROM chain))
  UNION ALL
  SELECT 'withdrawal' AS name, id AS row_id, operation AS operation FROM withdrawal
  WHERE operation < 1 OR operation > :last
    OR (:gaps AND operation NOT IN (SELECT operation FROM chain))
  UNION ALL
  SELECT 'restoration' AS name, withdrawal AS row_id, operation AS operation FROM restoration
  WHERE operation < 1 OR operation > :last
    OR (:gaps AND operation NOT IN (SELECT operation FROM chain))
  UNION ALL
  SELECT 'undoing' AS name, operation AS row_id, operation AS operation FROM undoing
  WHERE operation < 1 OR operation > :last
    OR (:gaps AND operation NOT IN (SELECT operation FROM chain))
  UNION ALL
  SELECT 'closing' AS name, operation AS row_id, operation AS operation FROM closing
  WHERE operation < 1 OR operation > :last
    OR (:gaps AND operation NOT IN (SELECT operation FROM chain))
  UNION ALL
  SELECT 'revision' AS name, number AS row_id, operation AS operation FROM revision
  WHERE operation < 1 OR operation > :last
    OR (:gaps AND operation NOT IN (SELECT operation FROM chain))
  LIMIT :most)sql";

// The definitions of revisions that no sealed operation made.
inline constexpr const char* loose_definitions = R"sql(
  SELECT 'plan' AS name, revision, count(*) AS row_count FROM plan
  WHERE revision NOT IN (SELECT number FROM revision WHERE operation IN
                         (SELECT operation FROM chain))
  GROUP BY revision
  UNION ALL
  SELECT 'owner' AS name, revision, count(*) AS row_count FROM owner
  WHERE revision NOT IN (SELECT number FROM revision WHERE operation IN
                         (SELECT operation FROM chain))
  GROUP BY revision
  UNION ALL
  SELECT 'theme' AS name, revision, count(*) AS row_count FROM theme
  WHERE revision NOT IN (SELECT number FROM revision WHERE operation IN
                         (SELECT operation FROM chain))
  GROUP BY revision
  UNION ALL
  SELECT 'field' AS name, revision, count(*) AS row_count FROM field
  WHERE revision NOT IN (SELECT number FROM revision WHERE operation IN
                         (SELECT operation FROM chain))
  GROUP BY revision
  UNION ALL
  SELECT 'partner' AS name, revision, count(*) AS row_count FROM partner
  WHERE revision NOT IN (SELECT number FROM revision WHERE operation IN
                         (SELECT operation FROM chain))
  GROUP BY revision
  UNION ALL
  SELECT 'activity' AS name, revision, count(*) AS row_count FROM activity
  WHERE revision NOT IN (SELECT number FROM revision WHERE operation IN
                         (SELECT operation FROM chain))
  GROUP BY revision
  UNION ALL
  SELECT 'activity_owner' AS name, revision, count(*) AS row_count FROM activity_owner
  WHERE revision NOT IN (SELECT number FROM revision WHERE operation IN
                         (SELECT operation FROM chain))
  GROUP BY revision
  UNION ALL
  SELECT 'indicator' AS name, revision, count(*) AS row_count FROM indicator
  WHERE revision NOT IN (SELECT number FROM revision WHERE operation IN
                         (SELECT operation FROM chain))
  GROUP BY revision
  UNION ALL
  SELECT 'field_indicator' AS name, revision, count(*) AS row_count FROM field_indicator
  WHERE revision NOT IN (SELECT number FROM revision WHERE operation IN
                         (SELECT operation FROM chain))
  GROUP BY revision
  UNION ALL
  SELECT 'target' AS name, revision, count(*) AS row_count FROM target
  WHERE revision NOT IN (SELECT number FROM revision WHERE operation IN
                         (SELECT operation FROM chain))
  GROUP BY revision
  UNION ALL
  SELECT 'baseline' AS name, revision, count(*) AS row_count FROM baseline
  WHERE revision NOT IN (SELECT number FROM revision WHERE operation IN
                         (SELECT operation FROM chain))
  GROUP BY revision
  UNION ALL
  SELECT 'series_break' AS name, revision, count(*) AS row_count FROM series_break
  WHERE revision NOT IN (SELECT number FROM revision WHERE operation IN
                         (SELECT operation FROM chain))
  GROUP BY revision
  UNION ALL
  SELECT 'item_text' AS name, revision, count(*) AS row_count FROM item_text
  WHERE revision NOT IN (SELECT number FROM revision WHERE operation IN
                         (SELECT operation FROM chain))
  GROUP BY revision)sql";

// How many rows an operation stored, itself included.
inline constexpr const char* rows_stored = R"sql(
  SELECT (SELECT count(*) FROM operation WHERE id = :operation)
       + (SELECT count(*) FROM event WHERE operation = :operation)
       + (SELECT count(*) FROM measurement WHERE operation = :operation)
       + (SELECT count(*) FROM withdrawal WHERE operation = :operation)
       + (SELECT count(*) FROM restoration WHERE operation = :operation)
       + (SELECT count(*) FROM undoing WHERE operation = :operation)
       + (SELECT count(*) FROM closing WHERE operation = :operation)
       + (SELECT count(*) FROM revision WHERE operation = :operation)
       + coalesce((
           SELECT (SELECT count(*) FROM plan WHERE revision = number)
                + (SELECT count(*) FROM owner WHERE revision = number)
                + (SELECT count(*) FROM theme WHERE revision = number)
                + (SELECT count(*) FROM field WHERE revision = number)
                + (SELECT count(*) FROM partner WHERE revision = number)
                + (SELECT count(*) FROM activity WHERE revision = number)
                + (SELECT count(*) FROM activity_owner WHERE revision = number)
                + (SELECT count(*) FROM indicator WHERE revision = number)
                + (SELECT count(*) FROM field_indicator WHERE revision = number)
                + (SELECT count(*) FROM target WHERE revision = number)
                + (SELECT count(*) FROM baseline WHERE revision = number)
                + (SELECT count(*) FROM series_break WHERE revision = number)
                + (SELECT count(*) FROM item_text WHERE revision = number)
           FROM revision WHERE operation = :operation), 0) AS row_count)sql";

}  // namespace track::store::query
