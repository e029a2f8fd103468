#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "archive.hpp"
#include "xml.hpp"

namespace track::exchange {

// The texts that a workbook's cells name by number: the one thing of it that is kept in memory.
class SharedStrings {
 public:
  SharedStrings() = default;
  // An Error beyond 256 MiB of text or 16,777,216 texts.
  SharedStrings(const Archive& archive, const std::string& part);
  std::size_t size() const { return ends_.size(); }
  std::string_view at(std::size_t number) const;
  // A part of it is superscript, subscript or struck out.
  bool is_raised(std::size_t number) const;

 private:
  std::string texts_;
  std::vector<std::uint32_t> ends_;
  std::unordered_set<std::size_t> raised_;
};

// Whether it makes the run of a text superscript, subscript or struck out.
bool raises(const XmlElement& element);

}  // namespace track::exchange
