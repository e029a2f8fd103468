#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <optional>
#include <string>

#include "track/base/date.hpp"

namespace track::store {

// The database that is to be replaced, open and whole; nothing where it cannot be read as a record.
// Throws Error (refused) where it may be another program's or a newer track's, and there is no
// reason. `ours` is a file as this program makes it.
std::optional<SQLite::Database> open_whole(const std::filesystem::path& database,
                                           const std::filesystem::path& ours,
                                           const std::string& reason);

// Keeps what is replaced beside it, under a name of that moment, which is given: as a copy, or the
// file itself with its logs, which SQLite would otherwise read beside the new file. Nothing where
// there is nothing.
std::filesystem::path keep_replaced(SQLite::Database& live, const std::filesystem::path& database,
                                    Moment now);
std::optional<std::filesystem::path> move_aside(const std::filesystem::path& database, Moment now);

// What is put back is its owner's alone, whatever the mode of the file before.
void make_private(const std::filesystem::path& database);

}  // namespace track::store
