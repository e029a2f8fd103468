#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

#include "track/base/localized.hpp"

namespace track::exchange {

// A file that is read in pieces, in any order, several times. Errors in reading it are refused.
class SourceFile {
 public:
  // What can be read only once (a pipe) is kept in a temporary file.
  explicit SourceFile(const std::filesystem::path& path);
  // All of a stream, kept in a temporary file. The name "-" is that of standard input.
  SourceFile(std::istream& stream, const std::string& name);
  ~SourceFile();
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;

  const std::string& name() const { return name_; }  // without its folder
  const Localized& place() const { return place_; }  // as an error names it
  std::uint64_t size() const { return size_; }
  // Up to so many bytes from there; fewer only at the end.
  std::string_view read(std::uint64_t offset, std::size_t most, std::string& buffer) const;
  // All of it in blocks, until `take` returns false.
  void read_blocks(const std::function<bool(std::string_view)>& take) const;
  // Throws where the file is another than when it was opened.
  void require_unchanged() const;

 private:
  void keep(std::istream& stream);
  struct stat state() const;
  [[noreturn]] void fail(int error_number) const;

  std::string name_;
  Localized place_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  struct stat opened_ {};
};

}  // namespace track::exchange
