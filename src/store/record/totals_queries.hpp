#pragma once

#include "known_at.hpp"

// The queries of the totals. A test sees that they read kept totals, and else seek in the index
// measurement_totals, without sorting. Parameters are ":name"; columns bear the names that the
// reader uses.

namespace track::store::query {

// Kept totals are read where they are of what is asked for; else the rows are added up, of the
// years alone that changed since. Both give the same columns.

inline constexpr const char* totals_kept = R"sql(
  SELECT fiscal_year, form, operation, latest_first_day, recorded, measurements, longer_than_a_day,
         provisional, amount, numerator, denominator, sized, weight, weighted_high, weighted_low
  FROM kept_total
  WHERE indicator = :indicator AND fiscal_year BETWEEN :first AND :last)sql";
inline constexpr const char* periods_kept = R"sql(
  SELECT fiscal_year, form, first_day, last_day, operation, measurements, amount FROM kept_period
  WHERE indicator = :indicator AND fiscal_year BETWEEN :first AND :last
  ORDER BY fiscal_year, first_day, last_day)sql";
inline constexpr const char* holdings_kept = R"sql(
  SELECT fiscal_year, operation, latest_first_day, recorded, held FROM kept_holdings
  WHERE activity = :activity AND fiscal_year BETWEEN :first AND :last)sql";

// There are no more rows than that.
inline constexpr const char* highest_measurement = R"sql(
  SELECT max(id) AS id FROM measurement)sql";
inline constexpr const char* highest_event = R"sql(
  SELECT max(id) AS id FROM event)sql";

// In their place where nothing kept can be relied on: what there is, later than all that is known.
inline constexpr const char* totals_there = R"sql(
  SELECT fiscal_year, form, 9223372036854775807 AS operation FROM measurement
  WHERE indicator = :indicator AND fiscal_year BETWEEN :first AND :last
  GROUP BY form, fiscal_year)sql";
inline constexpr const char* periods_there = R"sql(
  SELECT DISTINCT fiscal_year, form, first_day, last_day, 9223372036854775807 AS operation
  FROM measurement
  WHERE indicator = :indicator AND fiscal_year BETWEEN :first AND :last
  ORDER BY fiscal_year, first_day, last_day)sql";
inline constexpr const char* holdings_there = R"sql(
  SELECT DISTINCT fiscal_year, 9223372036854775807 AS operation FROM event
  WHERE activity = :activity AND fiscal_year BETWEEN :first AND :last)sql";

// Most indicators have nothing withdrawn, which need not be asked for every row.
inline constexpr auto counted =
    sql("(NOT EXISTS (SELECT 1 FROM withdrawal WHERE subject = :indicator) OR ",
        measurement_in_force, ")");

// One row, of one run of the index measurement_totals.
inline constexpr auto sums_of_year = sql(R"sql(
  SELECT count(*) AS measurements, count(*) FILTER (WHERE first_day < last_day) AS longer_than_a_day,
         count(*) FILTER (WHERE provisional) AS provisional, max(operation) AS recorded,
         sum(amount / 1000000000) FILTER (WHERE form = 'quantity') AS amount_high,
         sum(amount % 1000000000) FILTER (WHERE form = 'quantity') AS amount_low,
         sum(numerator / 1000000000) AS numerator_high,
         sum(numerator % 1000000000) AS numerator_low,
         sum(denominator / 1000000000) AS denominator_high,
         sum(denominator % 1000000000) AS denominator_low
  FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND first_day <= :begun AND operation <= :until
    AND )sql",
                                         counted);
inline constexpr auto sums_of_period = sql(R"sql(
  SELECT count(*) AS measurements,
         sum(amount / 1000000000) FILTER (WHERE form = 'quantity') AS amount_high,
         sum(amount % 1000000000) FILTER (WHERE form = 'quantity') AS amount_low
  FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND last_day = :last_day AND first_day = :first_day AND operation <= :until
    AND )sql",
                                           counted);
inline constexpr auto holdings_of_year = sql(R"sql(
  SELECT count(*) AS held, max(operation) AS recorded FROM event
  WHERE activity = :activity AND fiscal_year = :fiscal_year AND first_day <= :begun
    AND operation <= :until
    AND )sql",
                                             event_in_force);

// The last recorded of the latest period: one seek in measurement_totals.
inline constexpr auto last_measurement = sql(R"sql(
  SELECT id, first_day, last_day, form, amount, numerator, denominator, n FROM measurement
  WHERE indicator = :indicator AND fiscal_year = :fiscal_year AND form = :form
    AND first_day <= :begun AND operation <= :until
    AND )sql",
                                             measurement_not_withdrawn, R"sql(
  ORDER BY last_day DESC, id DESC LIMIT 1)sql");

// The quantity recorded last of the periods that end on a day.
inline constexpr auto last_of_day = sql(R"sql(
  SELECT id, amount FROM measurement
  WHERE indicator = :indicator AND form = 'quantity' AND fiscal_year = :fiscal_year
    AND last_day = :last_day AND first_day <= :begun AND operation <= :until
    AND )sql",
                                        measurement_not_withdrawn, R"sql(
  ORDER BY id DESC LIMIT 1)sql");

// The operation that last recorded a value of a period; confirmed where one was amended without
// another value or period.
inline constexpr auto period_added_up = sql(R"sql(
  SELECT max(operation) AS operation,
         coalesce(max(EXISTS (SELECT 1 FROM measurement AS was
                     WHERE was.id = measurement.amends AND was.first_day = measurement.first_day
                       AND was.last_day = measurement.last_day AND was.amount IS measurement.amount
                       AND was.numerator IS measurement.numerator
                       AND was.denominator IS measurement.denominator)), 0) AS confirmed
  FROM measurement
  WHERE indicator = :indicator AND form IN ('quantity', 'fraction')
    AND fiscal_year = :fiscal_year AND last_day = :last_day AND first_day = :first_day
    AND operation <= :until
    AND )sql",
                                            measurement_in_force);

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
  SELECT amount, n FROM measurement
  WHERE indicator = :indicator AND fiscal_year = :fiscal_year AND form = 'quantity'
    AND n IS NOT NULL AND first_day <= :begun AND operation <= :until
    AND )sql",
                                             measurement_in_force);

inline constexpr auto latest_year_held = sql(R"sql(
  SELECT fiscal_year FROM event
  WHERE activity = :activity AND fiscal_year < :before AND first_day <= :begun AND operation <= :until
    AND )sql",
                                             event_in_force, R"sql(
  ORDER BY fiscal_year DESC LIMIT 1)sql");

inline constexpr auto last_holding = sql(R"sql(
  SELECT last_day FROM event
  WHERE activity = :activity AND fiscal_year = :fiscal_year AND first_day <= :begun
    AND operation <= :until
    AND )sql",
                                         event_not_withdrawn, R"sql(
  ORDER BY last_day DESC LIMIT 1)sql");
inline constexpr auto first_holding_ended = sql(R"sql(
  SELECT last_day FROM event
  WHERE activity = :activity AND fiscal_year = :fiscal_year AND first_day <= :begun
    AND operation <= :until
    AND )sql",
                                                event_not_withdrawn, R"sql(
  ORDER BY last_day LIMIT 1)sql");

}  // namespace track::store::query
