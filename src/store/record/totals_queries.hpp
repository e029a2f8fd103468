#pragma once

#include "known_at.hpp"

// The queries of the totals. A test sees that they read the index measurement_totals alone, without
// sorting. Parameters are ":name"; columns bear the names that the reader uses.

namespace track::store::query {

// :anything_withdrawn says whether the indicator is one of subjects_withdrawn: most have nothing
// withdrawn, which need not be asked for every row.
inline constexpr auto counted = sql("(NOT :anything_withdrawn OR ", measurement_in_force, ")");

// One row a year and form. Each part reads one run of the index measurement_totals, in its order,
// and adds up only what the form has.
inline constexpr auto indicator_totals = sql(R"sql(
  SELECT fiscal_year, form, count(*) AS measurements,
         count(*) FILTER (WHERE first_day < last_day) AS longer_than_a_day,
         count(*) FILTER (WHERE provisional) AS provisional,
         sum(amount) AS amount, NULL AS numerator, NULL AS denominator
  FROM measurement
  WHERE indicator = :indicator AND form = 'quantity' AND fiscal_year BETWEEN :first AND :last
    AND first_day <= :begun AND operation <= :until
    AND )sql",
                                             counted, R"sql(
  GROUP BY fiscal_year
  UNION ALL
  SELECT fiscal_year, form, count(*), count(*) FILTER (WHERE first_day < last_day),
         count(*) FILTER (WHERE provisional), NULL, sum(numerator), sum(denominator)
  FROM measurement
  WHERE indicator = :indicator AND form = 'fraction' AND fiscal_year BETWEEN :first AND :last
    AND first_day <= :begun AND operation <= :until
    AND )sql",
                                             counted, R"sql(
  GROUP BY fiscal_year
  UNION ALL
  SELECT fiscal_year, form, count(*), 0, count(*) FILTER (WHERE provisional), NULL, NULL, NULL
  FROM measurement
  WHERE indicator = :indicator
    AND form IN ('percentage', 'not_started', 'started', 'done', 'unknown', 'suppressed')
    AND fiscal_year BETWEEN :first AND :last AND first_day <= :begun AND operation <= :until
    AND )sql",
                                             counted, R"sql(
  GROUP BY form, fiscal_year)sql");

inline constexpr const char* subjects_withdrawn = R"sql(
  SELECT DISTINCT subject FROM withdrawal)sql";

// The last recorded of the latest period: one seek in measurement_totals.
inline constexpr auto last_measurement = sql(R"sql(
  SELECT id, first_day, last_day, form, amount, numerator, denominator, n FROM measurement
  WHERE indicator = :indicator AND fiscal_year = :fiscal_year AND form = :form
    AND first_day <= :begun AND operation <= :until
    AND )sql",
                                             measurement_in_force, R"sql(
  ORDER BY last_day DESC, id DESC LIMIT 1)sql");

// What each period added, or the total that it ended with.
inline constexpr auto amounts_by_day = sql(R"sql(
  SELECT last_day, id, amount FROM measurement
  WHERE indicator = :indicator AND form = 'quantity' AND fiscal_year = :fiscal_year
    AND first_day <= :begun AND operation <= :until
    AND )sql",
                                           measurement_in_force, R"sql(
  ORDER BY last_day, id)sql");

inline constexpr auto periods_measured = sql(R"sql(
  SELECT DISTINCT first_day, last_day FROM measurement
  WHERE indicator = :indicator
    AND form IN ('quantity', 'fraction', 'percentage', 'unknown', 'suppressed')
    AND fiscal_year = :fiscal_year AND first_day <= :begun AND operation <= :until
    AND )sql",
                                             counted);

// The periods that a year's values are of, with the operation that last recorded one; confirmed
// where a value was amended without another value or period.
inline constexpr auto periods_added_up = sql(R"sql(
  SELECT first_day, last_day, max(operation) AS operation,
         max(EXISTS (SELECT 1 FROM measurement AS was
                     WHERE was.id = measurement.amends AND was.first_day = measurement.first_day
                       AND was.last_day = measurement.last_day AND was.amount IS measurement.amount
                       AND was.numerator IS measurement.numerator
                       AND was.denominator IS measurement.denominator)) AS confirmed
  FROM measurement
  WHERE indicator = :indicator AND form IN ('quantity', 'fraction')
    AND fiscal_year = :fiscal_year AND first_day <= :begun AND operation <= :until
    AND )sql",
                                             measurement_in_force, R"sql(
  GROUP BY first_day, last_day ORDER BY first_day, last_day)sql");

// All of a year, the last one last.
inline constexpr auto values_of_year = sql(R"sql(
  SELECT id, first_day, last_day, form, amount, numerator, denominator, n FROM measurement
  WHERE indicator = :indicator AND fiscal_year = :fiscal_year
    AND form IN ('quantity', 'fraction', 'percentage', 'unknown', 'suppressed')
    AND first_day <= :begun AND operation <= :until
    AND )sql",
                                           measurement_in_force, R"sql(
  ORDER BY last_day, id)sql");

inline constexpr auto sized_quantities = sql(R"sql(
  SELECT fiscal_year, amount, n FROM measurement
  WHERE indicator = :indicator AND fiscal_year BETWEEN :first AND :last AND form = 'quantity'
    AND n IS NOT NULL AND first_day <= :begun AND operation <= :until
    AND )sql",
                                             measurement_in_force, R"sql(
  ORDER BY fiscal_year)sql");

inline constexpr auto latest_year_held = sql(R"sql(
  SELECT fiscal_year FROM event
  WHERE activity = :activity AND fiscal_year < :before AND first_day <= :begun AND operation <= :until
    AND )sql",
                                             event_in_force, R"sql(
  ORDER BY fiscal_year DESC LIMIT 1)sql");

inline constexpr auto event_totals = sql(R"sql(
  SELECT fiscal_year, count(*) AS held, max(last_day) AS last_day,
         min(last_day) AS first_end
  FROM event
  WHERE activity = :activity AND fiscal_year BETWEEN :first AND :last AND first_day <= :begun AND operation <= :until
    AND )sql",
                                         event_in_force, R"sql(
  GROUP BY fiscal_year)sql");

}  // namespace track::store::query
