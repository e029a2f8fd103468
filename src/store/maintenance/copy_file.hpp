#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "../sqlite/file_system.hpp"
#include "track/base/date.hpp"
#include "track/base/localized.hpp"
#include "track/base/temporary_file.hpp"
#include "track/model/record.hpp"
#include "track/store/inspection.hpp"

namespace track::store {

// A new file, written under a temporary name beside its final one and readable by its owner alone.
// It is removed, with the files that SQLite put beside it, unless it was committed.
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

// Fills the part with what `source` sees; the part is one file then, without a log beside it.
void copy_content(SQLite::Database& source, const UnnamedCopy& part);

std::int64_t count_broken_references(const SQLite::Database& database);
inline constexpr Message<Localized> damage{"it is damaged: {}", "壊れています：{}"};

// The first thing wrong with pages or references; nothing where they are whole.
std::optional<Localized> file_fault(const SQLite::Database& database);
// The first thing wrong with pages, references or digests of a file that was inspected. Other
// findings are no damage.
std::optional<Localized> fault_of(const Inspection& found, const std::filesystem::path& file);

// "20240401T090000Z"
std::string compact(Moment moment);

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
