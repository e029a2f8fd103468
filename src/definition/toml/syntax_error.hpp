#pragma once

#include <toml++/toml.h>

#include <optional>

#include "diagnostics.hpp"

namespace track::definition {

// What toml++ does not tell, or does not survive: found by following quotes and dots alone.
struct OutlineScan {
  std::optional<Place> unclosed_string;  // the first string that never ends
  std::optional<Place> deep_key;         // the first key of more parts than most_key_parts
};

// Each part of a.b.c becomes a table within a table; very many of them overflow the stack.
constexpr int most_key_parts = 16;

OutlineScan scan_outline(const SourceText& source);

// Reports in our own words, in both languages, what the parser objected to.
void report_syntax_error(const SourceText& source, const toml::parse_error& error,
                         const OutlineScan& scan, Diagnostics& diagnostics);

}  // namespace track::definition
