#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "track/base/rational.hpp"

namespace track::report {

// A figure that counts people: docs/methods.md, "Public edition".
struct PeopleCell {
  // It is printed unless it is hidden; else it is what printed figures leave to be worked out.
  bool printed = true;
  bool small = false;  // whatever its values are
  // By layer: what is counted alike of all cells. Nothing where a layer does not have the cell.
  std::vector<std::optional<Rational>> values;
  std::string rank{};  // cells of equal claim are hidden in this order; else as they stand
};

// A whole is its parts, less those that are in several of them.
struct PeopleSum {
  std::size_t whole = 0;
  std::vector<std::size_t> parts;
  bool over_years = false;  // the whole is hidden as readily as a part, not when none is left
  std::vector<std::size_t> overlaps{};
};

// Cells with the sums that tie them. Every cell has as many layers as the others.
struct PeopleCells {
  std::vector<PeopleCell> cells;
  std::vector<PeopleSum> sums;

  std::size_t layers() const { return cells.empty() ? 0 : cells.front().values.size(); }
};

// A number of people that is too small to be printed.
bool is_small(const std::optional<Rational>& number, std::int64_t threshold);

// By cell, whether it is hidden: what is small in any layer, and what else would give it back.
std::vector<bool> hidden_cells(const PeopleCells& cells, std::int64_t threshold);

}  // namespace track::report
