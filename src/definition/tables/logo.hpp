#pragma once

#include <optional>

#include "../toml/diagnostics.hpp"
#include "track/model/office.hpp"

namespace track::definition {

// The picture that a definition names, beside its file or below. A fault where it cannot be read,
// is too large, is neither PNG nor SVG, or loads or runs something.
std::optional<Logo> read_logo(const Text& file, Diagnostics& diagnostics);

}  // namespace track::definition
