#pragma once

#include <string>
#include <utility>
#include <vector>

namespace track::exchange {

// A zip file of these parts (name, content), packed or as they are.
std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts,
                   bool packed = true);

// A workbook as Excel writes it, with one sheet: of the elements in its sheetData, its shared
// strings, its styles and the attributes of its workbookPr.
struct Sheetlet {
  std::string rows;
  std::string strings = {};
  std::string styles = {};
  std::string properties = {};
  std::string columns = {};
};
std::string xlsx_of(const Sheetlet& sheet);

// An ods file of the elements in its one table, and of its styles.
std::string ods_of(const std::string& rows, const std::string& styles = {});

}  // namespace track::exchange
