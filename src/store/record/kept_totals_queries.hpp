#pragma once

#include <fmt/format.h>

#include <initializer_list>
#include <string>
#include <string_view>

// What changes the kept totals. A test sees that keeping one operation seeks its rows.

namespace track::store {

// Which rows are added up, and where.
struct Keeping {
  std::string schema = "main";     // that holds the tables
  bool everything = false;         // all operations, not those from :since on alone
  bool along_index = false;        // reads the index measurement_totals from end to end
  bool has_corrections = false;    // something was withdrawn or restored
  std::string measurements = "1";  // a condition on them; of events all are added up
  bool without_sums = false;       // of amounts and sizes: 0, to be filled in
};

namespace query {

// As kept_sum.hpp has it.
inline constexpr std::string_view beyond_64_bits_in_sql = "(-9223372036854775807 - 1)";

// Every withdrawal and restoration of a row, with its operation.
inline std::string corrected(const char* row) {
  return fmt::format(R"sql(
    SELECT {0} AS row, operation FROM withdrawal
    WHERE operation >= :since AND {0} IS NOT NULL
    UNION ALL
    SELECT {0}, restoration.operation
    FROM restoration JOIN withdrawal ON withdrawal.id = restoration.withdrawal
    WHERE restoration.operation >= :since AND {0} IS NOT NULL)sql",
                     row);
}

inline std::string condition_on(std::string_view table, const Keeping& keeping) {
  return table == "measurement" ? keeping.measurements : "1";
}

inline bool seeks_rows(const Keeping& keeping) {
  return !keeping.everything && !keeping.along_index;
}

// Of the rows stored that nothing withdrew: each counts.
inline std::string is_stored(const char* table, const Keeping& keeping) {
  std::string rows =
      fmt::format("{} AND {}", seeks_rows(keeping) ? "operation = :since" : "+operation >= :since",
                  condition_on(table, keeping));
  if (keeping.has_corrections) {
    rows += fmt::format(" AND id NOT IN (SELECT row FROM ({}))", corrected(table));
  }
  return rows;
}
inline std::string stored(const char* table, const Keeping& keeping) {
  return fmt::format("FROM {} WHERE {}", table, is_stored(table, keeping));
}

// The rows withdrawn or restored, with what that changes: 1 where a row counts only now, -1 where
// it counts no more. `operation` is the last that touched a row.
inline std::string recounted(const char* table, const Keeping& keeping) {
  return fmt::format(R"sql(
  FROM (SELECT {0}.*, max({0}.operation, touched) AS last_operation,
               (NOT EXISTS (SELECT 1 FROM withdrawn
                            WHERE withdrawn.{0} = {0}.id AND back = 9223372036854775807))
               - ({0}.operation < :since
                  AND NOT EXISTS (SELECT 1 FROM withdrawn
                                  WHERE withdrawn.{0} = {0}.id AND since < :since
                                    AND back >= :since)) AS change
        FROM (SELECT row, max(operation) AS touched FROM ({1}) GROUP BY row)
          CROSS JOIN {0} ON {0}.id = row)
  WHERE {2})sql",
                     table, corrected(table), condition_on(table, keeping));
}

// What is no sum any more does not become one by adding to it: no column takes the word.
inline std::string added(std::string_view column) {
  return fmt::format(
      "{0} = iif(typeof({0}) = 'integer' AND {0} <> {1}, {0} + excluded.{0}, 'no sum')", column,
      beyond_64_bits_in_sql);
}
inline std::string added(std::initializer_list<std::string_view> columns) {
  std::string all;
  for (const std::string_view column : columns) all += (all.empty() ? "" : ", ") + added(column);
  return all;
}

// A sum of rows that count; 0 where it is filled in later.
inline std::string sum_of(std::string_view column, const Keeping& keeping, bool corrections,
                          std::string_view rows = "") {
  if (keeping.without_sums) return "0";
  return fmt::format("coalesce(sum({} * {}){}, 0)", corrections ? "change" : "1", column, rows);
}
inline constexpr std::string_view of_quantities = " FILTER (WHERE form = 'quantity')";

