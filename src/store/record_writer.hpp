#pragma once

#include <SQLiteCpp/Database.h>

#include "track/model/record.hpp"
#include "track/store/store.hpp"

namespace track::store {

// See Store::record.
RecordResult write_record(SQLite::Database& database, const RecordRequest& entry,
                          const Operation& operation, Store::Repeat repeat);

}  // namespace track::store
