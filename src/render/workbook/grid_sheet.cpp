#include "workbook/grid_sheet.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string_view>

#include "track/base/text.hpp"

namespace track::render {

namespace {

constexpr double narrowest_column = 7;
constexpr double widest_column = 40;
constexpr double widest_of_unwrapped = 60;
constexpr double highest_row = 400;  // in points; spreadsheet programs take 409
constexpr const char* day_format = "yyyy-mm-dd";

constexpr std::string_view decimal_digits = "0123456789";
constexpr std::string_view signs[] = {"-", "−", "△", "▲", "+"};

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

void add_heading(const std::vector<Column>& all, Wording wording,
                 const std::vector<std::size_t>& columns, Book& book, BookSheet& sheet) {
  std::vector<BookCell>& heading = sheet.rows.emplace_back();
  for (const std::size_t i : columns) {
    CellStyle style = style_of(all[i]);
    style.bold = true;
    style.paint = Paint::heading;
    heading.push_back({heading_in(all[i], wording, book.language), book.style(style)});
  }
}

// The width of a column: of its heading, then of each of its cells.
class ColumnWidth {
 public:
  ColumnWidth(const Column& column, Wording wording, Language language)
      : whole_(column.wrapping == Wrapping::never),
        language_(language),
        widest_(static_cast<double>(text_width(heading_in(column, wording, language))) + padding) {}

  void add(const BookCell& cell, const Cell& from) {
    widest_ = std::max(widest_, width_of(cell, from, language_));
  }
  double in_digits() const {
    const double width = std::min(widest_, whole_ ? widest_of_unwrapped : widest_column);
    return std::max(width * 1.08 + 1, narrowest_column);
  }

 private:
  static constexpr double padding = 2;  // the sign of a filter among it

  bool whole_;
  Language language_;
  double widest_;
};

// The words of a column that have a ground, and the range they stand in.
using PaintedWords = std::vector<std::map<std::string, Paint>>;

void add_cell(const Cell& cell, const Column& column, Wording wording, Book& book,
              std::map<std::string, Paint>& painted, std::vector<BookCell>& cells) {
  cells.push_back(book_cell(cell, column, wording, book));
  const auto* text = std::get_if<std::string>(&cells.back().value);
  if (text != nullptr && cell.paint != Paint::plain) painted.emplace(*text, cell.paint);
}

// A row is as high as its texts need, wrapped to the widths of the columns.
void set_height(const std::vector<Column>& all, const std::vector<std::size_t>& columns,
                std::size_t row, BookSheet& sheet) {
  double height = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto* text = std::get_if<std::string>(&sheet.rows[row][i].value);
    if (text == nullptr || all[columns[i]].wrapping == Wrapping::never) continue;
    const double width = i < sheet.columns.size() ? sheet.columns[i].width : widest_column;
    height = std::max(height, height_of_text(*text, width));
  }
  if (height > usual_height) {
    sheet.heights[static_cast<std::uint32_t>(row)] = std::min(height, highest_row);
  }
}

// From its first row to the last of the sheet.
CellRange range_of(std::size_t first, const std::vector<std::size_t>& columns,
                   const PaintedWords& painted, BookSheet& sheet) {
  CellRange range;
  range.row = static_cast<std::uint32_t>(first);
  range.last_column = static_cast<std::uint16_t>(std::max<std::size_t>(columns.size(), 1) - 1);
  range.last_row = static_cast<std::uint32_t>(sheet.rows.size()) - 1;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto column = static_cast<std::uint16_t>(i);
    add_grounds(painted[i], {range.row, column, range.last_row, column}, sheet);
  }
  return range;
}

// A printed number, taken apart: "約△1,234.5 人".
struct PrintedNumber {
  std::string_view before;
  std::string_view sign;
  std::string_view digits;
  std::string_view after;
};

std::optional<PrintedNumber> taken_apart(std::string_view text) {
  const std::size_t first = text.find_first_of(decimal_digits);
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t end = std::min(text.find_first_not_of("0123456789,.", first), text.size());
  PrintedNumber printed{
      text.substr(0, first), {}, text.substr(first, end - first), text.substr(end)};
  if (printed.after.find_first_of(decimal_digits) != std::string_view::npos) return std::nullopt;
  for (const std::string_view sign : signs) {
    if (!printed.before.ends_with(sign)) continue;
    printed.sign = sign;
    printed.before.remove_suffix(sign.size());
    break;
  }
  return printed;
}

std::size_t decimals_of(std::string_view digits) {
  const std::size_t point = digits.find('.');
  return point == std::string_view::npos ? 0 : digits.size() - point - 1;
}

double number_of(std::string_view digits) {
  std::string plain(digits);
  std::erase(plain, ',');
  return std::strtod(plain.c_str(), nullptr);
}

