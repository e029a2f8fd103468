#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "track/model/record.hpp"
#include "track/model/upkeep.hpp"

namespace track::store {

// quick: pages and rows without their indexes, and the digests of the last operations.
enum class Depth { quick, full };
constexpr int operations_walked_quickly = 100;

// A table, index, trigger or view that is not as this program makes it.
struct SchemaDifference {
  enum class Kind { missing, changed, added };
  Kind kind = Kind::missing;
  std::string type;  // "table", "index", "trigger", "view"
  std::string name;
};

// What was found of a database; where it is damaged, as far as it could be read.
struct Inspection {
  std::optional<std::string> damage;  // in SQLite's words
  std::int64_t broken_references = 0;
  std::vector<SchemaDifference> schema;
  std::optional<OperationId> broken_operation;  // the first whose digest does not fit
  OperationId last_operation = 0;
  OperationId highest_operation = 0;  // ever made, as far as the file tells
  std::optional<LastCopy> last_copy;
  std::vector<std::filesystem::path> open_to_others;  // files that not their owner alone may read
  std::optional<std::string> unsafe_file_system;      // its name
};

// Changes nothing but the schema of an older database. Throws Error (unusable_database): a file
// that cannot be opened at all.
Inspection inspect(const std::filesystem::path& database, Depth depth);

// Notes in the database that it was checked; not where it may not be written.
void note_check(const std::filesystem::path& database, Moment now, std::int64_t findings);

}  // namespace track::store
