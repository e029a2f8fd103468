#pragma once

// The queries of the file and the record. Parameters are ":name"; columns bear the names that the
// readers use.

namespace track::store::query {

// The file --------------------------------------------------------------------------------------

inline constexpr const char* application_id = "PRAGMA application_id";
inline constexpr const char* schema_version = "PRAGMA user_version";
inline constexpr const char* count_of_tables = "SELECT count(*) AS tables FROM sqlite_schema";
inline constexpr const char* use_write_ahead_log = "PRAGMA journal_mode = WAL";
// FULL: what was reported as recorded survives a power failure.
inline constexpr const char* connection_settings =
    "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL";
inline constexpr const char* forbid_writes = "PRAGMA query_only = ON";

// Operations and revisions ----------------------------------------------------------------------

inline constexpr const char* insert_operation = R"sql(
  INSERT INTO operation (at, actor, kind, command, reason)
  VALUES (:at, :actor, :kind, :command, :reason))sql";

inline constexpr const char* last_operation = R"sql(
  SELECT id FROM operation ORDER BY id DESC LIMIT 1)sql";

inline constexpr const char* last_operation_at = R"sql(
  SELECT id FROM operation WHERE at <= :moment ORDER BY id DESC LIMIT 1)sql";

inline constexpr const char* last_revision = R"sql(
  SELECT number FROM revision
  WHERE operation <= :until
    AND number NOT IN (SELECT revision FROM withdrawn WHERE revision IS NOT NULL
                       AND since <= :until AND back > :until)
  ORDER BY number DESC LIMIT 1)sql";

inline constexpr const char* next_revision = R"sql(
  SELECT coalesce(max(number), 0) + 1 AS number FROM revision)sql";

inline constexpr const char* insert_revision = R"sql(
  INSERT INTO revision (number, operation) VALUES (:number, :operation))sql";

// The plan that the database holds, of whatever revision.
inline constexpr const char* current_plan = R"sql(
  SELECT id, fiscal_year_starts, era, time_zone FROM plan ORDER BY revision DESC LIMIT 1)sql";

// The record: writing ---------------------------------------------------------------------------

inline constexpr const char* insert_event = R"sql(
  INSERT INTO event (operation, activity, first_day, last_day, fiscal_year, place, note)
  VALUES (:operation, :activity, :first_day, :last_day, :fiscal_year, :place, :note))sql";

inline constexpr const char* insert_measurement = R"sql(
  INSERT INTO measurement (operation, event, indicator, first_day, last_day, fiscal_year, form,
                           amount, numerator, denominator, n, place, note, provisional, amends)
  VALUES (:operation, :event, :indicator, :first_day, :last_day, :fiscal_year, :form,
          :amount, :numerator, :denominator, :n, :place, :note, :provisional, :amends))sql";

// The same holding, whatever was measured at it. Here and below, a place left out fits any.
inline constexpr const char* same_events = R"sql(
  SELECT event.id, event.operation, operation.at, operation.actor
  FROM event JOIN operation ON operation.id = event.operation
  WHERE event.activity = :activity AND event.fiscal_year = :fiscal_year
    AND event.last_day = :last_day AND event.first_day = :first_day
    AND (event.place = :place OR event.place = '' OR :place = '')
    AND event.id NOT IN (SELECT event FROM withdrawn WHERE subject = :activity AND event IS NOT NULL
                         AND back = 9223372036854775807)
  ORDER BY event.id)sql";

inline constexpr const char* values_of_event = R"sql(
  SELECT indicator, form, amount, numerator, denominator, n FROM measurement
  WHERE event = :event
    AND id NOT IN (SELECT measurement FROM withdrawn WHERE subject = measurement.indicator
                   AND measurement IS NOT NULL AND back = 9223372036854775807))sql";

