#pragma once

// Every query of the store. Parameters are ":name"; columns bear the names that the readers use.

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

inline constexpr const char* last_operation_at = R"sql(
  SELECT id FROM operation WHERE at <= :moment ORDER BY id DESC LIMIT 1)sql";

inline constexpr const char* last_revision = R"sql(
  SELECT number FROM revision WHERE operation <= :until ORDER BY number DESC LIMIT 1)sql";

inline constexpr const char* insert_revision = R"sql(
  INSERT INTO revision (number, operation) VALUES (:number, :operation))sql";

// The plan that the database holds, of whatever revision.
inline constexpr const char* current_plan = R"sql(
  SELECT id, time_zone FROM plan ORDER BY revision DESC LIMIT 1)sql";

// Definitions -----------------------------------------------------------------------------------

inline constexpr const char* insert_plan = R"sql(
  INSERT INTO plan (revision, id, name, goal, first_year, last_year, fiscal_year_starts, era,
                    time_zone, near)
  VALUES (:revision, :id, :name, :goal, :first_year, :last_year, :fiscal_year_starts, :era,
          :time_zone, :near))sql";

inline constexpr const char* insert_owner = R"sql(
  INSERT INTO owner (revision, id, position, name)
  VALUES (:revision, :id, :position, :name))sql";

inline constexpr const char* insert_theme = R"sql(
  INSERT INTO theme (revision, id, position, name)
  VALUES (:revision, :id, :position, :name))sql";

inline constexpr const char* insert_field = R"sql(
  INSERT INTO field (revision, id, position, theme, name)
  VALUES (:revision, :id, :position, :theme, :name))sql";

inline constexpr const char* insert_partner = R"sql(
  INSERT INTO partner (revision, id, position, name)
  VALUES (:revision, :id, :position, :name))sql";

inline constexpr const char* insert_activity = R"sql(
  INSERT INTO activity (revision, id, position, kind, no, name, field, partner, summary,
                        schedule_form, schedule_about, schedule_least, schedule_most,
                        schedule_every, schedule_unit, schedule_text,
                        since_year, since_counting, since_text,
                        until_year, until_counting, until_text,
                        audience, issue, note, monitoring, retired)
  VALUES (:revision, :id, :position, :kind, :no, :name, :field, :partner, :summary,
          :schedule_form, :schedule_about, :schedule_least, :schedule_most,
          :schedule_every, :schedule_unit, :schedule_text,
          :since_year, :since_counting, :since_text,
          :until_year, :until_counting, :until_text,
          :audience, :issue, :note, :monitoring, :retired))sql";

inline constexpr const char* insert_activity_owner = R"sql(
  INSERT INTO activity_owner (revision, activity, position, owner)
  VALUES (:revision, :activity, :position, :owner))sql";

inline constexpr const char* insert_indicator = R"sql(
  INSERT INTO indicator (revision, id, position, activity, name, kind, unit, direction, survey, per,
                         method, target_basis, pace, min, max,
                         since_year, since_counting, since_text,
                         until_year, until_counting, until_text, question, note, retired)
  VALUES (:revision, :id, :position, :activity, :name, :kind, :unit, :direction, :survey, :per,
          :method, :target_basis, :pace, :min, :max,
          :since_year, :since_counting, :since_text,
          :until_year, :until_counting, :until_text, :question, :note, :retired))sql";

inline constexpr const char* insert_field_indicator = R"sql(
  INSERT INTO field_indicator (revision, field, position, indicator)
  VALUES (:revision, :field, :position, :indicator))sql";

inline constexpr const char* insert_target = R"sql(
  INSERT INTO target (revision, indicator, fiscal_year, form, amount, numerator, denominator, n,
                      file, line)
  VALUES (:revision, :indicator, :fiscal_year, :form, :amount, :numerator, :denominator, :n,
          :file, :line))sql";

inline constexpr const char* insert_baseline = R"sql(
  INSERT INTO baseline (revision, indicator, fiscal_year, day, form, amount, numerator, denominator,
                        n, source, file, line)
  VALUES (:revision, :indicator, :fiscal_year, :day, :form, :amount, :numerator, :denominator,
          :n, :source, :file, :line))sql";

