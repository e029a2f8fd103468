#pragma once

#include <optional>
#include <string>

#include "draft.hpp"

namespace track::definition {

// The baseline of an indicator; nothing, and a fault, where it is not whole. Without a kind its
// value cannot be read.
std::optional<Baseline> read_baseline(const TableReader& table, std::optional<IndicatorKind> kind,
                                      const std::string& unit, Draft& draft);

}  // namespace track::definition
