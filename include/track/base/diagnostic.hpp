#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "track/base/localized.hpp"

namespace track {

// One fault in an input file. Lines and columns count from 1; columns and `length` count
// characters (code points), as an editor does. `source_line` is the whole line, without its end.
struct Diagnostic {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
  std::size_t length = 1;
  std::string source_line;
  Localized problem;
  Localized rule;  // what would be right, and the suggestion; may be empty
};

// Orders faults by file, line and column.
void sort_diagnostics(std::vector<Diagnostic>& faults);

}  // namespace track
