#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "track/base/date.hpp"
#include "track/base/localized.hpp"
#include "track/base/temporary_file.hpp"
#include "track/store/backups.hpp"
#include "track/store/inspection.hpp"

namespace track::store {

// A new file that is written under a name of its own beside the one it shall have, readable by its
// owner alone. It goes away, with the files that SQLite put beside it, unless it was published.
// Connections to it are closed before it ends (see TemporaryFile).
class UnnamedCopy {
 public:
  // Makes it, empty; what killed processes left in the folder goes. Throws Error (refused).
  explicit UnnamedCopy(std::filesystem::path file);

  const std::filesystem::path& path() const { return part_->path(); }
  // Syncs it and gives it its name. Throws Error (refused): something bears the name already.
  void commit();
  // The same with another name in the folder; false where something bears that name.
  bool commit_as(const std::filesystem::path& name);

 private:
  std::filesystem::path file_;
  std::unique_ptr<TemporaryFile> part_;
};

// Opens a file as it is: nothing is migrated. An absolute path is never one of SQLite's special
// names.
SQLite::Database open_as_it_is(const std::filesystem::path& file);

// Fills the part with what `source` sees; the part is one file then, without a log beside it.
void copy_content(SQLite::Database& source, const UnnamedCopy& part);

ChainEnd head_of(const SQLite::Database& database);

// The first thing wrong with pages or references; nothing where they are whole.
std::optional<Localized> file_fault(const SQLite::Database& database);
// The first thing wrong with pages, references or digests of a file that was inspected. Other
// findings are no damage.
std::optional<Localized> fault_of(const Inspection& found, const std::filesystem::path& file);

// What SQLite reports of locks, permissions, disk and memory is not the file's fault; a file that
// contradicts itself may make it report almost anything else.
bool is_of_surroundings(const SQLite::Exception& exception);

// The path with the ending, as in "track.db" and ".replaced-20240401T090000Z".
std::filesystem::path with_ending(std::filesystem::path path, const std::string& ending);
// "20240401T090000Z"
std::string compact(Moment moment);

// Has a name taken that nothing bears: "PREFIXENDING", else "PREFIX-2ENDING", "PREFIX-3ENDING", …
// `take` gives false where something bears the name, although another process gave it that just
// now. Gives the name taken.
template <class Take>
std::filesystem::path take_free_name(const std::filesystem::path& prefix, const std::string& ending,
                                     Take take) {
  std::filesystem::path name = with_ending(prefix, ending);
  for (int n = 2; !take(name); ++n) {
    name = with_ending(prefix, "-" + std::to_string(n) + ending);
  }
  return name;
}

}  // namespace track::store
