#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bound_template.hpp"
#include "row_filter.hpp"
#include "track/exchange/mapping.hpp"

namespace track::exchange {

// A column of values below a heading; of a table without such, one without a column.
struct ValueColumn {
  std::size_t column = 0;
  bool is_headed = false;
  std::optional<BoundTemplate> indicator{};  // its own, else the table's
};

// What a table says, with its columns found in a sheet.
struct TableRoles {
  std::optional<BoundTemplate> period;
  std::optional<BoundTemplate> indicator;
  std::vector<std::pair<std::string, BoundTemplate>> by;
  std::optional<BoundTemplate> value;  // nothing: the cell itself
  std::optional<BoundTemplate> event;
  std::optional<BoundTemplate> place;
  std::optional<BoundTemplate> note;
  std::vector<ValueColumn> columns;
  std::set<std::size_t> excepted;

  // The cells that are values, of which labels are told apart.
  std::vector<std::size_t> value_cells() const;
  // "period: {日付} (column A)", for people.
  std::vector<Localized> description(const Layout& layout) const;
  // Those in which something is read as a label; notes are none.
  std::set<std::size_t> label_columns(const RowFilter& filter) const;
  // All that something names.
  std::set<std::size_t> read_columns(const RowFilter& filter) const;
  // The headings of columns that nothing names.
  static std::vector<std::string> unread(const Layout& layout, const std::set<std::size_t>& read);
};

// "C 5月".
std::string column_with_heading(const Layout& layout, std::size_t column);

// Nothing where a column is not found; the faults were told.
std::optional<TableRoles> bind_roles(const TableMapping& table, const MappingOptions& options,
                                     const Layout& layout, const Sheet& sheet, SheetFaults& faults,
                                     Columns& columns);

}  // namespace track::exchange
