#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "process.hpp"
#include "store/store_fixture.hpp"

namespace track::durability {

using Words = std::vector<std::string>;

// A folder with definitions and a database, and what must hold of that database whatever happened.
class Workplace {
 public:
  Workplace();
  // In a folder of somebody else.
  explicit Workplace(std::filesystem::path folder);

  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path database() const { return folder_ / "track.db"; }

  // Not started yet, so that a test may add limits.
  Command command(const Words& words) const;
  Ended track(const Words& words) const { return run(command(words)); }

  // A folder of definitions whose plan has this goal.
  std::filesystem::path definitions(const std::string& goal) const;
  void load() const;  // the first one; it must succeed

  SQLite::Database open() const;
  std::int64_t number(const std::string& query) const;
  std::set<std::string> texts(const std::string& query) const;
  std::set<std::string> notes() const { return texts("SELECT note FROM event"); }
  std::set<std::string> goals() const { return texts("SELECT goal FROM plan"); }

  std::string what_is_wrong() const;

 private:
  std::optional<TemporaryFolder> own_;
  std::filesystem::path folder_;
};

// Damage and halves in a database: a record without its event or one of its two values, an
// amendment or an undo without a part of it, a load without its revision or a part of it, an
// operation without its digest. Empty where all is well.
std::string what_is_wrong_in(const std::filesystem::path& file);

// An event with two values that bears the note.
Words record_words(const std::string& note);

}  // namespace track::durability
