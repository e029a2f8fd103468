#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "archive.hpp"
#include "number_format.hpp"
#include "sheet_source.hpp"
#include "xml.hpp"

namespace track::exchange {

// Where a part leads to.
struct Relationship {
  std::string type;    // the last word of its address: "worksheet"
  std::string target;  // a part, from the root; empty where it lies outside the file
};

// Those of a part, by id; of the package itself for "". None where it has no file of them.
std::map<std::string, Relationship> relationships_of(const Archive& archive,
                                                     const std::string& part);

// What a workbook says of itself.
struct XlsxPackage {
  std::vector<Sheet> sheets;       // those with cells
  std::vector<std::string> parts;  // of each sheet
  std::string shared_strings;      // its part; may be empty
  std::string styles;              // the same
  bool from_1904 = false;
};

XlsxPackage xlsx_package(const Archive& archive);

// The format of each cell style.
std::vector<NumberFormat> xlsx_formats(const Archive& archive, const std::string& part);

// What "_x000D_" stands for in the texts of a workbook.
std::string without_escapes(std::string text);

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
