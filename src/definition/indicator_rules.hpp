#pragma once

#include "draft.hpp"

namespace track::definition {

// Reads what must fit the indicator's kind, and each other: unit, direction, method, per. The kind
// must be known.
void read_kind_details(const TableReader& table, Indicator& indicator);

}  // namespace track::definition
