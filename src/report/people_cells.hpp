#pragma once

#include <string>
#include <vector>

#include "suppression.hpp"
#include "track/report/hidden_figures.hpp"

namespace track::report {

// Where a cell is printed.
struct CellPlace {
  enum class Kind { row, plan_total, nowhere };
  Kind kind = Kind::nowhere;
  const Indicator* indicator = nullptr;  // of the plan that is known now
  FiscalYear year{};
};

// The figures of an indicator and its parts that count people, of all years, and what ties them.
struct IndicatorCells {
  PeopleCells people;
  std::vector<CellPlace> places;  // of each cell
};
IndicatorCells people_cells(const std::vector<KnownState>& states, const Indicator& whole,
                            std::int64_t threshold);

// A value that counts too few people by itself.
bool counts_few(const Indicator& indicator, const Value& value, std::int64_t threshold);

}  // namespace track::report
