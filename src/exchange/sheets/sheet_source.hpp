#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "track/exchange/workbook.hpp"

namespace track::exchange {

// The sheets of one kind of file.
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

constexpr std::size_t most_columns = 16'384;
constexpr std::uint32_t most_rows = 1'048'576;

}  // namespace track::exchange
