#pragma once

#include <SQLiteCpp/Database.h>

#include "track/model/plausibility.hpp"

namespace track::store {

// See Store::precedents.
ReferenceValues read_precedents(const SQLite::Database& database, const Plan& plan,
                                const Measurement& made);

}  // namespace track::store
