#pragma once

#include <SQLiteCpp/Database.h>

#include "track/model/plan.hpp"
#include "track/model/totals.hpp"
#include "track/store/store.hpp"

namespace track::store {

// See Store::totals.
Totals read_totals(SQLite::Database& database, const Plan& plan, FiscalYear first, FiscalYear last,
                   KnownAt known_at, std::optional<Day> as_of);

}  // namespace track::store
