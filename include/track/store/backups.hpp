#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

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

}  // namespace track::store
