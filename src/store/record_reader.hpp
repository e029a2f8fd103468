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
                                           const std::string& indicator, Knowledge knowledge);
std::vector<Event> read_events(const SQLite::Database& database, const std::string& activity,
                               Knowledge knowledge);
std::optional<Setting> read_target_setting(const SQLite::Database& database,
                                           const std::string& indicator, FiscalYear year,
                                           int revision);
std::map<std::string, std::int64_t> read_measurement_counts(const SQLite::Database& database);

}  // namespace track::store
