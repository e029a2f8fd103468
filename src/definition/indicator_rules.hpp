#pragma once

#include "draft.hpp"

namespace track::definition {

// Reads what must fit the indicator's kind, and each other: unit, direction, per, pace, min, max.
// The kind must be known. The method is only noted.
void read_kind_details(const TableReader& table, Draft::IndicatorDraft& item);

// Gives each indicator the method that was noted, once all baselines are known; a fault where it
// does not fit. Where the files are not complete, a baseline may well exist.
void check_methods(bool complete, Draft& draft);

}  // namespace track::definition
