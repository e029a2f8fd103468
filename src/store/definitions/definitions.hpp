#pragma once

#include <SQLiteCpp/Database.h>

#include <optional>

#include "track/store/store.hpp"

namespace track::store {

// See Store::revision.
std::optional<int> find_last_revision(const SQLite::Database& database, KnownAt known_at);

// Of the plan that the database holds; before the first load, the calendar year in UTC.
FiscalCalendar read_calendar(const SQLite::Database& database);

}  // namespace track::store
