#pragma once

#include <SQLiteCpp/Database.h>

#include "track/store/store.hpp"

namespace track::store {

Reported read_reported(SQLite::Database& database, const Plan& plan, Knowledge knowledge);

}  // namespace track::store
