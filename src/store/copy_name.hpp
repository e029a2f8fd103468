#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "track/base/date.hpp"
#include "track/model/record.hpp"

namespace track::store {

// What the name of a copy tells: "track-20240401T090000Z-131.db"; "-131-2" where another copy of
// that second bears the name already.
struct CopyName {
  std::string made;  // "20240401T090000Z"
  OperationId operation = 0;
  int number = 1;
};

// The beginning of the name, up to the operation.
std::string copy_name(const std::filesystem::path& database, Moment now, OperationId last);

// Nothing where the file is not named as a copy of the database is.
std::optional<CopyName> read_copy_name(const std::filesystem::path& file,
                                       const std::filesystem::path& database);

}  // namespace track::store
