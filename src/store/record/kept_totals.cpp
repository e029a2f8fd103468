#include "kept_totals.hpp"

#include <SQLiteCpp/Exception.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <limits>
#include <utility>

#include "../sqlite/sqlite_error.hpp"
#include "chain.hpp"
#include "kept_totals_queries.hpp"
#include "kept_weight.hpp"
#include "track/base/error.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/base/rational.hpp"

namespace track::store {

namespace {

constexpr Message<> totals_damaged{"the kept totals in the database are damaged",
                                   "データベースの集計値が壊れています"};
constexpr Message<> rebuild_them{
    "\"track check --full --rebuild-totals\" makes them anew of the recorded values",
    "「track check --full --rebuild-totals」で、記録されている値から集計値を作り直してください"};

constexpr const char* kept_tables[] = {"kept_total", "kept_period", "kept_holdings"};

constexpr const char* changes_of_operation = R"sql(
  SELECT (SELECT count(*) FROM measurement WHERE operation = :since) AS measurements,
         (SELECT coalesce(max(id), 0) FROM measurement) AS last_measurement,
         EXISTS (SELECT 1 FROM event WHERE operation = :since) AS has_events,
         EXISTS (SELECT 1 FROM withdrawal WHERE operation = :since)
           OR EXISTS (SELECT 1 FROM restoration WHERE operation = :since) AS has_corrections)sql";

std::string sum_is_beyond() {
  return fmt::format("{} IN (amount, numerator, denominator, weight)",
                     query::beyond_64_bits_in_sql);
}
std::string any_sum_beyond() {
  return fmt::format(
      "SELECT 1 FROM kept_total WHERE {} UNION ALL SELECT 1 FROM kept_period WHERE"
      " amount = {} LIMIT 1",
      sum_is_beyond(), query::beyond_64_bits_in_sql);
}
// Of a part, by what its whole is.
std::string sums_beyond_of_operation() {
  return fmt::format(R"sql(
  SELECT form, weight = {0} AS weight_is_beyond, kind, coalesce(pooling, '') AS pooling
  FROM kept_total JOIN indicator
    ON indicator.id = iif(instr(kept_total.indicator, '@') > 0,
                          substr(kept_total.indicator, 1, instr(kept_total.indicator, '@') - 1),
                          kept_total.indicator)
  WHERE kept_total.operation = :operation AND {1}
    AND revision = (SELECT max(number) FROM revision))sql",
                     query::beyond_64_bits_in_sql, sum_is_beyond());
}

constexpr const char* insert_state = R"sql(
  INSERT INTO kept_state SELECT 1, 0, NULL WHERE NOT EXISTS (SELECT 1 FROM kept_state))sql";
constexpr const char* open_state = R"sql(
  UPDATE kept_state SET digest = NULL)sql";
// Whatever stands there.
constexpr const char* reset_state = R"sql(
  UPDATE OR REPLACE kept_state SET id = 1, operation = 0, digest = NULL)sql";
constexpr const char* close_state = R"sql(
  UPDATE kept_state SET operation = :operation, digest = :digest)sql";
constexpr const char* operation_of_state = R"sql(
  SELECT operation FROM kept_state WHERE operation = :operation AND digest = :digest)sql";
constexpr const char* last_operation_there = R"sql(
  SELECT coalesce(max(id), 0) AS id FROM operation)sql";

constexpr const char* table_as_made = R"sql(
  SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = :name)sql";

// Reading the index from end to end is quicker than seeking so large a part of the rows.
constexpr std::int64_t few_measurements = 1000;
constexpr std::int64_t large_part = 8;

// Changes the kept totals by one operation, or makes them of all.
class Keeper {
 public:
  Keeper(const SQLite::Database& database, Keeping keeping, OperationId since)
      : database_(database), keeping_(std::move(keeping)), since_(since) {}

  void add_measurements() {
    run(query::add_totals(keeping_, false));
    run(query::add_periods(keeping_, false));
    if (!query::seeks_rows(keeping_)) run(query::add_mixed_periods(keeping_));
    add_weights(false);
  }

