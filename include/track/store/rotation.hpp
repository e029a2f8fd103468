#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "track/store/backups.hpp"

namespace track::store {

// The folder "backups" beside the database.
std::filesystem::path copies_folder(const std::filesystem::path& database);

// The files in a folder that are named as copies of the database are, by last operation, then by
// moment. Those of another record of that name are among them. Empty where there is no such folder.
std::vector<std::filesystem::path> copies_in(const std::filesystem::path& folder,
                                             const std::filesystem::path& database);

// The copy of this very record that goes furthest, and the latest of those. Where the database
// cannot be read, nothing is given unless all copies are of one record.
std::optional<std::filesystem::path> newest_copy(const std::filesystem::path& folder,
                                                 const std::filesystem::path& database);

// The highest operation that a copy of the record with this first digest holds, among the copies of
// the database in a folder; 0 where there is none.
OperationId highest_copied(const std::filesystem::path& folder,
                           const std::filesystem::path& database, const std::string& first_digest);

// Removes copies of this very record from the folder of the one just made, those first that go
// least far, then those made first, until `keep` (1 or more) are left with that one, which always
// stays; gives those removed. What cannot be read is left alone and not counted. Throws Error
// (refused): one cannot be removed; a copy holds operations behind the end of the record, and none
// was removed.
std::vector<std::filesystem::path> remove_oldest_copies(const std::filesystem::path& database,
                                                        const Backup& made, std::size_t keep);

}  // namespace track::store
