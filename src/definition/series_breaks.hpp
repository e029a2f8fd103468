#pragma once

#include <vector>

#include "draft.hpp"

namespace track::definition {

// The `series_break` of an indicator's table, by year; faults for years that are none or come
// twice.
std::vector<SeriesBreak> read_series_breaks(const TableReader& table, Draft& draft);

}  // namespace track::definition
