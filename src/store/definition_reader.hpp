#pragma once

#include <SQLiteCpp/Database.h>

#include "track/model/plan.hpp"

namespace track::store {

// All of a revision, as it was written. The revision must exist.
Plan read_definitions(const SQLite::Database& database, int revision);

// Of the plan that the database holds; before the first load, the calendar year in UTC.
FiscalCalendar read_calendar(const SQLite::Database& database);

}  // namespace track::store
