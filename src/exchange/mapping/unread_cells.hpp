#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "layout.hpp"

namespace track::exchange {

// Cells that hold something where no heading says what they are and nothing reads them: "1,234"
// without quotes in a CSV is two cells.
class UnreadCells {
 public:
  // `read`: the columns that something reads.
  UnreadCells(const Layout& layout, const Sheet& sheet, const std::set<std::size_t>& read);

  // Of a text file a row that goes on beyond its headings is a fault.
  void look_at(const Row& row, SheetFaults& faults);
  // Rows that have more cells than headings, though empty ones, among others that do not.
  void finish(SheetFaults& faults);
  // A row with fewer cells than headings, among others that have as many.
  std::optional<Localized> narrow_row() const;
  // "$C" of the columns that held something.
  std::vector<std::string> columns() const;

 private:
  const Layout& layout_;
  const Sheet& sheet_;
  std::vector<bool> looked_at_;  // by column below the headings
  std::set<std::size_t> read_;
  std::set<std::size_t> found_;
  Row widest_;  // the first that is wider than its headings by empty cells
  bool has_narrow_ = false;
  bool has_whole_ = false;
  std::uint32_t narrow_ = 0;  // the first, and its cells
  std::size_t narrow_cells_ = 0;
};

}  // namespace track::exchange
