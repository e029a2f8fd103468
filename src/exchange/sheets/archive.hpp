#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "source_file.hpp"

namespace track::exchange {

struct ArchivePart {
  std::string name;  // as written
  std::uint64_t offset = 0;
  std::uint64_t packed = 0;
  std::uint64_t size = 0;
  std::uint32_t checksum = 0;
  std::uint16_t method = 0;
  bool encrypted = false;
};

// Of a zip file, by the names in lower case, with "/" between folders. An Error where there is none
// (truncated), or where what it promises is beyond all measure (a bomb).
std::map<std::string, ArchivePart> zip_directory(const SourceFile& file);

// The parts of a zip file. Names are told apart without case, as packages have it. Nothing is
// unpacked into memory.
class Archive {
 public:
  explicit Archive(const SourceFile& file) : file_(file), parts_(zip_directory(file)) {}

  const SourceFile& file() const { return file_; }
  bool has(const std::string& name) const;
  // The content in blocks, until `take` returns false. An Error where there is no such part, or
  // where it is not what the directory says.
  void read(const std::string& name, const std::function<bool(std::string_view)>& take) const;

 private:
  const SourceFile& file_;
  std::map<std::string, ArchivePart> parts_;
};

// "A" becomes "a", "\" becomes "/", and there is none at the beginning.
std::string part_key(std::string_view name);

}  // namespace track::exchange