inline constexpr const char* insert_series_break = R"sql(
  INSERT INTO series_break (revision, indicator, fiscal_year, reason)
  VALUES (:revision, :indicator, :fiscal_year, :reason))sql";

inline constexpr const char* insert_item_text = R"sql(
  INSERT INTO item_text (revision, subject_kind, subject, role, position, text)
  VALUES (:revision, :subject_kind, :subject, :role, :position, :text))sql";

inline constexpr const char* plan = R"sql(
  SELECT id, name, goal, first_year, last_year, fiscal_year_starts, era, time_zone, near
  FROM plan WHERE revision = :revision)sql";

inline constexpr const char* owners = R"sql(
  SELECT id, name FROM owner WHERE revision = :revision ORDER BY position)sql";

inline constexpr const char* themes = R"sql(
  SELECT id, name FROM theme WHERE revision = :revision ORDER BY position)sql";

inline constexpr const char* fields = R"sql(
  SELECT id, theme, name FROM field WHERE revision = :revision ORDER BY position)sql";

inline constexpr const char* partners = R"sql(
  SELECT id, name FROM partner WHERE revision = :revision ORDER BY position)sql";

inline constexpr const char* activities = R"sql(
  SELECT id, kind, no, name, field, partner, summary, schedule_form, schedule_about,
         schedule_least, schedule_most, schedule_every, schedule_unit, schedule_text,
         since_year, since_counting, since_text, until_year, until_counting, until_text,
         audience, issue, note, monitoring, retired
  FROM activity WHERE revision = :revision ORDER BY position)sql";

inline constexpr const char* activity_owners = R"sql(
  SELECT activity, owner FROM activity_owner WHERE revision = :revision
  ORDER BY activity, position)sql";

inline constexpr const char* indicators = R"sql(
  SELECT id, activity, name, kind, unit, direction, survey, per, method, target_basis,
         pace, min, max, since_year, since_counting, since_text, until_year, until_counting, until_text,
         question, note, retired
  FROM indicator WHERE revision = :revision ORDER BY position)sql";

inline constexpr const char* field_indicators = R"sql(
  SELECT field, indicator FROM field_indicator WHERE revision = :revision
  ORDER BY field, position)sql";

inline constexpr const char* targets = R"sql(
  SELECT indicator, fiscal_year, form, amount, numerator, denominator, n, file, line
  FROM target WHERE revision = :revision)sql";

inline constexpr const char* baselines = R"sql(
  SELECT indicator, fiscal_year, day, form, amount, numerator, denominator, n, source,
         file, line
  FROM baseline WHERE revision = :revision)sql";

inline constexpr const char* series_breaks = R"sql(
  SELECT indicator, fiscal_year, reason FROM series_break WHERE revision = :revision
  ORDER BY indicator, fiscal_year)sql";

inline constexpr const char* item_texts = R"sql(
  SELECT subject_kind, subject, role, text FROM item_text WHERE revision = :revision
  ORDER BY subject_kind, subject, role, position)sql";

// The first of the revisions, up to the one asked for, that have had this target without a change.
inline constexpr const char* target_setting = R"sql(
  SELECT revision.number, operation.id AS operation, operation.at, operation.actor,
         operation.command, operation.reason
  FROM revision JOIN operation ON operation.id = revision.operation
  WHERE revision.number = (
    SELECT coalesce(max(earlier.number), 0) + 1 FROM revision AS earlier
    WHERE earlier.number < :revision AND NOT EXISTS (
      SELECT 1 FROM target AS was JOIN target AS now
        ON now.indicator = was.indicator AND now.fiscal_year = was.fiscal_year
          AND now.form = was.form AND now.amount IS was.amount
          AND now.numerator IS was.numerator AND now.denominator IS was.denominator
          AND now.n IS was.n
      WHERE was.revision = earlier.number AND now.revision = :revision
        AND now.indicator = :indicator AND now.fiscal_year = :fiscal_year))
    AND EXISTS (SELECT 1 FROM target WHERE target.revision = :revision
                AND target.indicator = :indicator AND target.fiscal_year = :fiscal_year))sql";

// The record: writing ---------------------------------------------------------------------------

inline constexpr const char* insert_event = R"sql(
  INSERT INTO event (operation, activity, first_day, last_day, fiscal_year, place, note)
  VALUES (:operation, :activity, :first_day, :last_day, :fiscal_year, :place, :note))sql";

