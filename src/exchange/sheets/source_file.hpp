#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track::exchange {

// An open file, closed at the end.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor();
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }

  int number() const { return number_; }

 private:
  int number_ = -1;
};

// A file that is read in pieces, in any order, several times. Errors in reading it are refused.
class SourceFile {
 public:
  // What can be read only once (a pipe) is kept in a temporary file.
  explicit SourceFile(const std::filesystem::path& path);
  // All of a stream, kept in a temporary file. The name "-" is that of standard input.
  SourceFile(std::istream& stream, const std::string& name);

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
  Descriptor descriptor_;
  std::uint64_t size_ = 0;
  struct stat opened_ {};
};

// Throws the Error (bad_input) of what is wrong at a place: "data.csv: line 3: …".
[[noreturn]] void complain(const Localized& place, const Localized& problem,
                           std::vector<Localized> hints = {});

}  // namespace track::exchange
