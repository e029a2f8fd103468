#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <string>

#include "track/model/record.hpp"

namespace track::store {

// A row of the table `care`.
struct MaintenanceRow {
  Moment at;
  const char* kind;  // "backup", "check"
  OperationId operation = 0;
  std::string place;
  std::int64_t findings = 0;
};

void add_maintenance(const SQLite::Database& database, const MaintenanceRow& care);

// As told up to a moment; unset: up to now.
Maintenance read_maintenance(const SQLite::Database& database,
                             std::optional<Moment> until = std::nullopt);

}  // namespace track::store
