#pragma once

#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "track/base/error.hpp"
#include "track/exchange/workbook.hpp"

namespace track::exchange {

inline Workbook workbook_of(std::string bytes, const std::string& name = "sheet.csv",
                            const WorkbookOptions& options = {}) {
  std::istringstream stream(std::move(bytes));
  return Workbook::open(stream, name, options);
}

inline std::vector<Row> all_rows(const Workbook& workbook, std::size_t sheet = 0) {
  std::vector<Row> rows;
  workbook.read(sheet, [&](const Row& row) {
    rows.push_back(row);
    return true;
  });
  return rows;
}

// A row as "3: a|b|": its number and its cells, in the notation of cell_text().
inline std::string cell_text(const Cell& cell) {
  static const char* const marks[] = {"", "", "#", "@", "?", "!", "="};
  std::string text = marks[static_cast<std::size_t>(cell.kind)] + cell.text;
  if (!cell.format.empty()) text += "{" + cell.format + "}";
  if (cell.raised) text += "^";
  return text;
}

inline std::vector<std::string> lines_of(const Workbook& workbook, std::size_t sheet = 0) {
  std::vector<std::string> lines;
  workbook.read(sheet, [&](const Row& row) {
    std::string line = std::to_string(row.number) + (row.hidden ? "h:" : ":");
    for (const Cell& cell : row.cells) line += " " + cell_text(cell) + "|";
    lines.push_back(line);
    return true;
  });
  return lines;
}

// The hidden columns that its first row knows, as "C D".
inline std::string hidden_columns_of(const Workbook& workbook) {
  std::string columns;
  const Row row = all_rows(workbook).at(0);
  for (std::size_t column = 0; column < 20'000; ++column) {
    if (row.hides(column)) columns += (columns.empty() ? "" : " ") + column_name(column);
  }
  return columns;
}

// The English sentence and hints of the error that a job ends in.
template <class Job>
std::string error_of(Job job) {
  try {
    job();
  } catch (const Error& error) {
    std::string text = error.message().en;
    for (const Localized& hint : error.hints()) text += "\n" + hint.en;
    return text;
  }
  return "no error";
}

}  // namespace track::exchange
