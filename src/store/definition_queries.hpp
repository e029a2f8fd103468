#pragma once

// The queries of the definitions. Parameters are ":name"; columns bear the names that the readers
// use.

namespace track::store::query {

// Definitions -----------------------------------------------------------------------------------

inline constexpr const char* insert_plan = R"sql(
  INSERT INTO plan (revision, id, name, goal, first_year, last_year, fiscal_year_starts, era,
                    time_zone, near, reporting_days)
  VALUES (:revision, :id, :name, :goal, :first_year, :last_year, :fiscal_year_starts, :era,
          :time_zone, :near, :reporting_days))sql";

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
                        audience, issue, note, same_as, monitoring, retired)
  VALUES (:revision, :id, :position, :kind, :no, :name, :field, :partner, :summary,
          :schedule_form, :schedule_about, :schedule_least, :schedule_most,
          :schedule_every, :schedule_unit, :schedule_text,
          :since_year, :since_counting, :since_text,
          :until_year, :until_counting, :until_text,
          :audience, :issue, :note, :same_as, :monitoring, :retired))sql";

inline constexpr const char* insert_activity_owner = R"sql(
  INSERT INTO activity_owner (revision, activity, position, owner)
  VALUES (:revision, :activity, :position, :owner))sql";

inline constexpr const char* insert_indicator = R"sql(
  INSERT INTO indicator (revision, id, position, activity, name, kind, unit, direction, survey, per,
                         method, target_basis, pace, expect_months, min, max,
                         since_year, since_counting, since_text,
                         until_year, until_counting, until_text, question, note, retired)
  VALUES (:revision, :id, :position, :activity, :name, :kind, :unit, :direction, :survey, :per,
          :method, :target_basis, :pace, :expect_months, :min, :max,
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
  SELECT id, name, goal, first_year, last_year, fiscal_year_starts, era, time_zone, near,
         reporting_days
  FROM plan WHERE revision = :revision)sql";

inline constexpr const char* owners = R"sql(
  SELECT id, name FROM owner WHERE revision = :revision ORDER BY position)sql";

inline constexpr const char* themes = R"sql(
  SELECT id, name FROM theme WHERE revision = :revision ORDER BY position)sql";

inline constexpr const char* fields = R"sql(
  SELECT id, theme, name FROM field WHERE revision = :revision ORDER BY position)sql";

inline constexpr const char* partners = R"sql(
  SELECT id, name FROM partner WHERE revision = :revision ORDER BY position)sql";

// Of activities and indicators, all with :about NULL, else what the one of that id has to do with:
// itself, the indicators of an activity, the surveys behind them and what those measure, and the
// activities tied to any of these.
inline constexpr const char* activities = R"sql(
  SELECT id, kind, no, name, field, partner, summary, schedule_form, schedule_about,
         schedule_least, schedule_most, schedule_every, schedule_unit, schedule_text,
         since_year, since_counting, since_text, until_year, until_counting, until_text,
         audience, issue, note, same_as, monitoring, retired
  FROM activity
  WHERE revision = :revision
    AND (:about IS NULL
         OR coalesce(same_as, id) IN (
           SELECT coalesce(same_as, id) FROM activity
           WHERE revision = :revision
             AND id IN (SELECT :about
                        UNION ALL
                        SELECT activity FROM indicator
                        WHERE revision = :revision AND :about IN (id, activity, survey)
                        UNION ALL
                        SELECT survey FROM indicator
                        WHERE revision = :revision AND :about IN (id, activity, survey))))
  ORDER BY position)sql";

inline constexpr const char* activity_owners = R"sql(
  SELECT activity, owner FROM activity_owner WHERE revision = :revision
  ORDER BY activity, position)sql";

inline constexpr const char* indicators = R"sql(
  SELECT id, activity, name, kind, unit, direction, survey, per, method, target_basis,
         pace, expect_months, min, max, since_year, since_counting, since_text,
         until_year, until_counting, until_text,
         question, note, retired
  FROM indicator
  WHERE revision = :revision
    AND (:about IS NULL OR :about IN (id, activity, survey)
         OR survey IN (SELECT :about
                       UNION ALL
                       SELECT activity FROM indicator
                       WHERE revision = :revision AND :about IN (id, activity, survey)
                       UNION ALL
                       SELECT survey FROM indicator
                       WHERE revision = :revision AND :about IN (id, activity, survey)))
  ORDER BY position)sql";

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

// Read in the order of the key: without the + SQLite takes the role for settled, and sorts.
inline constexpr const char* item_texts = R"sql(
  SELECT subject, text FROM item_text
  WHERE revision = :revision AND subject_kind = :subject_kind AND +role = :role
  ORDER BY subject, role, position)sql";

// The first of the revisions, up to the one asked for, that have had this target without a change.
inline constexpr const char* target_provenance = R"sql(
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

}  // namespace track::store::query
