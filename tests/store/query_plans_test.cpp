#include <SQLiteCpp/Statement.h>

#include "../../src/store/record/kept_totals_queries.hpp"
#include "../../src/store/record/totals_queries.hpp"
#include "store_fixture.hpp"

namespace track::store::query_plans_test {

namespace {

std::vector<std::string> steps_of(SQLite::Database& raw, const std::string& query) {
  std::vector<std::string> steps;
  SQLite::Statement row(raw, "EXPLAIN QUERY PLAN " + query);
  while (row.executeStep()) steps.push_back(row.getColumn("detail").getString());
  CHECK_FALSE(steps.empty());
  return steps;
}

// Each step of a query must be as one of those given.
void check_steps(SQLite::Database& raw, const char* query,
                 const std::vector<std::string>& allowed) {
  for (const std::string& step : steps_of(raw, query)) {
    INFO(query << step);
    const bool reads = step.find("SEARCH ") == 0 || step.find("SCAN ") == 0;
    const auto is_this = [&](const std::string& start) { return step.find(start) == 0; };
    CHECK((!reads || std::any_of(allowed.begin(), allowed.end(), is_this)));
    CHECK(step.find("TEMP B-TREE") == std::string::npos);
  }
}

}  // namespace

TEST_CASE("totals are read as they are kept, and else from the index alone, without sorting") {
  const TemporaryFolder folder;
  const Store store = store_with(folder.database(), small_plan());
  SQLite::Database raw(folder.database().string());
  for (const char* query : {query::totals_kept, query::periods_kept, query::holdings_kept}) {
    check_steps(raw, query, {"SEARCH kept_"});
  }
  const std::vector<std::string> seeks = {
      "SEARCH measurement USING COVERING INDEX measurement_totals (indicator=? AND form=? AND "
      "fiscal_year=?",
      "SEARCH withdrawal USING", "SEARCH restoration USING"};
  for (const char* query :
       {query::last_measurement.text, query::last_of_day.text, query::sums_of_year.text,
        query::sums_of_period.text, query::sized_quantities.text}) {
    check_steps(raw, query, seeks);
  }
  for (const char* query : {query::last_holding.text, query::first_holding_ended.text}) {
    check_steps(raw, query,
                {"SEARCH event USING INDEX event_totals (activity=? AND fiscal_year=?",
                 "SEARCH withdrawal USING", "SEARCH restoration USING"});
  }
}

TEST_CASE("what keeps the totals of one operation seeks its rows") {
  const TemporaryFolder folder;
  store_with(folder.database(), small_plan());
  SQLite::Database raw(folder.database().string());
  Keeping keeping;
  keeping.has_corrections = true;
  for (const bool corrections : {false, true}) {
    for (const std::string& query :
         {query::add_totals(keeping, corrections), query::add_periods(keeping, corrections),
          query::add_holdings(keeping, corrections), query::sized_rows(keeping, corrections)}) {
      for (const std::string& step : steps_of(raw, query)) {
        INFO(query << step);
        const bool scans_rows = step == "SCAN measurement" || step == "SCAN event" ||
                                step.starts_with("SCAN measurement USING") ||
                                step.starts_with("SCAN event USING") || step == "SCAN withdrawal" ||
                                step == "SCAN restoration";
        CHECK_FALSE(scans_rows);
      }
    }
  }
}

}  // namespace track::store::query_plans_test
