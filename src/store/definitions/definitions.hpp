#pragma once

#include <SQLiteCpp/Database.h>

#include <optional>
#include <string>
#include <vector>

#include "../sqlite/connection.hpp"
#include "track/model/office.hpp"
#include "track/store/store.hpp"

// What the sources of definitions know of a revision, but for the members of Store.
namespace track::store {

// See Store::revision.
std::optional<int> find_last_revision(const SQLite::Database& database, KnownAt known_at);

// Of the plan that the database holds; before the first load, the calendar year in UTC.
FiscalCalendar read_calendar(const SQLite::Database& database);

// Ids of activities and indicators, in the order of the definition.
struct RelatedItems {
  std::vector<std::string> activities;
  std::vector<std::string> indicators;
};

// What the activity or indicator of an id has to do with, in a revision: itself, the indicators of
// an activity, the surveys behind them and what those measure, and the activities tied to any of
// these.
RelatedItems related_items(const SQLite::Database& database, int revision, const std::string& id);

// The logo of the revision that is being made. Its picture is stored where no revision brought it
// before.
void add_logo(const SQLite::Database& database, const Logo& logo, int revision);

// That of a revision.
std::optional<Logo> find_logo(const SQLite::Database& database, int revision);

}  // namespace track::store
