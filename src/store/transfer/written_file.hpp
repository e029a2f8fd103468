#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "track/base/digest.hpp"

namespace track::store {

// A new file that is written from beginning to end. Throws Error (refused) where that fails.
class WrittenFile {
 public:
  explicit WrittenFile(std::filesystem::path path);
  ~WrittenFile();
  WrittenFile(const WrittenFile&) = delete;
  WrittenFile& operator=(const WrittenFile&) = delete;

  void add(std::string_view text);
  // Syncs and closes it. Nothing is added after that.
  void finish();
  std::int64_t bytes() const { return bytes_; }
  std::string digest();  // SHA-256; asked once

 private:
  void flush();

  std::filesystem::path path_;
  int descriptor_;
  std::string pending_;
  std::int64_t bytes_ = 0;
  Digest digest_;
};

}  // namespace track::store
