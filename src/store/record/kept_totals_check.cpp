#include "kept_totals_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "../sqlite/statement.hpp"
#include "chain.hpp"
#include "kept_totals.hpp"
#include "key_filter.hpp"

namespace track::store {

namespace {

constexpr std::size_t totals_sampled = 20;

// Where the sample stands, for the connection alone.
constexpr const char* make_sample = R"sql(
  CREATE TEMP TABLE kept_sample (indicator TEXT, fiscal_year INTEGER,
                                 PRIMARY KEY (indicator, fiscal_year)) WITHOUT ROWID)sql";
constexpr const char* add_to_sample = R"sql(
  INSERT INTO temp.kept_sample VALUES (:indicator, :fiscal_year))sql";

constexpr const char* closed_years = R"sql(
  SELECT fiscal_year FROM closing AS last
  WHERE closed AND operation = (SELECT max(operation) FROM closing
                                WHERE fiscal_year = last.fiscal_year))sql";

// What stands on one side alone.
std::string differing(const char* table, const char* subject, const std::string& rows) {
  return fmt::format(R"sql(
  SELECT {1} AS subject, fiscal_year, '{1}' = 'activity' AS of_holdings FROM
    (SELECT * FROM main.{0} WHERE {2} EXCEPT SELECT * FROM temp.{0})
  UNION
  SELECT {1}, fiscal_year, '{1}' = 'activity' FROM
    (SELECT * FROM temp.{0} EXCEPT SELECT * FROM main.{0}))sql",
                     table, subject, rows);
}

// Totals of closed years, ordered by a hash that the last operation changes.
void sample(SQLite::Database& database) {
  using Key = std::pair<std::string, std::int64_t>;
  const std::uint64_t seed = std::hash<std::string>()(head_of(database).digest);
  std::vector<std::pair<std::uint64_t, Key>> keys;
  Statement row(database,
                fmt::format("SELECT DISTINCT indicator, fiscal_year FROM main.kept_total WHERE "
                            "fiscal_year IN ({})",
                            closed_years)
                    .c_str());
  while (row.next()) {
    Key key(row.text("indicator"), row.integer("fiscal_year"));
    const std::uint64_t hash = mixed_hash(mixed_hash(seed, std::hash<std::string>()(key.first)),
                                          static_cast<std::uint64_t>(key.second));
    keys.emplace_back(hash, std::move(key));
  }
  const std::size_t count = std::min(totals_sampled, keys.size());
  std::partial_sort(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(count), keys.end());
  keys.resize(count);
  database.exec(make_sample);
  Statement insert(database, add_to_sample);
  for (const auto& [hash, key] : keys) {
    insert.bind(":indicator", key.first).bind(":fiscal_year", key.second).run();
  }
}

// What is read from a copy in memory may not be written; tables aside of it may.
class WritingAside {
 public:
  explicit WritingAside(SQLite::Database& database)
      : database_(database),
        was_forbidden_(single_integer(database, "PRAGMA query_only", "query_only") != 0) {
    database_.exec("PRAGMA query_only = OFF");
  }
  ~WritingAside() {
    if (was_forbidden_) database_.tryExec("PRAGMA query_only = ON");
  }
  WritingAside(const WritingAside&) = delete;
  WritingAside& operator=(const WritingAside&) = delete;

 private:
  SQLite::Database& database_;
  bool was_forbidden_;
};

}  // namespace

bool are_totals_wrong(SQLite::Database& database) {
  Inspection found;
  find_wrong_totals(database, Depth::full, found);
  return found.are_totals_current && !found.wrong_totals.empty();
}

void find_wrong_totals(SQLite::Database& database, Depth depth, Inspection& found) {
  found.are_totals_current = are_totals_of_chain(database);
  const WritingAside aside(database);
  std::string rows = "1";
  if (depth == Depth::quick && found.in_part) {
    sample(database);
    rows = fmt::format(
        "(fiscal_year NOT IN ({}) OR (indicator, fiscal_year) IN (SELECT * FROM temp.kept_sample))",
        closed_years);
  }
  make_totals_aside(database, rows);
  Statement wrong(database, fmt::format("{} UNION {} UNION {} LIMIT :most",
                                        differing("kept_total", "indicator", rows),
                                        differing("kept_period", "indicator", rows),
                                        differing("kept_holdings", "activity", "1"))
                                .c_str());
  wrong.bind(":most", wrong_totals_named);
  while (wrong.next()) {
    found.wrong_totals.push_back(
        {wrong.text("subject"), wrong.integer("fiscal_year"), wrong.flag("of_holdings")});
  }
}

}  // namespace track::store
