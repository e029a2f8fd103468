#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "track/base/date.hpp"
#include "track/base/sentence.hpp"
#include "track/store/copies.hpp"

namespace track::store {

// A new file that is written under a name of its own beside the one it shall have, readable by its
// owner alone. It goes away, with the files that SQLite put beside it, unless it was published.
class PartFile {
 public:
  // Makes it, empty; earlier parts of the same file whose process is no more go. Throws Error
  // (refused).
  explicit PartFile(const std::filesystem::path& file);
  ~PartFile();
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  const std::filesystem::path& path() const { return part_; }
  // Syncs it and gives it its name. Throws Error (refused): something bears the name already.
  void publish();

 private:
  std::filesystem::path file_;
  std::filesystem::path part_;
};

// Removes the parts in a folder whose process is no more: it was killed. `ours` is asked about the
// name that each should have had.
void remove_abandoned_parts(const std::filesystem::path& folder,
                            const std::function<bool(const std::string& name)>& ours);

// Opens a file as it is: nothing is migrated. An absolute path is never one of SQLite's special
// names.
SQLite::Database open_as_it_is(const std::filesystem::path& file);

// Fills the part with what `source` sees; the part is one file then, without a log beside it.
void copy_content(SQLite::Database& source, const PartFile& part);

Head head_of(const SQLite::Database& database);

// The first thing wrong with the content; nothing where all is whole.
std::optional<Sentence> file_fault(const SQLite::Database& database);   // pages, references
std::optional<Sentence> chain_fault(const SQLite::Database& database);  // digests

// Gives a file another name, or an error number: EEXIST where something bears that name already.
int rename_onto_nothing(const std::filesystem::path& from, const std::filesystem::path& to);

// The path with the ending, as in "track.db" and ".replaced-20240401T090000Z".
std::filesystem::path with_ending(std::filesystem::path path, const std::string& ending);
// "20240401T090000Z"
std::string compact(Moment moment);

}  // namespace track::store
