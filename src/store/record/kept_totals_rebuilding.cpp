#include "kept_totals_rebuilding.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "../sqlite/statement.hpp"
#include "kept_totals.hpp"

namespace track::store {

namespace {

struct KeptTable {
  const char* name = "";
  const char* key = "";
};
constexpr KeptTable tables[] = {
    {"kept_total", "indicator, fiscal_year, form"},
    {"kept_period", "indicator, fiscal_year, first_day, last_day, form"},
    {"kept_holdings", "activity, fiscal_year"},
};

// For the connection alone.
constexpr const char* keep_as_it_was = R"sql(
  CREATE TEMP TABLE {0}_before AS SELECT * FROM main.{0})sql";
constexpr const char* forget = R"sql(
  DROP TABLE temp.{0}_before)sql";

// What is new or another, and what is there no more.
constexpr const char* compare = R"sql(
  SELECT (SELECT count(*) FROM main.{0}) AS made,
         (SELECT count(*) FROM (SELECT * FROM main.{0} EXCEPT SELECT * FROM temp.{0}_before))
         + (SELECT count(*) FROM temp.{0}_before WHERE ({1}) NOT IN (SELECT {1} FROM main.{0}))
           AS changed)sql";

}  // namespace

RebuiltTotals make_totals_and_compare(SQLite::Database& database) {
  for (const KeptTable& table : tables) {
    database.exec(fmt::format(keep_as_it_was, table.name));
  }
  make_totals(database);
  RebuiltTotals rebuilt;
  for (const KeptTable& table : tables) {
    Statement row(database, fmt::format(compare, table.name, table.key).c_str());
    row.next();
    rebuilt.made += row.integer("made");
    rebuilt.changed += row.integer("changed");
    row.next();
    database.exec(fmt::format(forget, table.name));
  }
  return rebuilt;
}

}  // namespace track::store