inline constexpr const char* insert_measurement = R"sql(
  INSERT INTO measurement (operation, event, indicator, first_day, last_day, fiscal_year, form,
                           amount, numerator, denominator, n, place, note)
  VALUES (:operation, :event, :indicator, :first_day, :last_day, :fiscal_year, :form,
          :amount, :numerator, :denominator, :n, :place, :note))sql";

// The same holding, whatever was measured at it. Here and below, a place left out fits any.
inline constexpr const char* same_events = R"sql(
  SELECT event.id, event.operation, operation.at, operation.actor
  FROM event JOIN operation ON operation.id = event.operation
  WHERE event.activity = :activity AND event.fiscal_year = :fiscal_year
    AND event.last_day = :last_day AND event.first_day = :first_day
    AND (event.place = :place OR event.place = '' OR :place = '')
  ORDER BY event.id)sql";

inline constexpr const char* values_of_event = R"sql(
  SELECT indicator, form, amount, numerator, denominator, n FROM measurement WHERE event = :event)sql";

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
  ORDER BY measurement.id LIMIT 1)sql";

// Fails with "integer overflow" where one of the sums does not fit.
inline constexpr const char* sums_of_year = R"sql(
  SELECT sum(amount), sum(numerator), sum(denominator), sum(n) FROM measurement
  WHERE indicator = :indicator AND fiscal_year = :fiscal_year AND form = :form)sql";

// The record: reading ---------------------------------------------------------------------------

inline constexpr const char* measurements = R"sql(
  SELECT measurement.id, measurement.operation, event, indicator, first_day, last_day, fiscal_year,
         form, amount, numerator, denominator, n, place, note, operation.at, operation.actor
  FROM measurement JOIN operation ON operation.id = measurement.operation
  WHERE indicator = :indicator AND measurement.operation <= :until
  ORDER BY first_day, last_day, measurement.id)sql";

inline constexpr const char* events = R"sql(
  SELECT event.id, event.operation, activity, first_day, last_day, fiscal_year, place, note,
         operation.at, operation.actor
  FROM event JOIN operation ON operation.id = event.operation
  WHERE activity = :activity AND event.operation <= :until
  ORDER BY first_day, last_day, event.id)sql";

inline constexpr const char* measurement_counts = R"sql(
  SELECT indicator, count(*) AS measurements FROM measurement GROUP BY indicator)sql";

// The record: what a new value is held against ---------------------------------------------------
// Each reads a run of measurement_totals.

inline constexpr const char* nearest_before = R"sql(
  SELECT form, amount, numerator, denominator, n, first_day, last_day, operation FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND last_day < :last_day AND operation < :operation
  ORDER BY last_day DESC, id DESC LIMIT 1)sql";

inline constexpr const char* nearest_after = R"sql(
  SELECT form, amount, numerator, denominator, n, first_day, last_day, operation FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND last_day > :last_day AND operation < :operation
  ORDER BY last_day, id DESC LIMIT 1)sql";

// How many share days, and the last recorded of them: of one max(), the other columns are of its
// row. One row always.
inline constexpr const char* overlapping = R"sql(
  SELECT count(*) AS overlaps, max(id), form, amount, numerator, denominator, n, first_day, last_day,
         operation
  FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND last_day >= :first_day AND first_day <= :last_day
    AND (first_day <> :first_day OR last_day <> :last_day) AND operation < :operation)sql";

// The least and the greatest of one period (:first_day) or, with NULL, of single days that end from
// :from to :to. Two rows always; figure is NULL where there is none. It orders fractions only as
// well as a double can.
inline constexpr const char* extremes = R"sql(
  WITH comparable AS NOT MATERIALIZED (
    SELECT form, amount, numerator, denominator, n, first_day, last_day, operation,
           CASE form WHEN 'fraction' THEN 1.0 * numerator / denominator ELSE amount END AS figure
    FROM measurement
    WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
      AND last_day BETWEEN :from AND :to AND first_day = coalesce(:first_day, last_day)
      AND operation < :operation)
  SELECT min(figure) AS figure, form, amount, numerator, denominator, n, first_day, last_day,
         operation
  FROM comparable
  UNION ALL
  SELECT max(figure), form, amount, numerator, denominator, n, first_day, last_day, operation
  FROM comparable)sql";

