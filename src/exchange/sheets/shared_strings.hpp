#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive.hpp"

namespace track::exchange {

// The texts that a workbook's cells name by number: the one thing of it that is kept in memory.
class SharedStrings {
 public:
  SharedStrings() = default;
  // An Error beyond 256 MiB of text or 16,777,216 texts.
  SharedStrings(const Archive& archive, const std::string& part);
  std::size_t size() const { return ends_.size(); }
  std::string_view at(std::size_t number) const;

 private:
  std::string texts_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace track::exchange
