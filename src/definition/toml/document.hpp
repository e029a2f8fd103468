#pragma once

#include <toml++/toml.h>

#include <optional>

#include "diagnostics.hpp"

namespace track::definition {

// The place of a key, value or header; of one over several lines, its first line.
Place place_of(const SourceText& source, const toml::source_region& region);

// The file's tables; nothing and a fault where it is too large, not UTF-8 or not TOML.
std::optional<toml::table> parse(const SourceText& source, Diagnostics& diagnostics);

}  // namespace track::definition
