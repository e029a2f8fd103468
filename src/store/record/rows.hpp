#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <vector>

#include "../sqlite/columns.hpp"
#include "../sqlite/statement.hpp"
#include "track/model/record.hpp"
#include "track/store/store.hpp"

namespace track::store {

// The rows of these numbers; they must exist.
Measurement read_measurement(const SQLite::Database& database, std::int64_t id,
                             KnownAt known_at = {});
Event read_event(const SQLite::Database& database, std::int64_t id, KnownAt known_at = {});
// Of one event, in the order recorded.
std::vector<Measurement> read_measurements_of(const SQLite::Database& database, std::int64_t event);
// Of no event and in force: those of this one's indicator, period and place, in the order recorded.
std::vector<Measurement> read_like(const SQLite::Database& database, const Measurement& one);

// See Store::rows_of.
RecordRows read_rows_of(const SQLite::Database& database, OperationId operation);

// Rows of the record, written one by one inside the caller's transaction. Each belongs to its
// member `operation`, and gets its number.
void add_event(const SQLite::Database& database, Event& event);
void add_measurement(const SQLite::Database& database, Measurement& measurement);
void add_source(const SQLite::Database& database, const SourceFile& file, OperationId operation);

// The files that an operation took its values from, in order.
std::vector<SourceFile> read_sources(const SQLite::Database& database, OperationId operation);

// Puts rows out of force.
void withdraw(const SQLite::Database& database, const RecordRows& rows, OperationId operation);

// The columns of the rows.

template <class Row, Is<Period> T>
void columns(Row& row, T& period) {
  row("first_day", period.first);
  row("last_day", period.last);
}

// `id` is given by SQLite; what the model has besides is of the operation or of `withdrawn`.
template <class Row, Is<Measurement> T>
void columns(Row& row, T& measurement) {
  row("operation", measurement.operation);
  row("event", measurement.event);
  row("indicator", measurement.indicator);
  columns(row, measurement.period);
  row("fiscal_year", measurement.year);
  row.value(measurement.value);
  row("place", measurement.place);
  row("note", measurement.note);
  row("provisional", measurement.provisional);
  row("amends", measurement.amends);
}

template <class Row, Is<Event> T>
void columns(Row& row, T& event) {
  row("operation", event.operation);
  row("activity", event.activity);
  columns(row, event.period);
  row("fiscal_year", event.year);
  row("place", event.place);
  row("note", event.note);
}

}  // namespace track::store
