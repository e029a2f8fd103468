#include "track/exchange/workbook.hpp"

namespace track::exchange {

std::string column_name(std::size_t column) {
  std::string name;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return name;
}

std::string cell_name(std::size_t column, std::uint32_t row) {
  return column_name(column) + std::to_string(row);
}

std::string cell_place(const Sheet& sheet, std::size_t column, std::uint32_t row) {
  const std::string cell = cell_name(column, row);
  return sheet.name.empty() ? cell : sheet.name + "!" + cell;
}

}  // namespace track::exchange