inline std::string add_totals(const Keeping& keeping, bool corrections) {
  return fmt::format(
      R"sql(
  INSERT INTO {0}.kept_total (indicator, fiscal_year, form, operation, recorded, latest_first_day,
    measurements, longer_than_a_day, provisional, amount, numerator, denominator, sized, weight)
  SELECT indicator, fiscal_year, form, max({1}), max({2}), max(first_day),
         sum({3}), sum({3} * (first_day < last_day)), sum({3} * provisional),
         {6}, {7}, {8}, coalesce(sum({3}) FILTER (WHERE form = 'quantity' AND n IS NOT NULL), 0), {9}
  {4}
  GROUP BY indicator, form, fiscal_year
  ON CONFLICT (indicator, fiscal_year, form) DO UPDATE SET
    operation = max(operation, excluded.operation), recorded = max(recorded, excluded.recorded),
    latest_first_day = max(latest_first_day, excluded.latest_first_day), {5})sql",
      keeping.schema, corrections ? "last_operation" : "operation", corrections ? "0" : "operation",
      corrections ? "change" : "1",
      corrections ? recounted("measurement", keeping) : stored("measurement", keeping),
      added({"measurements", "longer_than_a_day", "provisional", "amount", "numerator",
             "denominator", "sized", "weight"}),
      sum_of("amount", keeping, corrections, of_quantities),
      sum_of("numerator", keeping, corrections), sum_of("denominator", keeping, corrections),
      sum_of("n", keeping, corrections, of_quantities));
}

// `rows` ends in the grouping of the rows.
inline std::string add_periods_of(const std::string& rows, const Keeping& keeping,
                                  bool corrections) {
  return fmt::format(
      R"sql(
  INSERT INTO {0}.kept_period (indicator, fiscal_year, first_day, last_day, form, operation,
                               measurements, amount)
  SELECT indicator, fiscal_year, min(first_day), last_day, form, max({1}), sum({2}),
         {5}
  {3}
  ON CONFLICT (indicator, fiscal_year, first_day, last_day, form) DO UPDATE SET
    operation = max(operation, excluded.operation), {4})sql",
      keeping.schema, corrections ? "last_operation" : "operation", corrections ? "change" : "1",
      rows, added({"measurements", "amount"}),
      sum_of("amount", keeping, corrections, of_quantities));
}

inline constexpr const char* by_period =
    " GROUP BY indicator, fiscal_year, first_day, last_day, form";
// In the order of the index, which spares sorting all rows.
inline constexpr const char* by_last_day = " GROUP BY indicator, form, fiscal_year, last_day";

inline std::string add_periods(const Keeping& keeping, bool corrections) {
  if (corrections) {
    return add_periods_of(recounted("measurement", keeping) + by_period, keeping, true);
  }
  const std::string rows = stored("measurement", keeping);
  if (seeks_rows(keeping)) return add_periods_of(rows + by_period, keeping, false);
  return add_periods_of(rows + by_last_day + " HAVING min(first_day) = max(first_day)", keeping,
                        false);
}

// Those of the days on which several periods end, which add_periods() leaves out along the index.
inline std::string add_mixed_periods(const Keeping& keeping) {
  const std::string days = fmt::format(
      "SELECT indicator AS i, form AS f, fiscal_year AS y, last_day AS d {}{}"
      " HAVING min(first_day) < max(first_day)",
      stored("measurement", keeping), by_last_day);
  return add_periods_of(
      fmt::format("FROM ({}) CROSS JOIN measurement"
                  " ON indicator = i AND form = f AND fiscal_year = y AND last_day = d WHERE {}{}",
                  days, is_stored("measurement", keeping), by_period),
      keeping, false);
}

inline std::string add_holdings(const Keeping& keeping, bool corrections) {
  return fmt::format(
      R"sql(
  INSERT INTO {0}.kept_holdings (activity, fiscal_year, operation, recorded, latest_first_day, held)
  SELECT activity, fiscal_year, max({1}), max({2}), max(first_day), sum({3})
  {4}
  GROUP BY activity, fiscal_year
  ON CONFLICT (activity, fiscal_year) DO UPDATE SET
    operation = max(operation, excluded.operation), recorded = max(recorded, excluded.recorded),
    latest_first_day = max(latest_first_day, excluded.latest_first_day), {5})sql",
      keeping.schema, corrections ? "last_operation" : "operation", corrections ? "0" : "operation",
      corrections ? "change" : "1",
      corrections ? recounted("event", keeping) : stored("event", keeping), added("held"));
}

