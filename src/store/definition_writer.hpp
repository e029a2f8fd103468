#pragma once

#include <SQLiteCpp/Database.h>

#include "track/model/plan.hpp"

namespace track::store {

// Adds all rows of a revision. Runs inside the caller's transaction.
void write_definitions(const SQLite::Database& database, int revision, const Plan& plan);

}  // namespace track::store
