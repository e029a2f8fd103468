#pragma once

#include <string>

#include "track/base/environment.hpp"

namespace track::cli {

// Columns to lay text out for: COLUMNS, else the terminal's own, else a hundred.
int columns(const Environment& environment);

// To standard output, at once. Throws Error (refused) where it did not arrive whole.
void print(const std::string& text, const Environment& environment);

// The text wrapped to the columns, every line behind `indent` spaces and ended.
std::string indented(const std::string& text, int indent, int columns);

}  // namespace track::cli
