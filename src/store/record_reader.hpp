#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "track/model/record.hpp"
#include "track/store/store.hpp"

namespace track::store {

// See the members of Store of the same names.
std::vector<Measurement> read_measurements(const SQLite::Database& database,
                                           const std::string& indicator, KnownAt known_at,
                                           Store::Later later);
std::vector<Event> read_events(const SQLite::Database& database, const std::string& activity,
                               KnownAt known_at, Store::Later later);
RecordRows read_rows_of(const SQLite::Database& database, OperationId operation);

// Of one event, in the order recorded.
std::vector<Measurement> read_measurements_of(const SQLite::Database& database, std::int64_t event);
// The rows of these numbers; they must exist.
Measurement read_measurement(const SQLite::Database& database, std::int64_t id);
Event read_event(const SQLite::Database& database, std::int64_t id);

std::optional<Provenance> read_target_setting(const SQLite::Database& database,
                                              const std::string& indicator, FiscalYear year,
                                              int revision);
std::map<std::string, std::int64_t> read_measurement_counts(const SQLite::Database& database);

}  // namespace track::store
