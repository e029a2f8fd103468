#pragma once

#include <SQLiteCpp/Database.h>

#include "track/model/doubt.hpp"

namespace track::store {

// See Store::precedents.
Precedents read_precedents(const SQLite::Database& database, const Plan& plan,
                           const Measurement& made);

}  // namespace track::store
