#pragma once

#include "draft.hpp"

namespace track::definition {

// Gives an indicator its baseline; a fault where that is not whole. Without a known kind its value
// is not read.
void read_baseline(const TableReader& table, Draft::IndicatorDraft& item, Draft& draft);

}  // namespace track::definition
