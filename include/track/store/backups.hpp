#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "track/model/record.hpp"
#include "track/store/inspection.hpp"

namespace track::store {

// Where a record stands: its last operation, and the digest over that and all before it.
struct ChainEnd {
  OperationId operation = 0;  // 0: none yet
  std::string digest;
  bool operator==(const ChainEnd&) const = default;
};

// A verified copy of a database.
struct Backup {
  std::filesystem::path file;
  ChainEnd head;
  std::uintmax_t bytes = 0;
  bool on_disk_of_record = false;  // a disk that fails takes both
  Inspection found;                // no damage; what else there is stands in the record as well
};

// Copies what is stored at this moment while others may write. `place` is a file that is not there
// yet (its name ends in ".db") in a folder that is, or a folder, where the copy is named by moment
// and last operation: "track-20240401T090000Z-131.db", "…-131-2.db" where that is there. The folder
// is made, but none above it. Written beside its name, readable by its owner alone, opened again
// and verified, then named. Throws Error: refused where the copy does not hold what the record
// holds, or is damaged; there is no new file then.
Backup back_up(const std::filesystem::path& database, const std::filesystem::path& place,
               Moment now);
bool is_copy_file(const std::filesystem::path& place);  // a file and not a folder, by its name

// Notes in the database that the copy was made.
void note_copy(const std::filesystem::path& database, const Backup& copy, Moment now);

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
