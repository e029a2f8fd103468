#include "track/base/text.hpp"
#include "track/render/grid.hpp"

namespace track::render {

std::string markdown_text(std::string_view text) {
  std::string result;
  for (const char letter : printable(text)) {
    if (std::string_view("\\`*_{}[]<>|#~&$").find(letter) != std::string_view::npos) result += '\\';
    result += letter;
  }
  return result;
}

std::string grid_markdown(const Grid& grid, const Style& style) {
  std::string heading = "|";
  std::string rule = "|";
  for (const Column& column : grid.columns) {
    if (!column.shown) continue;
    heading += " " + markdown_text(column.heading.in(style.language)) + " |";
    rule += column.alignment == Alignment::right ? " ---: |" : " --- |";
  }
  std::string result = heading + "\n" + rule + "\n";
  for (const auto& row : grid.rows) {
    result += "|";
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!grid.columns[i].shown) continue;
      result += " " + markdown_text(row[i].shown.in(style.language)) + " |";
    }
    result += "\n";
  }
  return result;
}

}  // namespace track::render
