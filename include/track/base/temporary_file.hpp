#pragma once

#include <sys/types.h>

#include <filesystem>

namespace track {

// A new file, written under a temporary name in the folder of its target. The name cannot be
// guessed, so that nobody can put a link or a file in its place, and its length does not depend on
// the target's. The file is locked while the process lives, which tells the file of a killed
// process from one that is still written, whatever the process ids. Unless it was renamed, it is
// removed at the end, with the files that SQLite put beside it.
//
// Errors are std::system_error. Closing any descriptor of a file ends the locks that SQLite has on
// it in this process: a connection to the file is closed before this object ends.
class TemporaryFile {
 public:
  // Creates it in the folder of `target`, empty, open for reading and writing, with `mode` less the
  // umask.
  TemporaryFile(const std::filesystem::path& target, mode_t mode);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::filesystem::path& path() const { return path_; }
  int descriptor() const { return descriptor_; }

  // Gives it another name in the same folder. Nothing is synced.
  void rename_over(const std::filesystem::path& target);          // replaces what has the name
  void rename_onto_nothing(const std::filesystem::path& target);  // EEXIST where it is taken

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
  bool renamed_ = false;
};

// Removes the temporary files in a folder that killed processes left, as far as it can.
void remove_abandoned_temporary_files(const std::filesystem::path& folder);

// Renames a file, never over another. Gives 0 or an errno value: EEXIST where the name is taken.
int rename_onto_nothing(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace track
