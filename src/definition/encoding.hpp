#pragma once

#include "diagnostics.hpp"
#include "source_text.hpp"

namespace track::definition {

// Beyond any definition that a person writes; what is larger is some other file.
constexpr std::size_t largest_file = 10'000'000;  // bytes
constexpr std::size_t longest_line = 20'000;      // bytes

// Whether the file is text that can be parsed; where not, one fault says why.
bool check_encoding(const SourceText& source, Diagnostics& findings);

}  // namespace track::definition