// A text of the format itself; %, of which a program multiplies by 100, stays bare.
std::string quoted(std::string_view text, bool percent) {
  std::string result;
  std::string open;
  const auto close = [&] {
    if (!open.empty()) result += '"' + open + '"';
    open.clear();
  };
  for (const char letter : text) {
    if (percent && letter == '%') {
      close();
      result += letter;
    } else {
      open += letter;
    }
  }
  close();
  return result;
}

bool rounds_to(double number, double printed, std::size_t decimals) {
  constexpr double tolerance = 1e-9;  // of a double that stands for a decimal number
  const double half = 0.5 * std::pow(10.0, -static_cast<double>(decimals));
  return std::abs(std::abs(number) - printed) <= half + tolerance * (1 + printed);
}

}  // namespace

std::vector<std::size_t> columns_written(const std::vector<Column>& columns, Wording wording) {
  std::vector<std::size_t> written;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (is_written(columns[i], wording)) written.push_back(i);
  }
  return written;
}

std::vector<double> widths_of(const Grid& grid, Wording wording, Language language) {
  Book measured;
  measured.language = language;
  std::vector<double> widths;
  for (const std::size_t i : columns_written(grid.columns, wording)) {
    const Column& column = grid.columns[i];
    ColumnWidth width(column, wording, language);
    for (const auto& row : grid.rows) {
      width.add(book_cell(row[i], column, wording, measured), row[i]);
    }
    widths.push_back(width.in_digits());
  }
  return widths;
}

CellRange add_grid(const Grid& grid, Wording wording, bool with_heading, Book& book,
                   BookSheet& sheet) {
  const std::vector<std::size_t> columns = columns_written(grid.columns, wording);
  const std::size_t first = sheet.rows.size();
  if (with_heading) add_heading(grid.columns, wording, columns, book, sheet);
  PaintedWords painted(columns.size());
  for (const auto& row : grid.rows) {
    std::vector<BookCell> cells;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::size_t column = columns[i];
      add_cell(row[column], grid.columns[column], wording, book, painted[i], cells);
    }
    sheet.rows.push_back(std::move(cells));
    set_height(grid.columns, columns, sheet.rows.size() - 1, sheet);
  }
  return range_of(first, columns, painted, sheet);
}

BookSheet grid_sheet(const std::string& name, const DataRows& rows, Wording wording, Book& book) {
  BookSheet sheet;
  sheet.name = usable_sheet_name(name, book.sheets);
  const std::vector<Column>& all = rows.columns();
  const std::vector<std::size_t> columns = columns_written(all, wording);
  add_heading(all, wording, columns, book, sheet);
  std::vector<ColumnWidth> widths;
  for (const std::size_t i : columns) widths.emplace_back(all[i], wording, book.language);
  PaintedWords painted(columns.size());
  rows.each(true, [&](const DataRows::Row& row) {
    std::vector<BookCell> cells;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Cell& cell = row[columns[i]];
      add_cell(cell, all[columns[i]], wording, book, painted[i], cells);
      widths[i].add(cells.back(), cell);
    }
    sheet.rows.push_back(std::move(cells));
  });
  for (const ColumnWidth& width : widths) sheet.columns.push_back({width.in_digits()});
  for (std::size_t row = 1; row < sheet.rows.size(); ++row) set_height(all, columns, row, sheet);
  sheet.filter = range_of(0, columns, painted, sheet);
  sheet.frozen_rows = 1;
  sheet.repeated_rows = {0, 0};
  return sheet;
}

std::optional<std::string> format_showing(double number, const std::string& shown) {
  const std::optional<PrintedNumber> printed = taken_apart(shown);
  if (!printed || shown.find('"') != std::string::npos) return std::nullopt;
  const std::size_t decimals = decimals_of(printed->digits);
  const double value = number_of(printed->digits);
  const bool signed_negative = !printed->sign.empty() && printed->sign != "+";
  if (value != 0 && signed_negative != (number < 0)) return std::nullopt;
  const bool has_percent = printed->after.find('%') != std::string_view::npos;
  const bool percent = has_percent && rounds_to(number * 100, value, decimals);
  if (!percent && (has_percent || !rounds_to(number, value, decimals))) return std::nullopt;

  // Figures below a thousand stand in columns with larger ones.
  const bool grouped = value < 1000 || printed->digits.find(',') != std::string_view::npos;
  std::string digits = grouped ? "#,##0" : "0";
  if (decimals > 0) digits += "." + std::string(decimals, '0');
  const std::string before = quoted(printed->before, percent);
  const std::string behind = digits + quoted(printed->after, percent);
  const std::string sign = quoted(printed->sign, false);
  if (!signed_negative) return before + sign + behind;
  return before + behind + ";" + before + sign + behind;
}

}  // namespace track::render
