#pragma once

#include <SQLiteCpp/Database.h>

#include "track/store/store.hpp"

namespace track::store {

ReportingState read_reported(SQLite::Database& database, const Plan& plan, KnownAt known_at);

}  // namespace track::store
