#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

// The sources and headers of the program, as the tests of its house read them.
namespace architecture {

namespace fs = std::filesystem;

inline const fs::path root = TRACK_SOURCE_DIR;

inline std::vector<fs::path> sources() {
  std::vector<fs::path> files;
  for (const char* folder : {"src", "include"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const fs::path& path = entry.path();
      if (path.extension() == ".cpp" || path.extension() == ".hpp") files.push_back(path);
    }
  }
  return files;
}

// "store" of src/store/schema/x.cpp and of include/track/store/x.hpp.
inline std::string room_of(const fs::path& file) {
  const fs::path relative = fs::relative(file, root);
  auto part = relative.begin();
  if (*part == "include") ++part;
  ++part;  // "src" or "track"
  return part->string();
}

inline std::string text_of(const fs::path& file) {
  std::ostringstream content;
  content << std::ifstream(file).rdbuf();
  return content.str();
}

}  // namespace architecture
