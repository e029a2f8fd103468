#include "push_texts.hpp"

#include <fmt/format.h>

#include "../schema/schema.hpp"

namespace track::store {

namespace {

std::string_view type_there(ColumnType kind) {
  switch (kind) {
    case ColumnType::text:
      return "text";
    case ColumnType::integer:
      return "bigint";
    case ColumnType::decimal:
      return "numeric";
    case ColumnType::flag:
      return "boolean";
    case ColumnType::day:
      return "date";
    case ColumnType::moment:
      return "timestamptz";
  }
  return "text";
}

// Every key begins with the record.
std::string key_list(const std::vector<std::string>& columns) {
  std::string list = "record";
  for (const std::string& column : columns) list += ", " + sql_name(column);
  return list;
}

std::string table_there(const TableDescription& table) {
  std::string text = fmt::format(
      "CREATE TABLE track.{} (\n  record text NOT NULL REFERENCES track.record ON DELETE "
      "CASCADE,\n",
      sql_name(table.name));
  for (const TableColumn& column : table.columns) {
    text += fmt::format("  {} {}{},\n", sql_name(column.name), type_there(column.kind),
                        column.never_null ? " NOT NULL" : "");
  }
  return text + fmt::format("  PRIMARY KEY ({})\n);\n", key_list(table.key));
}

// Asked at the end of a transaction, so that tables may be filled, and emptied, in any order.
std::string references_there(const TableDescription& table) {
  std::string text;
  for (const TableReference& reference : table.references) {
    text += fmt::format(
        "ALTER TABLE track.{} ADD FOREIGN KEY ({}) REFERENCES track.{} ({})\n"
        "  DEFERRABLE INITIALLY DEFERRED;\n",
        sql_name(table.name), key_list(reference.columns), sql_name(reference.table),
        key_list(reference.to));
  }
  return text;
}

}  // namespace

// Whoever may not make schemas may push into one that is there.
const std::string_view push_beginning = R"sql(\set QUIET on
\set ON_ERROR_STOP on
SET client_encoding TO 'UTF8';
SET standard_conforming_strings TO on;
SET client_min_messages TO warning;
BEGIN;
DO $track$ BEGIN PERFORM pg_advisory_xact_lock(1953653099); END $track$;
SELECT to_regclass('track.push_format') IS NULL AS track_is_missing \gset
\if :track_is_missing
CREATE SCHEMA IF NOT EXISTS track;
)sql";

std::string push_tables(const std::vector<RecordTable>& tables) {
  std::string text = fmt::format(
      R"sql(CREATE TABLE track.push_format (format bigint NOT NULL, schema bigint NOT NULL);
INSERT INTO track.push_format VALUES ({}, {});
CREATE TABLE track.record (
  record text PRIMARY KEY,  -- the digest of its first operation
  plan text NOT NULL
);
CREATE TABLE track.push (
  record text NOT NULL REFERENCES track.record ON DELETE CASCADE,
  after_operation bigint NOT NULL,
  last_operation bigint NOT NULL,
  digest text NOT NULL,
  at timestamptz NOT NULL
);
)sql",
      push_format, newest_schema_version());
  for (const RecordTable& table : tables) text += table_there(table.description);
  for (const RecordTable& table : tables) text += references_there(table.description);
  return text + R"sql(CREATE INDEX ON track.measurement (record, indicator, fiscal_year);
CREATE INDEX ON track.event (record, activity, fiscal_year);
CREATE INDEX ON track.withdrawal (record, measurement);
CREATE INDEX ON track.withdrawal (record, event);
)sql";
}

const std::string_view push_head = R"sql(\endif
CREATE TEMPORARY TABLE track_push (
  format bigint, schema bigint, record text, plan text, after_operation bigint, digest_before text,
  last_operation bigint, digest text
) ON COMMIT DROP;
COPY track_push FROM stdin;
)sql";

const std::string_view push_guard = R"sql(DO $track$
DECLARE
  push track_push%ROWTYPE;
  there track.push_format%ROWTYPE;
  held track.record%ROWTYPE;
  held_last bigint;
  held_digest text;
BEGIN
  SELECT * INTO STRICT push FROM track_push;
  SELECT * INTO STRICT there FROM track.push_format;
  IF there.format <> push.format OR there.schema <> push.schema THEN
    RAISE EXCEPTION 'track: the tables here were made by another version (format %, schema %; pushed: format %, schema %)',
      there.format, there.schema, push.format, push.schema
      USING HINT = 'DROP SCHEMA track CASCADE, then push every record whole.';
  END IF;
  SELECT * INTO held FROM track.record WHERE record = push.record;
  IF held.record IS NULL THEN
    IF push.after_operation > 0 THEN
      RAISE EXCEPTION 'track: nothing of the record % is here, and what is pushed begins behind operation %',
        push.record, push.after_operation
        USING HINT = 'Push it whole first, without --after.';
    END IF;
    INSERT INTO track.record VALUES (push.record, push.plan);
  ELSE
    IF held.plan <> push.plan THEN
      RAISE EXCEPTION 'track: the record here is of the plan %, what is pushed of the plan %',
        held.plan, push.plan;
    END IF;
    SELECT max(operation) INTO held_last FROM track.chain WHERE record = push.record;
    IF push.after_operation > held_last THEN
      RAISE EXCEPTION 'track: operations are missing between % here and % pushed',
        held_last, push.after_operation + 1
        USING HINT = format('Push what is behind it: --after %s.', held_last);
    END IF;
    SELECT digest INTO held_digest FROM track.chain
    WHERE record = push.record AND operation = push.after_operation;
    IF push.after_operation > 0 AND held_digest IS DISTINCT FROM push.digest_before THEN
      RAISE EXCEPTION 'track: operation % here is another one than that of the record pushed',
        push.after_operation
        USING HINT = 'One of the two was restored from a copy. To begin anew: DELETE FROM track.record WHERE record = '
          || quote_literal(push.record) || ', then push it whole.';
    END IF;
    IF push.after_operation < held_last THEN
      RAISE EXCEPTION 'track: operations up to % are here already, and what is pushed begins behind %',
        held_last, push.after_operation
        USING HINT = format('Push what is behind it: --after %s.', held_last);
    END IF;
  END IF;
END $track$;
)sql";

// What arrived is counted and sealed as it was sent.
const std::string_view push_end = R"sql(DO $track$
DECLARE
  push track_push%ROWTYPE;
  sealed text;
BEGIN
  SELECT * INTO STRICT push FROM track_push;
  SELECT digest INTO sealed FROM track.chain
  WHERE record = push.record ORDER BY operation DESC LIMIT 1;
  IF sealed IS DISTINCT FROM push.digest THEN
    RAISE EXCEPTION 'track: what arrived does not end with operation %', push.last_operation;
  END IF;
  INSERT INTO track.push
  SELECT record, after_operation, last_operation, digest, now() FROM track_push;
END $track$;
COMMIT;
)sql";

std::string sql_name(std::string_view name) {
  return fmt::format("\"{}\"", name);
}

}  // namespace track::store
