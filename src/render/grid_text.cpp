#include <algorithm>
#include <numeric>

#include "color.hpp"
#include "grid_lines.hpp"
#include "track/base/text_layout.hpp"

namespace track::render {

namespace {

constexpr std::size_t grid_text_gap = 2;
// A text column is not wrapped below the first as long as another can be, nor ever below the
// second.
constexpr std::size_t narrowest[] = {12, 4};

struct Shown {
  const Column* column;
  std::size_t index;
  std::size_t width;
};

// The columns with any content, as wide as their widest cell.
std::vector<Shown> natural_widths(const Grid& grid, const Style& style) {
  std::vector<Shown> shown;
  for (std::size_t i = 0; i < grid.columns.size(); ++i) {
    if (!grid.columns[i].shown) continue;
    std::size_t content = 0;
    for (const auto& row : grid.rows) {
      content = std::max(content, text_width(row[i].shown.in(style.language)));
    }
    if (content == 0) continue;
    const std::size_t heading = text_width(grid.columns[i].heading.in(style.language));
    shown.push_back({&grid.columns[i], i, std::max(content, heading)});
  }
  return shown;
}

std::size_t total_width(const std::vector<Shown>& shown) {
  return std::accumulate(
             shown.begin(), shown.end(), std::size_t{0},
             [](std::size_t sum, const Shown& one) { return sum + one.width + grid_text_gap; }) -
         (shown.empty() ? 0 : grid_text_gap);
}

// The widest text column above `floor`; nullptr where there is none.
Shown* widest_text(std::vector<Shown>& shown, std::size_t floor) {
  Shown* widest = nullptr;
  for (Shown& one : shown) {
    const bool fixed =
        one.column->wrapping == Wrapping::never || one.column->alignment == Alignment::right;
    if (fixed || one.width <= floor) continue;
    if (widest == nullptr || one.width > widest->width) widest = &one;
  }
  return widest;
}

// Takes columns from the widest text column, again and again, until the table fits.
void fit(std::vector<Shown>& shown, std::size_t width) {
  for (const std::size_t floor : narrowest) {
    while (total_width(shown) > width) {
      Shown* widest = widest_text(shown, floor);
      if (widest == nullptr) break;
      --widest->width;
    }
  }
}

std::string line(const std::vector<Shown>& shown,
                 const std::vector<std::vector<std::string>>& cells, std::size_t number) {
  std::string result;
  std::string pending;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const std::string text = number < cells[i].size() ? cells[i][number] : std::string{};
    result += pending;
    result += shown[i].column->alignment == Alignment::right ? pad_left(text, shown[i].width)
                                                             : pad_right(text, shown[i].width);
    pending = std::string(grid_text_gap, ' ');
  }
  const std::size_t end = result.find_last_not_of(' ');
  return end == std::string::npos ? std::string{} : result.substr(0, end + 1);
}

std::string lines(const std::vector<Shown>& shown,
                  const std::vector<std::vector<std::string>>& cells, Paint colored,
                  const Style& style) {
  std::size_t height = 1;
  for (const auto& cell : cells) height = std::max(height, cell.size());
  std::string result;
  for (std::size_t number = 0; number < height; ++number) {
    result += painted(line(shown, cells, number), colored, style) + "\n";
  }
  return result;
}

std::string row_lines(const std::vector<Cell>& row, const std::vector<Shown>& shown,
                      const Style& style) {
  std::vector<std::vector<std::string>> cells;
  cells.reserve(shown.size());
  for (const Shown& one : shown) {
    cells.push_back(wrap(row[one.index].shown.in(style.language), one.width));
  }
  return lines(shown, cells, Paint::plain, style);
}

std::string indented(const std::string& text, std::size_t indent) {
  std::string result;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find('\n', start) + 1;
    result += std::string(indent, ' ') + text.substr(start, end - start);
    start = end;
  }
  return result;
}

std::size_t usable(int width) {
  return static_cast<std::size_t>(std::max(width, 20));
}

}  // namespace

GridLines grid_lines(const Grid& grid, const Style& style, std::size_t indent) {
  std::vector<Shown> shown = natural_widths(grid, style);
  fit(shown, usable(style.width) - indent);
  std::vector<std::vector<std::string>> headings;
  headings.reserve(shown.size());
  for (const Shown& one : shown) {
    headings.push_back(wrap(one.column->heading.in(style.language), one.width));
  }
  GridLines result{indented(lines(shown, headings, Paint::heading, style), indent), {}};
  for (const auto& row : grid.rows) {
    result.rows.push_back(indented(row_lines(row, shown, style), indent));
  }
  return result;
}

std::string grid_text(const Grid& grid, const Style& style) {
  if (natural_widths(grid, style).empty()) return {};
  const GridLines all = grid_lines(grid, style, 0);
  return std::accumulate(all.rows.begin(), all.rows.end(), all.heading);
}

std::string indented_rows(const Grid& grid, const Style& style) {
  const GridLines all = grid_lines(grid, style, grid_text_gap);
  return std::accumulate(all.rows.begin(), all.rows.end(), std::string());
}

}  // namespace track::render
