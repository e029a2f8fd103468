#pragma once

#include <string>
#include <vector>

#include "track/exchange/mapping.hpp"

// Sheets made by hand, read by mappings, in tests.
namespace mapped {

using Shown = std::vector<std::string>;

// Cells of text between "|", rows between line breaks; an empty cell is none. A cell may be given
// as
// "=#0.686 0.0%" (a number and its format), "=d2022-04-01 m月" (a day), "=e#REF!", "=f" (a formula
// without a value), "\n" is a line break.
track::exchange::RowSource sheet(const std::string& text);
track::exchange::RowSource workbook(
    const std::vector<std::pair<track::exchange::Sheet, std::string>>& sheets);

// A plan of the fiscal years R3 to R5 in Japan, with indicators of each kind, a few by ward, sex
// and age; "births" counts by calendar year.
const track::Plan& plan();

struct Read {
  track::exchange::Reading reading;
  Shown entries;  // "visits@ward:north 2022-04 12 A2"
  Shown faults;   // "A2 'x': problem / rule"
};

// As of 2023-06-01. The mapping must be right.
Read read(const std::string& mapping, const track::exchange::RowSource& rows,
          track::exchange::MappingOptions options = {});
// The same of one table: the lines of a [[table]].
Read table(const std::string& lines, const std::string& rows);
Read table(const std::string& lines, const track::exchange::RowSource& rows,
           track::exchange::MappingOptions options = {});

}  // namespace mapped
