#pragma once

#include <optional>
#include <string>

#include "book.hpp"

// What a document has, on the sheets of a book.
namespace track::render {

// Whose words a grid is written in: as people see it, or as programs read it.
enum class Wording { shown, data };

// The columns of a grid that are written in these words.
std::vector<std::size_t> columns_written(const std::vector<Column>& columns, Wording wording);
// How wide each of them is to be.
std::vector<double> widths_of(const Grid& grid, Wording wording, Language language);

// Adds the rows of a grid below what the sheet has, with their heading or, where it stands above
// already, without; the words of painted cells get their grounds by a rule, so that they follow a
// word that is changed. Gives the range that was added.
CellRange add_grid(const Grid& grid, Wording wording, bool with_heading, Book& book,
                   BookSheet& sheet);

// A sheet that is one grid, its heading frozen, repeated in print and with a filter.
BookSheet grid_sheet(const std::string& name, const DataRows& rows, Wording wording, Book& book);

// A sheet of blocks, one below the other, to be read and printed.
BookSheet blocks_sheet(const std::string& name, const std::vector<Block>& blocks, Book& book);

// The number format under which a number in a cell looks as people have it printed: of 0.927 and
// "92.7 %" it is 0.0" ""%"; what stands around the digits is part of it. Nothing where the text is
// not the number with fewer decimals ("2-3", "n/a").
std::optional<std::string> format_showing(double number, const std::string& shown);

}  // namespace track::render
