#pragma once

#include <SQLiteCpp/Database.h>

#include <chrono>
#include <filesystem>

#include "track/store/store.hpp"

namespace track::store {

// Opens the file at the newest schema, ready for queries. Does as little as it can: one `record`
// opens the database anew.
SQLite::Database open_database(const std::filesystem::path& path, Access access,
                               std::chrono::milliseconds busy_timeout = std::chrono::seconds(30));

}  // namespace track::store
