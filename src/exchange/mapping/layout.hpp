#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "faults.hpp"
#include "label.hpp"
#include "track/exchange/mapping.hpp"
#include "track/exchange/workbook.hpp"
#include "track/model/mapping.hpp"

namespace track::exchange {

// A column as its heading names it.
struct Heading {
  std::vector<std::string> lines;  // from above; those that are merged over it included
  std::string whole;               // those that say something, with a space between
  std::string own;                 // the last of these
  Cell cell;                       // the last that is not blank
  bool is_spread = true;           // all of it stands in columns before
};

// Where things stand in a sheet: its headings, and the cells that a mapping names one by one.
struct Layout {
  std::uint32_t heading_row = 0;  // the last of them
  std::vector<std::uint32_t> heading_rows;
  std::vector<Heading> headings;                                               // by column
  std::size_t fields = 0;                                                      // of a text file
  std::map<std::pair<std::size_t, std::uint32_t>, Cell> cells;                 // by column and row
  std::vector<std::pair<std::uint32_t, std::vector<std::string>>> first_rows;  // folded labels
  struct YearAbove {
    std::size_t column;
    std::uint32_t row;
    std::string year;  // "令和4年度"
  };
  std::vector<YearAbove> years_above;  // the fiscal years that cells above the headings name

  // The parts of a heading: its lines, each cut at `separator`; of one part where that is empty.
  std::vector<std::string> parts(std::size_t column, const std::string& separator) const;
  // Those whose heading fits: the whole, else its last line, else any line.
  std::vector<std::size_t> columns(const LabelPattern& pattern) const;
  // A row that has the text, other than the heading row: perhaps that one was meant.
  std::optional<std::uint32_t> row_with(const std::string& label) const;
};

// Reads as many rows as it needs. A fault where there is no such heading row.
std::optional<Layout> find_layout(const RowSource& rows, std::size_t sheet,
                                  const TableMapping& table, SheetFaults& faults);

// Finds the columns that a mapping names; a fault where there is none, or where several are not
// asked for.
class Columns {
 public:
  Columns(const Layout& layout, const Sheet& sheet, SheetFaults& faults)
      : layout_(layout), sheet_(sheet), faults_(faults) {}

  std::optional<std::size_t> one(const ColumnName& name);
  std::vector<std::size_t> several(const ValueColumns& columns);

 private:
  void tell_unknown(const std::string& heading);
  std::string place() const;

  const Layout& layout_;
  const Sheet& sheet_;
  SheetFaults& faults_;
};

}  // namespace track::exchange