// An exact sum, or what stands for one that is beyond 64 bits: there, a product or a sum of SQLite
// becomes a floating-point number. high and low are those of kept_sum.hpp.
inline std::string wide_sum(std::string_view column) {
  const std::string sum = fmt::format(
      "(({0}_high - sign({0}_high)) * 1000000000 + ({0}_low + sign({0}_high) * 1000000000))",
      column);
  return fmt::format("{0} = iif(typeof({1}) = 'integer', {1}, {2})", column, sum,
                     beyond_64_bits_in_sql);
}
inline std::string wide_parts(std::string_view name, std::string_view column,
                              std::string_view rows) {
  const auto part = [&](const char* sign) {
    return fmt::format("coalesce(sum({} {} 1000000000){}, 0)", column, sign, rows);
  };
  return fmt::format("{1} + {2} / 1000000000 AS {0}_high, {2} % 1000000000 AS {0}_low", name,
                     part("/"), part("%"));
}
inline std::string in_force(const Keeping& keeping) {
  return fmt::format(
      "measurement WHERE {} AND id NOT IN (SELECT measurement FROM withdrawn WHERE"
      " measurement IS NOT NULL AND back = 9223372036854775807)",
      keeping.measurements);
}

// The sums of all rows in force, however large they are.
inline std::string fill_totals(const Keeping& keeping) {
  return fmt::format(
      R"sql(
  UPDATE {0}.kept_total SET {1}, {2}, {3}, {4}
  FROM (SELECT indicator AS i, fiscal_year AS y, form AS f, {5}, {6}, {7}, {8} FROM {9}
        GROUP BY indicator, form, fiscal_year)
  WHERE indicator = i AND fiscal_year = y AND form = f)sql",
      keeping.schema, wide_sum("amount"), wide_sum("numerator"), wide_sum("denominator"),
      wide_sum("weight"), wide_parts("amount", "amount", of_quantities),
      wide_parts("numerator", "numerator", ""), wide_parts("denominator", "denominator", ""),
      wide_parts("weight", "n", of_quantities), in_force(keeping));
}
inline std::string fill_periods(const Keeping& keeping) {
  return fmt::format(R"sql(
  UPDATE {0}.kept_period SET {1}
  FROM (SELECT indicator AS i, fiscal_year AS y, first_day AS b, last_day AS e, form AS f, {2}
        FROM {3} GROUP BY indicator, fiscal_year, first_day, last_day, form)
  WHERE indicator = i AND fiscal_year = y AND first_day = b AND last_day = e AND form = f)sql",
                     keeping.schema, wide_sum("amount"),
                     wide_parts("amount", "amount", of_quantities), in_force(keeping));
}

// The last operation that stored a row in force, where one went or came back. What is stored beside
// the correction is later than all.
inline std::string find_recorded(const Keeping& keeping) {
  return fmt::format(R"sql(
  UPDATE {0}.kept_total SET recorded =
    (SELECT coalesce(max(operation), 0) FROM measurement
     WHERE indicator = kept_total.indicator AND form = kept_total.form
       AND fiscal_year = kept_total.fiscal_year
       AND id NOT IN (SELECT measurement FROM withdrawn
                      WHERE subject = kept_total.indicator AND back = 9223372036854775807
                        AND measurement IS NOT NULL))
  WHERE recorded <> :since AND (indicator, fiscal_year, form) IN
    (SELECT indicator, fiscal_year, form FROM ({1}) CROSS JOIN measurement ON measurement.id = row))sql",
                     keeping.schema, corrected("measurement"));
}
inline std::string find_recorded_holding(const Keeping& keeping) {
  return fmt::format(R"sql(
  UPDATE {0}.kept_holdings SET recorded =
    (SELECT coalesce(max(operation), 0) FROM event
     WHERE activity = kept_holdings.activity AND fiscal_year = kept_holdings.fiscal_year
       AND id NOT IN (SELECT event FROM withdrawn
                      WHERE subject = kept_holdings.activity AND back = 9223372036854775807
                        AND event IS NOT NULL))
  WHERE recorded <> :since AND (activity, fiscal_year) IN
    (SELECT activity, fiscal_year FROM ({1}) CROSS JOIN event ON event.id = row))sql",
                     keeping.schema, corrected("event"));
}

// Row by row: SQLite's products are not exact beyond 64 bits.
inline std::string sized_rows(const Keeping& keeping, bool corrections) {
  return fmt::format(
      "SELECT indicator, fiscal_year, amount, n, {} AS change {} AND form = 'quantity'"
      " AND n IS NOT NULL ORDER BY indicator, fiscal_year",
      corrections ? "change" : "1",
      corrections ? recounted("measurement", keeping) : stored("measurement", keeping));
}

}  // namespace query

}  // namespace track::store
