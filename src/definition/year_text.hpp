#pragma once

#include <optional>

#include "draft.hpp"

namespace track::definition {

// A year in the plan's calendar; a fault where it is none.
std::optional<FiscalYear> read_year(const Text& text, Draft& draft);

struct Bounds {
  std::optional<YearBound> since;
  std::optional<YearBound> until;
};

// `since` and `until` of a table; a fault where the end lies before the start.
Bounds read_bounds(const TableReader& table, Draft& draft);

}  // namespace track::definition
