#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace track::render {

// A zip archive whose files are stored as they are: enough for a form, and no library.
class StoredArchive {
 public:
  void add(std::string_view name, std::string_view content);
  // Ends it.
  std::string bytes();

 private:
  std::string files_;
  std::string directory_;
  std::uint16_t count_ = 0;
};

}  // namespace track::render
