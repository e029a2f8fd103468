#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <string>

#include "track/model/record.hpp"

namespace track::store {

// A row of the table `care`.
struct Care {
  Moment at;
  const char* kind;  // "backup", "check"
  OperationId operation = 0;
  std::string place;
  std::int64_t findings = 0;
};

void add_care(const SQLite::Database& database, const Care& care);

}  // namespace track::store
