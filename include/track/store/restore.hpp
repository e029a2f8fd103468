#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "track/store/backups.hpp"

namespace track::store {

struct Restored {
  ChainEnd head;              // of the copy
  OperationId operation = 0;  // that tells of the restoring; its number was never given before
  std::int64_t lost = 0;      // operations that the replaced record held and the copy does not
  std::optional<std::filesystem::path>
      replaced;             // where the replaced file is kept, if there was one
  bool unreadable = false;  // the replaced file, as a record
};

// Puts the content of a copy in the place of the database and stores `operation` on top of it. The
// copy is verified first and itself not touched. Other processes see the old content or the new;
// only a file that cannot be read as a record is moved away and replaced by its name. Throws Error,
// and nothing was changed then: bad_input (no copy, damaged, not ours, newer, the database itself);
// refused where the operation gives no reason and operations would be lost, naming how many, or the
// replaced file may be another program's or a newer track's; unusable_database where that is no
// plain file.
Restored restore(const std::filesystem::path& database, const std::filesystem::path& copy,
                 const Operation& operation);

}  // namespace track::store
