#include <algorithm>
#include <numeric>

#include "track/base/text.hpp"
#include "workbook/grid_sheet.hpp"

namespace track::render {

namespace {

constexpr Message<Localized, Localized> heading_with_aside{"{} ({})", "{}（{}）"};
constexpr Message<Localized, Localized> counts_of{"{}: {}", "{}：{}"};
constexpr Message<std::string> list_item{"• {}", "・{}"};
constexpr double width_without_tables = 100;

// Writes blocks below one another: texts over all columns, grids in them.
class BlocksSheet {
 public:
  BlocksSheet(const std::string& name, const std::vector<Block>& blocks, Book& book) : book_(book) {
    sheet_.name = usable_sheet_name(name, book.sheets);
    make_room_for(blocks);
    if (sheet_.columns.empty()) sheet_.columns.push_back({width_without_tables});
    for (const BookColumn& column : sheet_.columns) width_ += column.width;
    for (const Block& block : blocks) std::visit(*this, block);
  }

  BookSheet take() { return std::move(sheet_); }

  void operator()(const Heading& heading) {
    constexpr int sizes[] = {14, 12, 11, 10};
    if (heading.level < 4 && !sheet_.rows.empty()) skip();
    if (heading.level < 4) headings_above_.clear();
    CellStyle style;
    style.bold = true;
    style.size = sizes[static_cast<std::size_t>(std::clamp(heading.level, 1, 4)) - 1];
    if (heading.level == 2) style.paint = Paint::heading;
    add_text(heading.aside.empty() ? heading.text : heading_with_aside(heading.text, heading.aside),
             style);
  }
  void operator()(const Paragraph& paragraph) {
    if (paragraph.text.empty()) return;
    CellStyle style;
    style.faint = paragraph.paint == Paint::faint;
    add_text(paragraph.text, style);
  }
  void operator()(const List& list) {
    CellStyle bold;
    bold.bold = true;
    if (!list.title.empty()) add_text(list.title, bold);
    for (const List::Item& item : list.items) {
      add_text({list_item(item.text.en).en, list_item(item.text.ja).ja}, {});
    }
  }
  void operator()(const Counts& counts) {
    for (const Counts::Line& line : counts.lines) {
      std::vector<Localized> texts;
      for (const Counts::Count& one : line.counts) texts.push_back(text_of(one));
      const Localized all = joined(texts, {"   ", "　"});
      add_text(line.of.empty() ? all : counts_of(line.of, all), {});
    }
  }
  // The figures of a chart stand in a table as well.
  void operator()(const Chart&) {}
  void operator()(const Table& table) {
    CellStyle bold;
    bold.bold = true;
    if (table.grid.rows.empty() && table.none.empty()) return;
    if (!table.heading.empty()) {
      skip();
      add_text(table.heading, bold);
      headings_above_.clear();
    }
    if (table.grid.rows.empty()) {
      add_text(table.none, {});
    } else {
      // The tables of a section have the same headings: they are read once.
      std::vector<std::string> headings;
      for (const Column& column : table.grid.columns) headings.push_back(column.key);
      add_grid(table.grid, Wording::shown, headings != headings_above_, book_, sheet_);
      headings_above_ = std::move(headings);
      if (!table.below.empty()) add_text(table.below, {});
    }
  }

  void operator()(const Details& details) {
    (*this)(details.heading);
    for (const Block& block : details.content->blocks.get()) std::visit(*this, block);
  }

 private:
  void make_room_for(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (const auto* table = std::get_if<Table>(&block)) make_room_for(table->grid);
      if (const auto* details = std::get_if<Details>(&block)) {
        make_room_for(details->content->blocks.get());
      }
    }
  }

  void make_room_for(const Grid& grid) {
    const std::vector<double> widths = widths_of(grid, Wording::shown, book_.language);
    sheet_.columns.resize(std::max(sheet_.columns.size(), widths.size()), BookColumn{0});
    for (std::size_t i = 0; i < widths.size(); ++i) {
      sheet_.columns[i].width = std::max(sheet_.columns[i].width, widths[i]);
    }
  }

  void skip() { sheet_.rows.emplace_back(); }

  // Over all columns; wrapped where it is wider than they are.
  void add_text(const Localized& words, CellStyle style) {
    const std::string& text = words.in(book_.language);
    const int points = style.size == 0 ? points_of_text : style.size;
    const auto row = static_cast<std::uint32_t>(sheet_.rows.size());
    const double needed = static_cast<double>(text_width(text)) * points / points_of_text;
    style.wrapped = needed > width_ - 2 || text.find('\n') != std::string::npos;
    sheet_.rows.emplace_back();
    const std::size_t cells = style.paint == Paint::plain ? 1 : sheet_.columns.size();
    sheet_.rows.back().resize(cells, {{}, book_.style(style)});
    sheet_.rows.back().front().value = text;
    if (style.wrapped && sheet_.columns.size() > 1) {
      sheet_.rows.back().resize(sheet_.columns.size(), {{}, book_.style(style)});
      sheet_.merged.push_back({row, 0, row, static_cast<std::uint16_t>(sheet_.columns.size() - 1)});
    }
    const double height = height_of_text(text, style.wrapped ? width_ : needed + 20, points);
    if (height > usual_height) sheet_.heights[row] = height;
  }

  Book& book_;
  BookSheet sheet_;
  double width_ = 0;
  std::vector<std::string> headings_above_;
};

}  // namespace

BookSheet blocks_sheet(const std::string& name, const std::vector<Block>& blocks, Book& book) {
  return BlocksSheet(name, blocks, book).take();
}

}  // namespace track::render
