#include "record_reader.hpp"

#include "definition_queries.hpp"
#include "operations.hpp"
#include "queries.hpp"
#include "statement.hpp"

namespace track::store {

namespace {

Period period_of(const Statement& row) {
  return {row.day("first_day"), row.day("last_day")};
}

}  // namespace

std::vector<Measurement> read_measurements(const SQLite::Database& database,
                                           const std::string& indicator, Knowledge knowledge) {
  Statement row(database, query::measurements);
  row.bind(":indicator", indicator).bind(":until", last_known_operation(knowledge));
  std::vector<Measurement> measurements;
  while (row.next()) {
    measurements.push_back({row.integer("id"), row.integer("operation"),
                            row.optional_integer("event"), row.text("indicator"), period_of(row),
                            row.fiscal_year("fiscal_year"), row.value(), row.text("place"),
                            row.text("note"), row.moment("at"), row.text("actor")});
  }
  return measurements;
}

std::vector<Event> read_events(const SQLite::Database& database, const std::string& activity,
                               Knowledge knowledge) {
  Statement row(database, query::events);
  row.bind(":activity", activity).bind(":until", last_known_operation(knowledge));
  std::vector<Event> events;
  while (row.next()) {
    events.push_back({row.integer("id"), row.integer("operation"), row.text("activity"),
                      period_of(row), row.fiscal_year("fiscal_year"), row.text("place"),
                      row.text("note"), row.moment("at"), row.text("actor")});
  }
  return events;
}

std::optional<Setting> read_target_setting(const SQLite::Database& database,
                                           const std::string& indicator, FiscalYear year,
                                           int revision) {
  Statement row(database, query::target_setting);
  row.bind(":indicator", indicator).bind(":fiscal_year", year).bind(":revision", revision);
  std::optional<Setting> setting;
  while (row.next()) {
    const int number = row.number("number");
    setting = {number,
               {row.integer("operation"), row.moment("at"), row.text("actor"), "load",
                row.text("command"), row.text("reason")}};
  }
  return setting;
}

std::map<std::string, std::int64_t> read_measurement_counts(const SQLite::Database& database) {
  Statement row(database, query::measurement_counts);
  std::map<std::string, std::int64_t> counts;
  while (row.next()) counts.emplace(row.text("indicator"), row.integer("measurements"));
  return counts;
}

}  // namespace track::store
