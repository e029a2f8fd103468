#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "track/model/record.hpp"

namespace track::store {

// Where a record stands: its last operation, and the digest over that and all before it.
struct Head {
  OperationId operation = 0;  // 0: none yet
  std::string digest;
  bool operator==(const Head&) const = default;
};

// A verified copy of a database.
struct Copy {
  std::filesystem::path file;
  Head head;
  std::uintmax_t bytes = 0;
};

// The folder "backups" beside the database.
std::filesystem::path copies_folder(const std::filesystem::path& database);

// The copies of the database in a folder, oldest first: the files that back_up() named there and
// nothing else. Empty where there is no such folder.
std::vector<std::filesystem::path> copies_in(const std::filesystem::path& folder,
                                             const std::filesystem::path& database);

// Copies what is stored at this moment while others may write. `place` is a file that is not there
// yet (its name ends in ".db") or a folder, where the copy is named by moment and last operation:
// "track-20240401T090000Z-131.db". Written beside its name, readable by its owner alone, opened
// again and verified, then named. Throws Error: refused where the copy does not hold what the
// record holds, or the record itself is not whole; there is no new file then.
Copy back_up(const std::filesystem::path& database, const std::filesystem::path& place, Moment now);
bool is_copy_file(const std::filesystem::path& place);  // a file and not a folder, by its name

// Notes in the database that the copy was made.
void note_copy(const std::filesystem::path& database, const Copy& copy, Moment now);

// Removes the oldest of copies_in() until `keep` are left; gives those removed. Throws Error
// (refused) at the first that cannot be removed.
std::vector<std::filesystem::path> remove_oldest_copies(const std::filesystem::path& folder,
                                                        const std::filesystem::path& database,
                                                        std::size_t keep);

struct Restored {
  Head head;                  // of the copy
  OperationId operation = 0;  // that tells of the restoring; its number was never given before
  std::int64_t lost = 0;      // operations that the replaced record held and the copy does not
  std::optional<std::filesystem::path>
      replaced;             // where the replaced file is kept, if there was one
  bool unreadable = false;  // the replaced file
};

// Puts the content of a copy in the place of the database and stores `operation` on top of it. The
// copy is verified first and itself not touched. Other processes see the old content or the new;
// only a file that cannot be read is moved away and replaced by its name. Throws Error: bad_input
// (no copy, damaged, not ours, newer); refused where operations would be lost and the operation
// gives no reason, naming how many. Nothing was changed then.
Restored restore(const std::filesystem::path& database, const std::filesystem::path& copy,
                 const Operation& operation);

}  // namespace track::store
