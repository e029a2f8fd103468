#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>

namespace track::store {

// For reading where nothing may be written, on a CD or in a colleague's folder: SQLite wants files
// of its own beside a database, and an older one has to be brought up to date. The content of one
// moment, with what stands in the log, at the newest schema and in memory; the file stays as it is.
// Throws Error (unusable_database): a file that may not be read, one that changes all the time, or
// no place for temporary files.
SQLite::Database open_copy_in_memory(const std::filesystem::path& path);

}  // namespace track::store