// With :alone_only, one that was recorded without a holding.
inline constexpr const char* same_measurement = R"sql(
  SELECT measurement.operation, operation.at, operation.actor
  FROM measurement JOIN operation ON operation.id = measurement.operation
  WHERE measurement.indicator = :indicator AND measurement.fiscal_year = :fiscal_year
    AND measurement.form = :form AND measurement.last_day = :last_day
    AND measurement.first_day = :first_day
    AND (measurement.place = :place OR measurement.place = '' OR :place = '')
    AND measurement.amount IS :amount AND measurement.numerator IS :numerator
    AND measurement.denominator IS :denominator AND measurement.n IS :n
    AND (measurement.event IS NULL OR NOT :alone_only)
    AND measurement.id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :indicator
                               AND measurement IS NOT NULL AND back = 9223372036854775807)
  ORDER BY measurement.id LIMIT 1)sql";

// These fail with "integer overflow" where a sum does not fit.
inline constexpr const char* sum_of_amounts = R"sql(
  SELECT sum(amount) FROM measurement
  WHERE indicator = :indicator AND fiscal_year = :fiscal_year AND form = :form)sql";
inline constexpr const char* sum_of_sizes = R"sql(
  SELECT sum(n) FROM measurement
  WHERE indicator = :indicator AND fiscal_year = :fiscal_year AND form = :form)sql";
inline constexpr const char* sums_of_parts = R"sql(
  SELECT sum(numerator), sum(denominator) FROM measurement
  WHERE indicator = :indicator AND fiscal_year = :fiscal_year AND form = :form)sql";

// The record: reading ---------------------------------------------------------------------------
// `measurements` and `events` want one of the conditions behind them. `withdrawn` is the operation
// that took the row out of force, as known at :until.

inline constexpr const char* measurements = R"sql(
  SELECT measurement.id, measurement.operation, measurement.event, indicator, first_day, last_day,
         fiscal_year, form, amount, numerator, denominator, n, place, note, provisional, amends,
         operation.at, operation.actor, operation.reason, withdrawn.since AS withdrawn
  FROM measurement JOIN operation ON operation.id = measurement.operation
    LEFT JOIN withdrawn ON withdrawn.measurement = measurement.id
      AND withdrawn.since <= :until AND withdrawn.back > :until
  )sql";

inline constexpr const char* of_indicator = R"sql(
  WHERE indicator = :indicator AND measurement.operation <= :listed
  ORDER BY first_day, last_day, measurement.id)sql";

inline constexpr const char* of_operation = R"sql(
  WHERE operation.id = :operation ORDER BY 1)sql";

inline constexpr const char* of_event = R"sql(
  WHERE measurement.event = :event ORDER BY measurement.id)sql";

inline constexpr const char* measurement_itself = R"sql(WHERE measurement.id = :id)sql";

inline constexpr const char* events = R"sql(
  SELECT event.id, event.operation, activity, first_day, last_day, fiscal_year, place, note,
         operation.at, operation.actor, withdrawn.since AS withdrawn
  FROM event JOIN operation ON operation.id = event.operation
    LEFT JOIN withdrawn ON withdrawn.event = event.id
      AND withdrawn.since <= :until AND withdrawn.back > :until
  )sql";

inline constexpr const char* of_activity = R"sql(
  WHERE activity = :activity AND event.operation <= :listed
  ORDER BY first_day, last_day, event.id)sql";

inline constexpr const char* event_itself = R"sql(WHERE event.id = :id)sql";

inline constexpr const char* measurement_counts = R"sql(
  SELECT indicator, count(*) AS measurements FROM measurement GROUP BY indicator)sql";

// The record: what a new value is held against ---------------------------------------------------
// Each reads a run of measurement_totals.

inline constexpr const char* nearest_before = R"sql(
  SELECT form, amount, numerator, denominator, n, first_day, last_day, operation FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND last_day < :last_day AND operation < :operation
    AND id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :indicator
                   AND since <= :operation AND back > :operation AND measurement IS NOT NULL)
  ORDER BY last_day DESC, id DESC LIMIT 1)sql";

inline constexpr const char* nearest_after = R"sql(
  SELECT form, amount, numerator, denominator, n, first_day, last_day, operation FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND last_day > :last_day AND operation < :operation
    AND id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :indicator
                   AND since <= :operation AND back > :operation AND measurement IS NOT NULL)
  ORDER BY last_day, id DESC LIMIT 1)sql";

