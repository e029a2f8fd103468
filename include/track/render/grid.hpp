#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "track/base/localized.hpp"
#include "track/base/rational.hpp"
#include "track/render/format.hpp"

namespace track::render {

// What a program reads of a cell: nothing, yes or no, a text, a number, a list of texts.
using Datum =
    std::variant<std::monostate, bool, std::string, std::int64_t, double, std::vector<std::string>>;

struct Cell {
  Datum datum;      // csv, json
  Localized shown;  // table, markdown
};

enum class Alignment { left, right };

// An id stays on one line, so that it can be copied.
enum class Wrapping { allowed, never };

struct Column {
  std::string key;  // stable, English
  Localized heading;
  Alignment alignment = Alignment::left;
  bool shown = true;  // false: in csv and json only
  Wrapping wrapping = Wrapping::allowed;
};

// Rows of equal shape, which every format can write.
struct Grid {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;  // each as long as `columns`
};

Cell text_cell(std::string text);
Cell word_cell(std::string_view key, Localized shown);  // an enumerator
Cell list_cell(std::vector<std::string> texts, Localized shown);
Cell number_cell(std::optional<std::int64_t> number);
Cell empty_cell();

// A number rounded to at most `digits` decimals; whole ones as integers.
Datum rounded_datum(const std::optional<Rational>& number, int digits);

// Aligned columns under a heading; a column wider than its share of `style.width` is wrapped, never
// cut; columns without any content are left out.
std::string grid_text(const Grid& grid, const Style& style);
// The rows alone, two columns in.
std::string indented_rows(const Grid& grid, const Style& style);
std::string grid_markdown(const Grid& grid, const Style& style);
// RFC 4180 with keys as headings; texts that a spreadsheet would run as a formula get a leading '.
std::string grid_csv(const Grid& grid);
// { "schema_version": …, "items": [ … ] }
std::string grid_json(const Grid& grid);
// An object a line (https://jsonlines.org).
std::string grid_jsonl(const Grid& grid);
std::string write(const Grid& grid, Format format, const Style& style);

// One CSV field.
std::string csv_field(const Datum& datum);
// Text that Markdown shows as it is, also within a table.
std::string markdown_text(std::string_view text);

}  // namespace track::render
