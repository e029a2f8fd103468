#include "record_writer.hpp"

#include "operations.hpp"
#include "record_rows.hpp"
#include "repeat_check.hpp"

namespace track::store {

namespace {

void add_measurements(const SQLite::Database& database, const RecordRequest& entry,
                      const Operation& operation, RecordResult& recorded) {
  for (const RecordRequest::Item& item : entry.items) {
    Measurement made{0,
                     recorded.operation,
                     recorded.event,
                     item.indicator,
                     entry.period,
                     entry.year,
                     item.value,
                     entry.place,
                     entry.note,
                     operation.at,
                     operation.actor,
                     entry.provisional};
    add_measurement(database, made);
    require_total_that_fits(database, made);
    recorded.measurements.push_back(std::move(made));
  }
}

}  // namespace

RecordResult write_record(SQLite::Database& database, const RecordRequest& entry,
                          const Operation& operation, Store::Repeat repeat) {
  Writing writing(database, operation);
  require_open_year(database, entry.year);
  if (repeat == Store::Repeat::refuse) refuse_repeat(database, entry);
  RecordResult recorded;
  recorded.operation = writing.operation();
  if (!entry.activity.empty()) {
    Event event{0,           recorded.operation, entry.activity, entry.period,   entry.year,
                entry.place, entry.note,         operation.at,   operation.actor};
    add_event(database, event);
    recorded.event = event.id;
  }
  add_measurements(database, entry, operation, recorded);
  writing.commit();
  return recorded;
}

}  // namespace track::store
