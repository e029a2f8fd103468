#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <string>

#include "track/model/record.hpp"

namespace track::store {

// The digest of a record's first operation, which all of its copies have and no other record; ""
// where nothing was stored yet.
std::string first_digest_of(const SQLite::Database& database);

// The highest operation that a copy of the record with this first digest holds, among the copies of
// the database in a folder; 0 where there is none.
OperationId highest_copied(const std::filesystem::path& folder,
                           const std::filesystem::path& database, const std::string& first_digest);

}  // namespace track::store