  void add_holdings() { run(query::add_holdings(keeping_, false)); }

  void fill_sums() {
    for (const std::string& query : {query::fill_totals(keeping_), query::fill_periods(keeping_)}) {
      Statement(database_, query.c_str()).run_through();
    }
  }

  void add_corrections() {
    run(query::add_totals(keeping_, true));
    run(query::add_periods(keeping_, true));
    run(query::add_holdings(keeping_, true));
    run(query::find_recorded(keeping_));
    run(query::find_recorded_holding(keeping_));
    add_weights(true);
  }

 private:
  // Changes as many rows as it finds.
  void run(const std::string& query) const {
    Statement(database_, query.c_str()).bind(":since", since_).run_through();
  }

  // The rows of a year stand together.
  void add_weights(bool corrections) const {
    Statement row(database_, query::sized_rows(keeping_, corrections).c_str());
    row.bind(":since", since_);
    std::pair<std::string, FiscalYear> year;
    Rational weighted;
    while (row.next()) {
      std::pair of_row(row.text("indicator"), row.fiscal_year("fiscal_year"));
      if (of_row != year) {
        add_weight(year.first, year.second, weighted);
        year = std::move(of_row);
        weighted = {};
      }
      weighted += Rational(row.integer("amount")) * row.integer("n") * row.integer("change");
    }
    add_weight(year.first, year.second, weighted);
  }

  void add_weight(const std::string& indicator, FiscalYear year, const Rational& weighted) const {
    if (weighted == Rational()) return;
    Statement row(database_, in_schema("SELECT weighted_high, weighted_low FROM {}.kept_total "
                                       "WHERE indicator = :indicator AND fiscal_year = "
                                       ":fiscal_year AND form = 'quantity'")
                                 .c_str());
    row.bind(":indicator", indicator).bind(":fiscal_year", year).next();
    const KeptWeight kept{kept_integer(row, "weighted_high"), kept_integer(row, "weighted_low")};
    const KeptWeight sum = split(whole_of(kept) + weighted);
    Statement(database_, in_schema("UPDATE {}.kept_total SET weighted_high = :high, weighted_low "
                                   "= :low WHERE indicator = :indicator AND fiscal_year = "
                                   ":fiscal_year AND form = 'quantity'")
                             .c_str())
        .bind(":high", sum.high)
        .bind(":low", sum.low)
        .bind(":indicator", indicator)
        .bind(":fiscal_year", year)
        .run();
  }

  std::string in_schema(fmt::format_string<const std::string&> query) const {
    return fmt::format(query, keeping_.schema);
  }

  const SQLite::Database& database_;
  Keeping keeping_;
  OperationId since_;
};

// All operations come after it, whatever their numbers.
constexpr OperationId before_all = std::numeric_limits<OperationId>::min();

void clear_totals(const SQLite::Database& database, const std::string& schema) {
  for (const char* table : kept_tables) {
    Statement(database, fmt::format("DELETE FROM {}.{}", schema, table).c_str()).run_through();
  }
}

void make_of_rows(const SQLite::Database& database, const Keeping& keeping) {
  clear_totals(database, keeping.schema);
  Keeper keeper(database, keeping, before_all);
  keeper.add_measurements();
  keeper.add_holdings();
  keeper.add_corrections();
  if (keeping.without_sums) keeper.fill_sums();
}

// Where a sum overflows, even on the way, all are made in the slower way that has room for them.
void make_all(const SQLite::Database& database, Keeping keeping) {
  keeping.everything = true;
  keeping.has_corrections = true;
  try {
    make_of_rows(database, keeping);
  } catch (const SQLite::Exception& exception) {
    if (!is_overflow_of_sum(exception)) throw;
    keeping.without_sums = true;
    make_of_rows(database, keeping);
  }
}

bool is_of(const SQLite::Database& database, const ChainEnd& end) {
  Statement row(database, operation_of_state);
  row.bind(":operation", end.operation).bind(":digest", end.digest);
  return row.next();
}

