#pragma once

#include <optional>
#include <string>

#include "diagnostics.hpp"
#include "source_text.hpp"
#include "track/base/quantity.hpp"

namespace track::definition {

// A TOML number from its source text, since its double is not exact: "1_000.5" without what only
// TOML allows.
std::string plain_digits(const std::string& written);

// The number written at a place; a fault where it is no Quantity (inf, 0x10, too many decimals).
std::optional<Quantity> read_number(const Text& written, Diagnostics& findings);

}  // namespace track::definition
