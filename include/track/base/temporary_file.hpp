#pragma once

#include <sys/types.h>

#include <filesystem>

namespace track {

// A new file that is written under a name of its own beside the one that it shall have. The name
// cannot be guessed, so that nobody lays a link or a file in its way, and is short however long the
// other one is. The file is locked as long as the process lives: what a killed process left is told
// from what another one still writes, whatever their numbers. It goes away, with the files that
// SQLite put beside it, unless it was renamed.
//
// Errors are std::system_error. Closing any descriptor of a file ends the locks that SQLite has on
// it in this process: a connection to the file is closed before this object ends.
class TemporaryFile {
 public:
  // Makes it in the folder of `target`, empty, open for reading and writing, with `mode` less what
  // the umask takes away.
  TemporaryFile(const std::filesystem::path& target, mode_t mode);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::filesystem::path& path() const { return path_; }
  int descriptor() const { return descriptor_; }

  // Gives it another name in the same folder. Nothing is synced.
  void rename_over(const std::filesystem::path& target);          // replaces what bears the name
  void rename_onto_nothing(const std::filesystem::path& target);  // EEXIST: something bears it

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
  bool renamed_ = false;
};

// Removes the temporary files in a folder whose process was killed, as far as it can.
void remove_abandoned_temporary_files(const std::filesystem::path& folder);

// Gives a file another name, or an error number: EEXIST where something bears that name already.
int rename_onto_nothing(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace track
