#include "record_reader.hpp"

#include "correction_queries.hpp"
#include "definition_queries.hpp"
#include "operations.hpp"
#include "queries.hpp"
#include "statement.hpp"

namespace track::store {

namespace {

Period period_of(const Statement& row) {
  return {row.day("first_day"), row.day("last_day")};
}

Statement rows(const SQLite::Database& database, const char* query, const char* condition,
               KnownAt known_at) {
  Statement statement(database, (std::string(query) + condition).c_str());
  statement.bind(":until", last_known_operation(known_at));
  return statement;
}

OperationId last_listed(KnownAt known_at, Store::Later later) {
  return last_known_operation(later == Store::Later::listed ? KnownAt{} : known_at);
}

std::vector<Measurement> all_measurements(Statement& row) {
  std::vector<Measurement> measurements;
  while (row.next()) {
    measurements.push_back({row.integer("id"), row.integer("operation"),
                            row.optional_integer("event"), row.text("indicator"), period_of(row),
                            row.fiscal_year("fiscal_year"), row.value(), row.text("place"),
                            row.text("note"), row.moment("at"), row.text("actor"),
                            row.flag("provisional"), row.optional_integer("amends"),
                            row.text("reason"), row.optional_integer("withdrawn")});
  }
  return measurements;
}

std::vector<Event> all_events(Statement& row) {
  std::vector<Event> events;
  while (row.next()) {
    events.push_back({row.integer("id"), row.integer("operation"), row.text("activity"),
                      period_of(row), row.fiscal_year("fiscal_year"), row.text("place"),
                      row.text("note"), row.moment("at"), row.text("actor"),
                      row.optional_integer("withdrawn")});
  }
  return events;
}

}  // namespace

std::vector<Measurement> read_measurements(const SQLite::Database& database,
                                           const std::string& indicator, KnownAt known_at,
                                           Store::Later later) {
  Statement row = rows(database, query::measurements, query::of_indicator, known_at);
  row.bind(":indicator", indicator).bind(":listed", last_listed(known_at, later));
  return all_measurements(row);
}

std::vector<Event> read_events(const SQLite::Database& database, const std::string& activity,
                               KnownAt known_at, Store::Later later) {
  Statement row = rows(database, query::events, query::of_activity, known_at);
  row.bind(":activity", activity).bind(":listed", last_listed(known_at, later));
  return all_events(row);
}

RecordRows read_rows_of(const SQLite::Database& database, OperationId operation) {
  RecordRows result;
  Statement events = rows(database, query::events, query::of_operation, {});
  result.events = all_events(events.bind(":operation", operation));
  Statement measurements = rows(database, query::measurements, query::of_operation, {});
  result.measurements = all_measurements(measurements.bind(":operation", operation));
  Statement revision(database, query::revision_of);
  revision.bind(":operation", operation);
  while (revision.next()) result.revision = revision.number("number");
  return result;
}

std::vector<Measurement> read_measurements_of(const SQLite::Database& database,
                                              std::int64_t event) {
  Statement row = rows(database, query::measurements, query::of_event, {});
  return all_measurements(row.bind(":event", event));
}

Measurement read_measurement(const SQLite::Database& database, std::int64_t id) {
  Statement row = rows(database, query::measurements, query::measurement_itself, {});
  return all_measurements(row.bind(":id", id)).at(0);
}

Event read_event(const SQLite::Database& database, std::int64_t id) {
  Statement row = rows(database, query::events, query::event_itself, {});
  return all_events(row.bind(":id", id)).at(0);
}

std::optional<Provenance> read_target_setting(const SQLite::Database& database,
                                              const std::string& indicator, FiscalYear year,
                                              int revision) {
  Statement row(database, query::target_provenance);
  row.bind(":indicator", indicator).bind(":fiscal_year", year).bind(":revision", revision);
  std::optional<Provenance> provenance;
  while (row.next()) {
    const int number = row.number("number");
    provenance = {number,
                  {row.integer("operation"), row.moment("at"), row.text("actor"), "load",
                   row.text("command"), row.text("reason")}};
  }
  return provenance;
}

std::map<std::string, std::int64_t> read_measurement_counts(const SQLite::Database& database) {
  Statement row(database, query::measurement_counts);
  std::map<std::string, std::int64_t> counts;
  while (row.next()) counts.emplace(row.text("indicator"), row.integer("measurements"));
  return counts;
}

}  // namespace track::store
