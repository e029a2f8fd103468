#pragma once

#include <SQLiteCpp/Database.h>

#include "track/model/record.hpp"

namespace track::store {

// Throws Error (refused) when the entry was recorded before: the holding of an activity with the
// very same values, or one of the values of an entry without an activity; same period and place.
void refuse_repeat(const SQLite::Database& database, const RecordRequest& entry);

}  // namespace track::store
