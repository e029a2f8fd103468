#pragma once

#include <toml++/toml.h>

#include <optional>

#include "diagnostics.hpp"
#include "track/model/value.hpp"

namespace track::definition {

// The value aimed at by an indicator of that kind; a fault where it is none: a number, that of a
// share in percent, or a stage of a milestone.
std::optional<Value> read_target_value(const toml::node& node, IndicatorKind kind,
                                       const SourceText& source, Diagnostics& findings);

}  // namespace track::definition
