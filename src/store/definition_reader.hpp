#pragma once

#include <SQLiteCpp/Database.h>

#include <optional>
#include <string>

#include "track/model/plan.hpp"

namespace track::store {

// A revision as it was written, which must exist: all of it or, with `about`, only the activities
// and indicators that Store::plan_about names.
Plan read_definitions(const SQLite::Database& database, int revision,
                      const std::optional<std::string>& about = std::nullopt);

// Of the plan that the database holds; before the first load, the calendar year in UTC.
FiscalCalendar read_calendar(const SQLite::Database& database);

}  // namespace track::store
