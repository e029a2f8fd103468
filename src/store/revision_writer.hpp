#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <optional>

#include "track/model/plan.hpp"
#include "track/model/record.hpp"

namespace track::store {

// See Store::save. `path` is for the sentence that refuses another plan.
int write_revision(SQLite::Database& database, const std::filesystem::path& path, const Plan& plan,
                   std::optional<int> expected, const Operation& operation);

}  // namespace track::store