// How many share days, and the last recorded of them: of one max(), the other columns are of its
// row. One row always.
inline constexpr const char* overlapping = R"sql(
  SELECT count(*) AS overlaps, max(id), form, amount, numerator, denominator, n, first_day, last_day,
         operation
  FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND last_day >= :first_day AND first_day <= :last_day
    AND (first_day <> :first_day OR last_day <> :last_day) AND operation < :operation
    AND id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :indicator
                   AND since <= :operation AND back > :operation AND measurement IS NOT NULL))sql";

// The greatest, or with :sign -1 the least, of one period (:first_day) or, with NULL, of single
// days that end from :from to :to: of one max(), the other columns are of its row. One row always;
// figure is NULL where there is none. It orders fractions only as well as a double can.
inline constexpr const char* extreme = R"sql(
  SELECT max(:sign * CASE form WHEN 'fraction' THEN 1.0 * numerator / denominator ELSE amount END)
           AS figure,
         form, amount, numerator, denominator, n, first_day, last_day, operation
  FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND last_day BETWEEN :from AND :to AND first_day = coalesce(:first_day, last_day)
    AND operation < :operation
    AND id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :indicator
                   AND since <= :operation AND back > :operation AND measurement IS NOT NULL))sql";

// Of what lies within a period. One row always.
inline constexpr const char* sum_within = R"sql(
  SELECT count(*) AS measurements, sum(amount) AS amount, max(operation) AS operation
  FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND last_day BETWEEN :first_day AND :last_day AND first_day >= :first_day
    AND operation < :operation
    AND id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :indicator
                   AND since <= :operation AND back > :operation AND measurement IS NOT NULL))sql";

// Totals ----------------------------------------------------------------------------------------

// One row a year and form. Each part reads one run of the index measurement_totals, in its order,
// and adds up only what the form has. :anything_withdrawn says whether the indicator is one of
// subjects_withdrawn: most have nothing withdrawn, which need not be asked for every row.
inline constexpr const char* indicator_totals = R"sql(
  SELECT fiscal_year, form, count(*) AS measurements,
         count(*) FILTER (WHERE provisional) AS provisional,
         sum(amount) AS amount, NULL AS numerator, NULL AS denominator
  FROM measurement
  WHERE indicator = :indicator AND form = 'quantity' AND fiscal_year BETWEEN :first AND :last
    AND operation <= :until
    AND (NOT :anything_withdrawn
         OR id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :indicator
                       AND since <= :until AND back > :until AND measurement IS NOT NULL))
  GROUP BY fiscal_year
  UNION ALL
  SELECT fiscal_year, form, count(*), count(*) FILTER (WHERE provisional), NULL,
         sum(numerator), sum(denominator)
  FROM measurement
  WHERE indicator = :indicator AND form = 'fraction' AND fiscal_year BETWEEN :first AND :last
    AND operation <= :until
    AND (NOT :anything_withdrawn
         OR id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :indicator
                       AND since <= :until AND back > :until AND measurement IS NOT NULL))
  GROUP BY fiscal_year
  UNION ALL
  SELECT fiscal_year, form, count(*), count(*) FILTER (WHERE provisional), NULL, NULL, NULL
  FROM measurement
  WHERE indicator = :indicator
    AND form IN ('percentage', 'not_started', 'started', 'done', 'unknown', 'suppressed')
    AND fiscal_year BETWEEN :first AND :last AND operation <= :until
    AND (NOT :anything_withdrawn
         OR id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :indicator
                       AND since <= :until AND back > :until AND measurement IS NOT NULL))
  GROUP BY form, fiscal_year)sql";

inline constexpr const char* subjects_withdrawn = R"sql(
  SELECT DISTINCT subject FROM withdrawal)sql";

// The last recorded of the latest period: one seek in measurement_totals.
inline constexpr const char* last_measurement = R"sql(
  SELECT id, first_day, last_day, form, amount, numerator, denominator, n FROM measurement
  WHERE indicator = :indicator AND fiscal_year = :fiscal_year AND form = :form
    AND operation <= :until
    AND id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :indicator
                   AND since <= :until AND back > :until AND measurement IS NOT NULL)
  ORDER BY last_day DESC, id DESC LIMIT 1)sql";

