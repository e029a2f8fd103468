#include "record_writer.hpp"

#include "operations.hpp"
#include "queries.hpp"
#include "repeat_check.hpp"
#include "statement.hpp"

namespace track::store {

namespace {

std::int64_t add_event(const SQLite::Database& database, const Entry& entry,
                       OperationId operation) {
  Statement(database, query::insert_event)
      .bind(":operation", operation)
      .bind(":activity", entry.activity)
      .bind(":first_day", entry.period.first)
      .bind(":last_day", entry.period.last)
      .bind(":fiscal_year", entry.year)
      .bind(":place", entry.place)
      .bind(":note", entry.note)
      .run();
  return database.getLastInsertRowid();
}

void add_measurements(const SQLite::Database& database, const Entry& entry,
                      const Operation& operation, Recorded& recorded) {
  Statement insert(database, query::insert_measurement);
  insert.bind(":operation", recorded.operation)
      .bind(":event", recorded.event)
      .bind(":first_day", entry.period.first)
      .bind(":last_day", entry.period.last)
      .bind(":fiscal_year", entry.year)
      .bind(":place", entry.place)
      .bind(":note", entry.note);
  for (const Entry::Item& item : entry.items) {
    insert.bind(":indicator", item.indicator).bind(item.value).run();
    recorded.measurements.push_back({database.getLastInsertRowid(), recorded.operation,
                                     recorded.event, item.indicator, entry.period, entry.year,
                                     item.value, entry.place, entry.note, operation.at,
                                     operation.actor});
  }
}

// A record that no report could add up must not be stored: the query fails where a sum does not
// fit.
void require_totals_that_fit(const SQLite::Database& database, const Entry& entry) {
  Statement sums(database, query::sums_of_year);
  sums.bind(":fiscal_year", entry.year);
  for (const Entry::Item& item : entry.items) {
    sums.bind(":indicator", item.indicator).bind(":form", to_stored(item.value.form));
    while (sums.next()) continue;
  }
}

}  // namespace

Recorded write_record(SQLite::Database& database, const Entry& entry, const Operation& operation,
                      Store::Repeat repeat) {
  Writing writing(database, operation);
  if (repeat == Store::Repeat::refuse) refuse_repeat(database, entry);
  Recorded recorded;
  recorded.operation = writing.operation();
  if (!entry.activity.empty()) recorded.event = add_event(database, entry, recorded.operation);
  add_measurements(database, entry, operation, recorded);
  require_totals_that_fit(database, entry);
  writing.commit();
  return recorded;
}

}  // namespace track::store