bool has_sum_beyond(const SQLite::Database& database) {
  return Statement(database, any_sum_beyond().c_str()).next();
}

// What an operation makes too large to be added up, although its kind asks for that.
void require_sums_that_count(const SQLite::Database& database, OperationId operation) {
  Statement row(database, sums_beyond_of_operation().c_str());
  row.bind(":operation", operation);
  while (row.next()) {
    Indicator indicator;
    indicator.kind = row.word<IndicatorKind>("kind");
    if (row.text("pooling") == to_stored(Pooling::last)) indicator.pooling = Pooling::last;
    const auto form = row.word<ValueForm>("form");
    const bool is_weighted = indicator.aggregation() == Aggregation::weighted_mean;
    const bool counts = indicator.adds_up(form) || (is_weighted && row.flag("weight_is_beyond"));
    if (counts) throw_overflow_of_sum();
  }
}

// What was kept, or what it became, is none that a column takes.
bool is_no_number(const SQLite::Exception& exception) {
  return is_overflow_of_sum(exception) ||
         exception.getExtendedErrorCode() == SQLITE_CONSTRAINT_NOTNULL;
}

void add_operation_to_totals(const SQLite::Database& database, OperationId operation) {
  Statement changes(database, changes_of_operation);
  changes.bind(":since", operation).next();
  const std::int64_t measurements = changes.integer("measurements");
  Keeping keeping;
  keeping.has_corrections = changes.flag("has_corrections");
  keeping.along_index = measurements > few_measurements &&
                        measurements > changes.integer("last_measurement") / large_part;
  Keeper keeper(database, keeping, operation);
  if (measurements > 0) keeper.add_measurements();
  if (changes.flag("has_events")) keeper.add_holdings();
  if (keeping.has_corrections) keeper.add_corrections();
}

}  // namespace

void throw_totals_damaged() {
  throw Error(ErrorKind::unusable_database, totals_damaged(), {rebuild_them()});
}

std::int64_t kept_integer(const Statement& row, std::string_view column) {
  if (!row.is_integer(column)) throw_totals_damaged();
  return row.integer(column);
}

void keep_totals(const SQLite::Database& database, OperationId operation) {
  if (!is_of(database, head_of(database))) return make_totals(database);
  Statement(database, open_state).run();
  try {
    add_operation_to_totals(database, operation);
  } catch (const SQLite::Exception& exception) {
    if (!is_no_number(exception)) throw;
    const bool had_one_beyond = has_sum_beyond(database);
    make_totals(database);
    require_sums_that_count(database, operation);
    if (!had_one_beyond && !has_sum_beyond(database)) throw_totals_damaged();
  }
}

void make_totals(const SQLite::Database& database) {
  Statement(database, insert_state).run_through();
  Statement(database, reset_state).run_through();
  make_all(database, {});
}

void vouch_for_totals(const SQLite::Database& database) {
  const ChainEnd end = head_of(database);
  Statement(database, close_state)
      .bind(":operation", end.operation)
      .bind(":digest", end.digest)
      .run();
}

bool are_totals_of_chain(const SQLite::Database& database) {
  return is_of(database, head_of(database));
}

bool are_totals_of_head(const SQLite::Database& database) {
  const ChainEnd end = head_of(database);
  return single_integer(database, last_operation_there, "id") == end.operation &&
         is_of(database, end);
}

void make_totals_aside(SQLite::Database& database, const std::string& measurements) {
  for (const char* table : kept_tables) {
    Statement made(database, table_as_made);
    made.bind(":name", std::string_view(table)).next();
    std::string definition = made.text("sql");
    definition.replace(0, std::string_view("CREATE TABLE").size(), "CREATE TEMP TABLE");
    database.exec(definition);
  }
  Keeping keeping;
  keeping.schema = "temp";
  keeping.measurements = measurements;
  make_all(database, std::move(keeping));
}

}  // namespace track::store
