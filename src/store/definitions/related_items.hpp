#pragma once

#include <string>
#include <vector>

#include "../sqlite/connection.hpp"

namespace track::store {

// Ids of activities and indicators, in the order of the definition.
struct RelatedItems {
  std::vector<std::string> activities;
  std::vector<std::string> indicators;
};

// What the activity or indicator of an id has to do with, in a revision: itself, the indicators of
// an activity, the surveys behind them and what those measure, and the activities tied to any of
// these.
RelatedItems related_items(const SQLite::Database& database, int revision, const std::string& id);

}  // namespace track::store
