#pragma once

#include "archive.hpp"
#include "sheet_source.hpp"
#include "xlsx_package.hpp"

namespace track::exchange {

// A workbook of Office Open XML (xlsx, xlsm).
class XlsxFile : public SheetSource {
 public:
  explicit XlsxFile(Archive archive);
  void read(std::size_t sheet, const std::function<bool(const Row&)>& take) const override;

 private:
  Archive archive_;
  XlsxPackage package_;
  std::vector<NumberFormat> formats_;
  SharedStrings strings_;
};

}  // namespace track::exchange
