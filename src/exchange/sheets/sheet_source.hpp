#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "track/exchange/workbook.hpp"

namespace track::exchange {

class Archive;
class SourceFile;

// The sheets of one kind of file; each kind is read by the source that opens it.
class SheetSource {
 public:
  SheetSource() = default;
  virtual ~SheetSource() = default;
  SheetSource(const SheetSource&) = delete;
  SheetSource& operator=(const SheetSource&) = delete;

  const std::vector<Sheet>& sheets() const { return sheets_; }
  // As Workbook::read().
  virtual void read(std::size_t sheet, const std::function<bool(const Row&)>& take) const = 0;

 protected:
  void set_sheets(std::vector<Sheet> sheets) { sheets_ = std::move(sheets); }

 private:
  std::vector<Sheet> sheets_;
};

// A workbook of Office Open XML (xlsx, xlsm).
std::unique_ptr<SheetSource> open_xlsx(Archive archive);
// A spreadsheet of OpenDocument (ods).
std::unique_ptr<SheetSource> open_ods(Archive archive);
bool is_ods(const Archive& archive);
// A text file of one sheet: CSV, or with another delimiter. `no_utf8`: its first byte that fits
// nothing in UTF-8.
std::unique_ptr<SheetSource> open_text(const SourceFile& file, std::optional<std::uint64_t> no_utf8,
                                       const WorkbookOptions& options);

constexpr std::size_t most_columns = 16'384;
constexpr std::uint32_t most_rows = 1'048'576;

}  // namespace track::exchange
