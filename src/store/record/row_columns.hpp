#pragma once

#include "../sqlite/columns.hpp"
#include "track/model/record.hpp"

namespace track::store {

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
