#pragma once

// The queries of copies, restoring and checking.

namespace track::store::query {

inline constexpr const char* use_one_file = "PRAGMA journal_mode = DELETE";

inline constexpr const char* page_size = "PRAGMA page_size";
inline constexpr const char* rewrite_pages = "VACUUM";

inline constexpr const char* integrity = "PRAGMA integrity_check (1)";
inline constexpr const char* quick_integrity = "PRAGMA quick_check (1)";
inline constexpr const char* broken_references = R"sql(
  SELECT count(*) AS broken FROM pragma_foreign_key_check)sql";

inline constexpr const char* last_operation_made = R"sql(
  SELECT coalesce(max(id), 0) AS id, coalesce(at, '') AS at FROM operation)sql";

inline constexpr const char* count_of_operations_behind = R"sql(
  SELECT count(*) AS operations FROM operation WHERE id > :after)sql";

// The highest number that an operation ever had here, as far as other tables tell.
inline constexpr const char* highest_operation = R"sql(
  SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'operation'), 0),
             coalesce((SELECT max(operation) FROM care), 0)) AS id)sql";

// Numbers that were given are not given again.
inline constexpr const char* count_operations_from = R"sql(
  UPDATE sqlite_sequence SET seq = max(seq, :last) WHERE name = 'operation')sql";

// The first operation in front of which numbers are missing. Only restoring leaves some out.
inline constexpr const char* operation_behind_gap = R"sql(
  SELECT id FROM (SELECT id, kind, lag(id, 1, 0) OVER (ORDER BY id) AS before FROM operation)
  WHERE id <> before + 1 AND kind <> 'restore' ORDER BY id LIMIT 1)sql";

// All copies of a record have its first digest.
inline constexpr const char* first_digest = R"sql(
  SELECT digest FROM chain ORDER BY operation LIMIT 1)sql";

inline constexpr const char* insert_care = R"sql(
  INSERT INTO care (at, kind, operation, place, findings)
  VALUES (:at, :kind, :operation, :place, :findings))sql";

// The last care of a kind, up to a moment.
inline constexpr const char* last_care = R"sql(
  SELECT at, operation, place, findings FROM care WHERE kind = :kind AND (:until IS NULL OR at <= :until)
  ORDER BY id DESC LIMIT 1)sql";

inline constexpr const char* schema_objects = R"sql(
  SELECT type, name, tbl_name, coalesce(sql, '') AS sql FROM sqlite_schema ORDER BY type, name)sql";

// The numbers given to operations: one row, and no other table has numbers of that kind.
inline constexpr const char* number_counters = R"sql(
  SELECT count(*) AS counters, count(*) FILTER (WHERE name = 'operation') AS own,
         coalesce(max(seq) FILTER (WHERE name = 'operation'), 0) AS last
  FROM sqlite_sequence)sql";

}  // namespace track::store::query
