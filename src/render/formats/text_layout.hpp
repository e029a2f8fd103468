#pragma once

#include <optional>
#include <string>
#include <vector>

#include "track/render/document.hpp"
#include "track/render/format.hpp"

namespace track::render {

constexpr std::size_t column_gap = 2;

// The text in the terminal's colours, or as it is where the style has none.
std::string painted(const std::string& text, Paint colored, const Style& style);

// The columns that may be used, however narrow the terminal says it is.
std::size_t usable_width(const Style& style);

// Wrapped lines, `indent` columns in, the first behind `mark`.
std::string paragraph(const std::string& text, std::size_t indent, Paint colored,
                      const Style& style, const std::string& mark = "");

// What belongs to the row above: "· …".
std::string remark(const std::string& text, std::size_t indent, const Style& style);

// One line of print, column by column; blank columns at its end take no space.
class LineOfColumns {
 public:
  LineOfColumns(std::size_t indent, const Style& style) : style_(style), pending_(indent, ' ') {}

  // A text no wider than `width`.
  void add(const std::string& text, Alignment alignment, std::size_t width, Paint colored);
  const std::string& text() const { return line_; }

 private:
  const Style& style_;
  std::string line_;
  std::string pending_;
};

// Grids with the same columns as lines of print, measured together. A column wider than its share
// of `style.width` is wrapped, never cut; columns without any content are left out.
class GridText {
 public:
  GridText(const std::vector<const Grid*>& grids, std::size_t indent, const Style& style);

  std::string headings() const;
  std::string row(const std::vector<Cell>& cells) const;

 private:
  struct Shown {
    const Column* column;
    std::size_t index;
    std::size_t width;
  };

  void measure(const std::vector<const Grid*>& grids);
  void fit(std::size_t width);
  void step_below(std::size_t width);
  std::size_t total_width() const;
  Shown* widest_text(Wrapping most, std::size_t floor);
  std::string lines(const std::vector<std::vector<std::string>>& cells, Paint colored) const;

  std::size_t indent_;
  const Style& style_;
  std::vector<Shown> shown_;
  std::optional<Shown> below_;
};

}  // namespace track::render
