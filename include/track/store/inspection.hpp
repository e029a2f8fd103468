#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "track/base/localized.hpp"
#include "track/model/record.hpp"

namespace track::store {

// quick: pages and rows without their indexes, and the digests of the last operations; of long
// tables a part, so that it takes no longer the longer they are.
enum class Depth { quick, full };
constexpr int operations_walked_quickly = 100;
constexpr std::int64_t rows_walked_quickly = 200'000;  // of a table; of operations in all

constexpr int loose_rows_named = 20;
constexpr int wrong_totals_named = 20;

// A table, index, trigger or view that is not as this program makes it.
struct SchemaDifference {
  enum class Kind { missing, changed, added };
  Kind kind = Kind::missing;
  std::string type;  // "table", "index", "trigger", "view"
  std::string name;
};

// A row that no sealed operation stored: outside the chain, yet read like any other.
struct LooseRow {
  std::string table;
  std::int64_t row = 0;       // its number there
  OperationId operation = 0;  // that it names
};

// Definitions of a revision that no sealed operation made.
struct LooseDefinitions {
  std::string table;
  int revision = 0;
  std::int64_t rows = 0;
};

// A total that is kept otherwise than its rows add up.
struct WrongTotal {
  std::string subject;       // an indicator or, of holdings, an activity
  std::int64_t year = 0;     // as it stands there
  bool of_holdings = false;  // how often it was held
};

// The numbers that operations were given are counted; numbers that are used are not used again.
enum class Counter { sound, missing, doubled, set_back, foreign };

// A part of the inspection that could not be brought to its end.
struct Unreadable {
  enum class Part { pages, references, counter, rows, chain, totals };
  Part part = Part::pages;
  Localized why;
};

// What was found of a database; where it is damaged, as far as it could be read.
struct Inspection {
  // Where the schema differs, nothing further is read: what the tables hold cannot be told then.
  std::vector<SchemaDifference> schema;
  std::optional<std::string> damage;  // in SQLite's words
  std::int64_t broken_references = 0;
  Counter counter = Counter::sound;
  std::vector<LooseRow> loose_rows;  // the first of them
  std::vector<LooseDefinitions> loose_definitions;
  std::optional<OperationId> broken_operation;  // the first whose digest does not fit
  bool are_totals_current = true;               // of the last operation; else none of them is read
  std::optional<std::string> damaged_totals;    // what in them is no total, in SQLite's words
  std::vector<WrongTotal> wrong_totals;         // the first of them
  std::vector<Unreadable> unreadable;
  OperationId last_operation = 0;
  OperationId highest_operation = 0;  // ever made, as far as the file tells
  // The first in front of which operations are missing that no restoring gave up.
  std::optional<OperationId> operation_behind_gap;
  bool in_part = false;  // quick: there was more than is read quickly
  std::optional<LastCopy> last_copy;
  std::vector<std::filesystem::path> open_to_others;  // files that not their owner alone may read
  std::optional<std::string> unsafe_file_system;      // its name

  // Nothing was found of the record itself; how the file is kept is another matter.
  bool is_record_whole() const;
};

// Changes nothing but the schema of an older database, once that was seen to be as it was made.
// Throws Error (unusable_database): a file that cannot be opened at all.
Inspection inspect(const std::filesystem::path& path, Depth depth);

struct RebuiltTotals {
  std::int64_t made = 0;
  std::int64_t changed = 0;  // of those and of what was kept: what stood on one side alone
};
// Makes the kept totals of the rows, whatever was kept. Throws Error (unusable_database) where the
// schema is not ours or something was stored that no operation sealed.
RebuiltTotals rebuild_totals(const std::filesystem::path& path);

// Notes in the database that it was checked; not where it may not be written.
void note_check(const std::filesystem::path& path, Moment now, std::int64_t findings);

}  // namespace track::store
