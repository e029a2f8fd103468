#pragma once

#include <SQLiteCpp/Database.h>

#include "track/model/record.hpp"

namespace track::store {

// Rows of the record, written one by one inside the caller's transaction. Each belongs to its
// member `operation`, and gets its number.
void add_event(const SQLite::Database& database, Event& event);
void add_measurement(const SQLite::Database& database, Measurement& measurement);

// Puts a row out of force.
void withdraw(const SQLite::Database& database, const Event& event, OperationId operation);
void withdraw(const SQLite::Database& database, const Measurement& measurement,
              OperationId operation);
void withdraw_revision(const SQLite::Database& database, int revision, OperationId operation);

// A record that no report could add up must not be stored: throws where a sum does not fit.
void require_total_that_fits(const SQLite::Database& database, const Measurement& measurement);

// Throws Error (refused) where the fiscal year is closed.
void require_open_year(const SQLite::Database& database, FiscalYear year);

}  // namespace track::store
