#pragma once

#include <SQLiteCpp/Database.h>

#include "track/model/record.hpp"

namespace track::store {

// Throws Error (refused) where the same was recorded before: the holding of an activity with the
// very same values, or one of the values of a request without an activity; same period and place.
void refuse_repeat(const SQLite::Database& database, const RecordRequest& request);

// The rows of a request, which belong to no operation and no holding yet.
Event event_of(const RecordRequest& request, const Operation& operation);
Measurement measurement_of(const RecordRequest& request, const RecordRequest::Item& item,
                           const Operation& operation);

}  // namespace track::store
