#pragma once

#include <map>
#include <string>
#include <vector>

#include "archive.hpp"
#include "number_format.hpp"
#include "sheet_source.hpp"

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

}  // namespace track::exchange