// Of what lies within a period. One row always.
inline constexpr const char* sum_within = R"sql(
  SELECT count(*) AS measurements, sum(amount) AS amount, max(operation) AS operation
  FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND last_day BETWEEN :first_day AND :last_day AND first_day >= :first_day
    AND operation < :operation)sql";

// Totals ----------------------------------------------------------------------------------------

// One row a year and form. Each part reads one run of the index measurement_totals, in its order,
// and adds up only what the form has.
inline constexpr const char* indicator_totals = R"sql(
  SELECT fiscal_year, form, count(*) AS measurements, sum(amount) AS amount,
         NULL AS numerator, NULL AS denominator
  FROM measurement
  WHERE indicator = :indicator AND form = 'quantity' AND fiscal_year BETWEEN :first AND :last
    AND operation <= :until
  GROUP BY fiscal_year
  UNION ALL
  SELECT fiscal_year, form, count(*), NULL, sum(numerator), sum(denominator)
  FROM measurement
  WHERE indicator = :indicator AND form = 'fraction' AND fiscal_year BETWEEN :first AND :last
    AND operation <= :until
  GROUP BY fiscal_year
  UNION ALL
  SELECT fiscal_year, form, count(*), NULL, NULL, NULL
  FROM measurement
  WHERE indicator = :indicator
    AND form IN ('percentage', 'not_started', 'started', 'done', 'unknown', 'suppressed')
    AND fiscal_year BETWEEN :first AND :last AND operation <= :until
  GROUP BY form, fiscal_year)sql";

// The last recorded of the latest period: one seek in measurement_totals.
inline constexpr const char* last_measurement = R"sql(
  SELECT id, first_day, last_day, form, amount, numerator, denominator, n FROM measurement
  WHERE indicator = :indicator AND fiscal_year = :fiscal_year AND form = :form
    AND operation <= :until
  ORDER BY last_day DESC, id DESC LIMIT 1)sql";

// What was reached by a day of a year: the sum, or the total last reported. Both read one run of
// measurement_totals.
inline constexpr const char* sum_by_day = R"sql(
  SELECT sum(amount) AS amount FROM measurement
  WHERE indicator = :indicator AND form = 'quantity' AND fiscal_year = :fiscal_year
    AND last_day <= :day AND operation <= :until)sql";

inline constexpr const char* last_by_day = R"sql(
  SELECT amount FROM measurement
  WHERE indicator = :indicator AND form = 'quantity' AND fiscal_year = :fiscal_year
    AND last_day <= :day AND operation <= :until
  ORDER BY last_day DESC, id DESC LIMIT 1)sql";

inline constexpr const char* sized_quantities = R"sql(
  SELECT fiscal_year, amount, n FROM measurement
  WHERE indicator = :indicator AND fiscal_year BETWEEN :first AND :last AND form = 'quantity'
    AND n IS NOT NULL AND operation <= :until
  ORDER BY fiscal_year)sql";

// One seek in measurement_totals for each form; with :value_only, for each that is a value.
inline constexpr const char* latest_year_before = R"sql(
  SELECT max((SELECT fiscal_year FROM measurement
              WHERE indicator = :indicator AND measurement.form = any.form
                AND fiscal_year < :before AND operation <= :until
              ORDER BY fiscal_year DESC LIMIT 1)) AS fiscal_year
  FROM (SELECT column1 AS form
        FROM (VALUES ('quantity'), ('fraction'), ('percentage'), ('not_started'), ('started'),
                     ('done'), ('unknown'), ('suppressed'))) AS any
  WHERE NOT :value_only OR any.form NOT IN ('unknown', 'suppressed'))sql";

inline constexpr const char* latest_year_held = R"sql(
  SELECT fiscal_year FROM event
  WHERE activity = :activity AND fiscal_year < :before AND operation <= :until
  ORDER BY fiscal_year DESC LIMIT 1)sql";

inline constexpr const char* event_totals = R"sql(
  SELECT fiscal_year, count(*) AS held, max(last_day) AS last_day FROM event
  WHERE activity = :activity AND fiscal_year BETWEEN :first AND :last AND operation <= :until
  GROUP BY fiscal_year)sql";

}  // namespace track::store::query
