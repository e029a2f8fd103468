#pragma once

#include "workplace.hpp"

namespace track::durability {

constexpr int values_a_row = 2;

// Writes sheet.csv, rows of holdings with two values each, mapping.toml for it, and lines.txt, so
// many requests for `record -`; the note of each is "line". Days follow one another from
// `first_year` on.
void write_sheet(const Workplace& place, int rows, int first_year = 2021);

// `import` of the sheet.
Words import_words();
// `record -` of the lines.
Command record_lines(const Workplace& place);

}  // namespace track::durability
