#include <algorithm>
#include <utility>

#include "track/base/text.hpp"
#include "workbook/grid_sheet.hpp"
#include "writers.hpp"

namespace track::render {

namespace {

constexpr Message<> blocks_name{"Review", "一覧"};
constexpr Message<> rows_name{"Data", "データ"};

constexpr int charts_abreast = 3;
constexpr std::uint32_t rows_of_chart = 14;

// What a file is called in its properties: the first heading, else nothing.
std::string title_of(const Document& document, Language language) {
  for (const Block& block : document.blocks.get()) {
    if (const auto* heading = std::get_if<Heading>(&block)) return heading->text.in(language);
  }
  return {};
}

// The cells of a column of a grid that stands below its heading on a sheet of its own.
CellRange figures(const Sheet& sheet, const SheetChart& chart, const std::string& key) {
  CellRange range;
  std::uint16_t place = 0;
  for (const std::size_t i : columns_written(sheet.rows.columns(), Wording::shown)) {
    if (sheet.rows.columns()[i].key == key) range.column = range.last_column = place;
    ++place;
  }
  range.row = static_cast<std::uint32_t>(chart.first_row + 1);
  range.last_row = static_cast<std::uint32_t>(chart.last_row + 1);
  return range;
}

void add_charts(const Document& document, std::size_t place, std::size_t first_sheet, Book& book) {
  BookSheet& sheet = book.sheets[first_sheet + place];
  int number = 0;
  const auto below = static_cast<std::uint32_t>(sheet.rows.size()) + 1;
  for (const SheetChart& chart : document.sheets[place].charts) {
    const Sheet& source = document.sheets[chart.sheet];
    BookChart made;
    made.kind = chart.of_lines ? BookChart::Kind::line : BookChart::Kind::column;
    made.row = below + static_cast<std::uint32_t>(number / charts_abreast) * rows_of_chart;
    made.from_left = number % charts_abreast * (chart_width + 16);
    made.title = chart.title.in(book.language);
    made.unit = chart.unit.in(book.language);
    made.sheet = book.sheets[first_sheet + chart.sheet].name;
    made.categories = figures(source, chart, chart.across);
    for (const std::string& key : chart.series) {
      const auto column = std::ranges::find(source.rows.columns(), key, &Column::key);
      made.series.push_back({column->heading.in(book.language), figures(source, chart, key)});
    }
    sheet.charts.push_back(std::move(made));
    ++number;
  }
}

}  // namespace

std::string write_xlsx(const Document& document, const Style& style) {
  Book book;
  book.language = style.language;
  book.made = style.today;
  book.title = title_of(document, style.language);
  const std::vector<Block>& blocks = document.blocks.get();
  if (!blocks.empty()) {
    book.sheets.push_back(blocks_sheet(blocks_name().in(style.language), blocks, book));
    document.blocks.release();
  }
  const std::size_t first_sheet = book.sheets.size();
  for (const Sheet& sheet : document.sheets) {
    book.sheets.push_back(
        grid_sheet(sheet.name.in(style.language), sheet.rows, Wording::shown, book));
  }
  for (std::size_t i = 0; i < document.sheets.size(); ++i) {
    add_charts(document, i, first_sheet, book);
  }
  if (!document.rows.columns().empty()) {
    book.sheets.push_back(
        grid_sheet(rows_name().in(style.language), document.rows, Wording::data, book));
  }
  if (book.sheets.empty()) book.sheets.push_back(blocks_sheet("", {}, book));
  return write_book_as_xlsx(std::move(book));
}

}  // namespace track::render
