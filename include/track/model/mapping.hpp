#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "track/base/encoding.hpp"
#include "track/base/error.hpp"

// How a spreadsheet becomes entries of the record: docs/mapping-reference.md.
namespace track {

// A piece of a template: text that stands for itself, or what a cell says.
struct TemplatePiece {
  enum class From {
    text,
    value,    // {}: the value cell
    heading,  // {^} {^2}: the heading above the value
    column,   // {Ward}: the cell of the column with that heading
    letter,   // {$B}: of that column
    cell,     // {$B$2}: that cell alone
    beside,   // {>1}: so many columns to the right of the value
    sheet,    // {sheet}: the name of the sheet
    group,    // {group}: the last heading inside of the table
  };
  enum class Taken { whole, year, serial };  // {Date:year}, {Date:serial}

  From from = From::text;
  std::string text{};      // text: itself; column: the heading
  std::size_t column = 0;  // letter, cell: from 0
  std::uint32_t row = 0;   // cell: from 1
  std::size_t number = 0;  // heading: its line or part from 1, 0 for the whole; beside: columns
  Taken taken = Taken::whole;

  bool operator==(const TemplatePiece&) const = default;
};

struct Template {
  std::string written;
  std::vector<TemplatePiece> pieces;

  bool has(TemplatePiece::From from) const;
  bool operator==(const Template&) const = default;
};

// "R4年{月}", "{$B}", "{^1}". Refused: braces that do not match, nothing in front of ":year".
Parsed<Template> read_template(std::string_view text);

// "B" is 1; nothing for what is no column of a spreadsheet.
std::optional<std::size_t> column_of_letters(std::string_view letters);

// A column by its heading, or by its letter where that is blank or stands twice: "$B".
struct ColumnName {
  std::string heading;
  std::optional<std::size_t> letter{};

  bool operator==(const ColumnName&) const = default;
};
ColumnName read_column_name(std::string_view text);

// Columns that hold values: one, those whose heading fits a pattern ("*年度-計"), or a range ("4月
// .. 3月").
struct ValueColumns {
  std::string written;
  ColumnName first;
  std::optional<ColumnName> last{};     // of a range
  std::optional<Template> indicator{};  // else the table's

  bool operator==(const ValueColumns&) const = default;
};
ValueColumns read_value_columns(std::string_view text);

// What a word of the sheet stands for.
struct Meaning {
  std::string word;                  // may be a pattern, "<*"
  std::optional<std::string> means;  // nothing: it is left out

  bool operator==(const Meaning&) const = default;
};

// What a day or a number of the period column names.
enum class Every { as_written, day, month, year };

struct TableMapping {
  std::string sheet{};  // name or pattern; empty: the only one with cells
  std::optional<std::size_t> sheet_number{};
  std::string header{};                      // a cell of the heading row
  std::vector<std::uint32_t> header_rows{};  // else by number; neither: the first with cells
  std::uint32_t header_lines = 1;
  std::string split{};
  std::uint32_t first_row = 0;  // 0: behind the heading
  std::uint32_t last_row = 0;   // 0: the last
  std::string until{};
  std::vector<std::string> skip{};
  std::vector<std::string> check{};
  std::vector<std::pair<ColumnName, std::vector<std::string>>> only{};
  std::vector<ColumnName> fill{};
  std::optional<ColumnName> groups{};

  std::optional<Template> period{};
  Every every = Every::as_written;
  std::optional<Template> indicator{};
  std::vector<std::pair<std::string, Template>> by{};  // by id of a breakdown
  std::optional<Template> value{};                     // nothing: {}
  std::vector<ValueColumns> values{};
  std::vector<std::string> except{};
  std::optional<Template> event{};
  std::optional<Template> place{};
  std::optional<Template> note{};

  bool add = false;
  std::string unit{};
  int tens = 0;                   // values are multiplied by this power of ten
  std::optional<int> round{};     // to so many decimals
  std::optional<char> decimal{};  // '.' or ','
  std::vector<Meaning> symbols{};
  std::map<std::string, std::vector<Meaning>> names{};  // by indicator, period, … or a breakdown

  bool operator==(const TableMapping&) const = default;
};

struct Mapping {
  std::string plan{};  // its id; empty: any
  std::optional<Encoding> encoding{};
  std::optional<char> delimiter{};
  std::vector<TableMapping> tables{};

  bool operator==(const Mapping&) const = default;
};

}  // namespace track
