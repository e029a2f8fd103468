#include "workbook/grid_sheet.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "track/base/text.hpp"
#include "workbook/shown_number.hpp"

namespace track::render {

namespace {

constexpr double narrowest_column = 7;
constexpr double widest_column = 40;
constexpr double widest_of_unwrapped = 60;
constexpr double highest_row = 400;  // in points; spreadsheet programs take 409
constexpr const char* day_format = "yyyy-mm-dd";

bool is_written(const Column& column, Wording wording) {
  if (wording == Wording::data) return true;
  return column.place != Place::data && column.place != Place::trend &&
         column.place != Place::folded && column.place != Place::chart;
}

// "2022-06-11", and nothing else.
std::optional<Day> day_written(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const char* const begin = text.data();
  const auto read = [](const char* first, const char* last, auto& number) {
    return std::from_chars(first, last, number).ptr == last;
  };
  if (!read(begin, begin + 4, year) || !read(begin + 5, begin + 7, month) ||
      !read(begin + 8, begin + 10, day)) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (!date.ok() || year < 1900) return std::nullopt;
  return Day(date);
}

std::optional<double> number_in(const Data& datum) {
  if (const auto* whole = std::get_if<std::int64_t>(&datum.value())) {
    return static_cast<double>(*whole);
  }
  if (const auto* number = std::get_if<double>(&datum.value())) return *number;
  return std::nullopt;
}

// What is neither number nor day, as CSV has it.
std::string text_in(const Data& datum) {
  if (const auto* text = std::get_if<std::string>(&datum.value())) return *text;
  if (const auto* truth = std::get_if<bool>(&datum.value())) return *truth ? "true" : "false";
  std::string all;
  if (const auto* list = std::get_if<Data::List>(&datum.value())) {
    for (const Data& one : *list) all += (all.empty() ? "" : "; ") + text_in(one);
  }
  return all;
}

// The rule of a table's cells: the style but for the number format.
CellStyle style_of(const Column& column) {
  CellStyle style;
  style.bordered = true;
  style.wrapped = column.wrapping != Wrapping::never;
  style.alignment = column.alignment;
  style.aligned = column.alignment == Alignment::right;
  return style;
}

BookCell book_cell(const Cell& cell, const Column& column, Wording wording, Book& book) {
  const std::string& shown = cell.shown.in(book.language);
  CellStyle style = style_of(column);
  BookCell made;
  const bool as_data = wording == Wording::data || shown.empty();
  if (const std::optional<double> number = number_in(cell.datum)) {
    const auto format = as_data ? std::optional<std::string>("") : format_showing(*number, shown);
    if (format) {
      style.number_format = *format;
      return {*number, book.style(style)};
    }
  }
  const std::string text = text_in(cell.datum);
  if (const auto day = as_data ? day_written(text) : std::nullopt) {
    style.number_format = day_format;
    style.aligned = true;
    return {*day, book.style(style)};
  }
  const std::string& words = as_data ? text : shown;
  made.style = book.style(style);
  if (!words.empty()) made.value = words;
  return made;
}

// Over data the key, as in CSV.
std::string heading_in(const Column& column, Wording wording, Language language) {
  const std::string& words = column.heading.in(language);
  return words.empty() || wording == Wording::data ? column.key : words;
}

// How wide the text of a cell is printed.
double width_of(const BookCell& cell, const Cell& from, Language language) {
  const std::string& shown = from.shown.in(language);
  if (std::holds_alternative<Day>(cell.value)) return 10;
  if (const auto* text = std::get_if<std::string>(&cell.value)) {
    return static_cast<double>(text_width(*text));
  }
  return static_cast<double>(std::max<std::size_t>(text_width(shown), 6));
}

void add_grounds(const std::map<std::string, Paint>& words, CellRange range, BookSheet& sheet) {
  for (const auto& [word, paint] : words) {
    if (ground_of(paint)) sheet.colours.push_back({range, word, paint});
  }
}

void add_heading(const Grid& grid, Wording wording, const std::vector<std::size_t>& columns,
                 Book& book, BookSheet& sheet) {
  std::vector<BookCell>& heading = sheet.rows.emplace_back();
  for (const std::size_t i : columns) {
    CellStyle style = style_of(grid.columns[i]);
    style.bold = true;
    style.paint = Paint::heading;
    heading.push_back({heading_in(grid.columns[i], wording, book.language), book.style(style)});
  }
}

}  // namespace

std::vector<std::size_t> columns_written(const Grid& grid, Wording wording) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < grid.columns.size(); ++i) {
    if (is_written(grid.columns[i], wording)) columns.push_back(i);
  }
  return columns;
}

std::vector<double> widths_of(const Grid& grid, Wording wording, Language language) {
  constexpr double padding = 2;  // the sign of a filter among it
  Book measured;
  measured.language = language;
  std::vector<double> widths;
  for (const std::size_t i : columns_written(grid, wording)) {
    const Column& column = grid.columns[i];
    auto width = static_cast<double>(text_width(heading_in(column, wording, language))) + padding;
    for (const auto& row : grid.rows) {
      const BookCell cell = book_cell(row[i], column, wording, measured);
      width = std::max(width, width_of(cell, row[i], language));
    }
    const bool whole = column.wrapping == Wrapping::never;
    width = std::min(width, whole ? widest_of_unwrapped : widest_column);
    widths.push_back(std::max(width * 1.08 + 1, narrowest_column));
  }
  return widths;
}

CellRange add_grid(const Grid& grid, Wording wording, bool with_heading, Book& book,
                   BookSheet& sheet) {
  const std::vector<std::size_t> columns = columns_written(grid, wording);
  CellRange range;
  range.row = static_cast<std::uint32_t>(sheet.rows.size());
  range.last_column = static_cast<std::uint16_t>(std::max<std::size_t>(columns.size(), 1) - 1);
  if (with_heading) add_heading(grid, wording, columns, book, sheet);
  std::vector<std::map<std::string, Paint>> painted(columns.size());
  for (const auto& row : grid.rows) {
    double height = 0;
    std::vector<BookCell> cells;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Cell& cell = row[columns[i]];
      const Column& column = grid.columns[columns[i]];
      cells.push_back(book_cell(cell, column, wording, book));
      const auto* text = std::get_if<std::string>(&cells.back().value);
      if (text == nullptr) continue;
      if (cell.paint != Paint::plain) painted[i].emplace(*text, cell.paint);
      if (column.wrapping == Wrapping::never) continue;
      const double width = i < sheet.columns.size() ? sheet.columns[i].width : widest_column;
      height = std::max(height, height_of_text(*text, width));
    }
    if (height > usual_height) {
      sheet.heights[static_cast<std::uint32_t>(sheet.rows.size())] = std::min(height, highest_row);
    }
    sheet.rows.push_back(std::move(cells));
  }
  range.last_row = static_cast<std::uint32_t>(sheet.rows.size()) - 1;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto column = static_cast<std::uint16_t>(i);
    add_grounds(painted[i], {range.row, column, range.last_row, column}, sheet);
  }
  return range;
}

BookSheet grid_sheet(const std::string& name, const Grid& grid, Wording wording, Book& book) {
  BookSheet sheet;
  sheet.name = usable_sheet_name(name, book.sheets);
  for (const double width : widths_of(grid, wording, book.language)) {
    sheet.columns.push_back({width});
  }
  sheet.filter = add_grid(grid, wording, true, book, sheet);
  sheet.frozen_rows = 1;
  sheet.repeated_rows = {0, 0};
  return sheet;
}

}  // namespace track::render
