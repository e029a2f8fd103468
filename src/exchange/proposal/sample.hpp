#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "track/exchange/mapping.hpp"
#include "track/exchange/workbook.hpp"

namespace track::exchange {

// The first rows of a sheet, and what its columns look like.
struct Sample {
  std::vector<Row> rows;
  std::size_t width = 0;

  // The cell of a row by its index; an empty one beyond the last.
  const Cell& cell(std::size_t index, std::size_t column) const;
};

Sample sample_of(const RowSource& rows, std::size_t sheet);

// A number, with separators, sign, unit or percent sign, as it may stand among values.
bool is_figure(const Cell& cell);
// A whole number from 1800 to 2100: more likely a year than a value.
bool looks_like_year(const Cell& cell);
// A sign of statistics, "…", "NA": neither figure nor label.
bool is_sign(const Cell& cell);

// Where the table of a sheet stands.
struct Shape {
  std::vector<std::size_t> headings;  // indexes of the heading rows
  std::size_t first_row = 0;          // of the values, by index
  std::vector<std::size_t> figures;   // columns of values
  std::vector<std::size_t> labels;    // columns of texts and other things
  std::vector<std::size_t> codes;  // columns of figures that are none: constants, running numbers
};

// Nothing where the sheet has no table of figures.
std::optional<Shape> shape_of(const Sample& sample);

}  // namespace track::exchange