// What was reached by a day of a year: the sum, or the total last reported. Both read one run of
// measurement_totals.
inline constexpr const char* sum_by_day = R"sql(
  SELECT sum(amount) AS amount FROM measurement
  WHERE indicator = :indicator AND form = 'quantity' AND fiscal_year = :fiscal_year
    AND last_day <= :day AND operation <= :until
    AND id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :indicator
                   AND since <= :until AND back > :until AND measurement IS NOT NULL))sql";

inline constexpr const char* last_by_day = R"sql(
  SELECT amount FROM measurement
  WHERE indicator = :indicator AND form = 'quantity' AND fiscal_year = :fiscal_year
    AND last_day <= :day AND operation <= :until
    AND id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :indicator
                   AND since <= :until AND back > :until AND measurement IS NOT NULL)
  ORDER BY last_day DESC, id DESC LIMIT 1)sql";

inline constexpr const char* sized_quantities = R"sql(
  SELECT fiscal_year, amount, n FROM measurement
  WHERE indicator = :indicator AND fiscal_year BETWEEN :first AND :last AND form = 'quantity'
    AND n IS NOT NULL AND operation <= :until
    AND id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :indicator
                   AND since <= :until AND back > :until AND measurement IS NOT NULL)
  ORDER BY fiscal_year)sql";

// One seek in measurement_totals for each form; with :value_only, for each that is a value.
inline constexpr const char* latest_year_before = R"sql(
  SELECT max((SELECT fiscal_year FROM measurement
              WHERE indicator = :indicator AND measurement.form = any.form
                AND fiscal_year < :before AND operation <= :until
                AND id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :indicator
                               AND since <= :until AND back > :until
                               AND measurement IS NOT NULL)
              ORDER BY fiscal_year DESC LIMIT 1)) AS fiscal_year
  FROM (SELECT column1 AS form
        FROM (VALUES ('quantity'), ('fraction'), ('percentage'), ('not_started'), ('started'),
                     ('done'), ('unknown'), ('suppressed'))) AS any
  WHERE NOT :value_only OR any.form NOT IN ('unknown', 'suppressed'))sql";

inline constexpr const char* latest_year_held = R"sql(
  SELECT fiscal_year FROM event
  WHERE activity = :activity AND fiscal_year < :before AND operation <= :until
    AND id NOT IN (SELECT event FROM withdrawn WHERE subject = :activity
                   AND since <= :until AND back > :until AND event IS NOT NULL)
  ORDER BY fiscal_year DESC LIMIT 1)sql";

// The periods an indicator was measured for.
inline constexpr const char* periods_measured = R"sql(
  SELECT DISTINCT first_day, last_day FROM measurement
  WHERE indicator = :indicator AND operation <= :until
    AND id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :indicator
                   AND since <= :until AND back > :until AND measurement IS NOT NULL))sql";

// When an indicator was last measured, an activity last held; no row: never.
inline constexpr const char* last_measured_at = R"sql(
  SELECT at FROM operation WHERE id = (
    SELECT max(operation) FROM measurement
    WHERE indicator = :subject AND operation <= :until
      AND id NOT IN (SELECT measurement FROM withdrawn WHERE subject = :subject
                     AND since <= :until AND back > :until AND measurement IS NOT NULL)))sql";

inline constexpr const char* last_held_at = R"sql(
  SELECT at FROM operation WHERE id = (
    SELECT max(operation) FROM event
    WHERE activity = :subject AND operation <= :until
      AND id NOT IN (SELECT event FROM withdrawn WHERE subject = :subject
                     AND since <= :until AND back > :until AND event IS NOT NULL)))sql";

inline constexpr const char* event_totals = R"sql(
  SELECT fiscal_year, count(*) AS held, max(last_day) AS last_day FROM event
  WHERE activity = :activity AND fiscal_year BETWEEN :first AND :last AND operation <= :until
    AND id NOT IN (SELECT event FROM withdrawn WHERE subject = :activity
                   AND since <= :until AND back > :until AND event IS NOT NULL)
  GROUP BY fiscal_year)sql";

}  // namespace track::store::query
