#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>

namespace track::store {

// A new folder, written under a name of its own beside its final one; it goes with what is in it
// unless it was committed. What killed processes left of others goes when one is made.
class NewFolder {
 public:
  // Throws Error (refused).
  explicit NewFolder(const std::filesystem::path& target);
  ~NewFolder();
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // Gives it its name, also that of an empty folder. True where a folder that was there gave way:
  // `may_replace` is asked about it, throws where it may not, and gives the names of all that it
  // holds. Throws Error (refused).
  bool commit(
      const std::function<std::set<std::string>(const std::filesystem::path&)>& may_replace);

 private:
  std::filesystem::path target_;
  std::filesystem::path path_;
  int lock_ = -1;
};

}  // namespace track::store
