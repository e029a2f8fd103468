#include "writers.hpp"

#include <algorithm>
#include <optional>

#include "aligned_tables.hpp"
#include "charts/text_plot.hpp"
#include "text_layout.hpp"
#include "track/base/text.hpp"

namespace track::render {

namespace {

constexpr std::size_t record_indent = 2;
constexpr std::size_t below_record = 4;
constexpr std::string_view between_counts = "   ";

constexpr Message<Localized> in_brackets_behind{" [{}]", "　〔{}〕"};
constexpr Message<Localized> counts_of{"{}: ", "{}："};

class TextWriter {
 public:
  TextWriter(const Document& document, const Style& style)
      : blocks_(document.blocks.get()), style_(style) {
    const std::vector<const Table*> aligned = tables(Layout::aligned);
    if (!aligned.empty()) aligned_.emplace(aligned, style);
    std::vector<const Grid*> records;
    for (const Table* table : tables(Layout::records)) records.push_back(&table->grid);
    if (!records.empty()) records_.emplace(records, record_indent, style);
  }

  std::string text() {
    for (at_ = 0; at_ < blocks_.size(); ++at_) {
      std::visit([this](const auto& block) { add(block); }, blocks_[at_]);
    }
    return std::move(out_);
  }

 private:
  std::vector<const Table*> tables(Layout layout) const;
  void add(const Heading& heading);
  void add(const Paragraph& block);
  void add(const List& list);
  void add(const Counts& counts);
  void add(const Table& table);
  void add(const Details& details) {
    add(details.heading);
    out_ += write_text(*details.content, style_);
  }
  void add(const Chart& chart);
  void add_paragraph(const Localized& text, std::size_t indent, Paint paint);
  void add_column_headings();
  void add_rows(const Table& table);
  std::string below(const Grid& grid, const std::vector<Cell>& row) const;
  bool rows_follow() const;
  // A blank line, but for the first.
  void keep_apart() { out_ += out_.empty() ? "" : "\n"; }
  const std::string& words(const Localized& text) const { return text.in(style_.language); }

  const std::vector<Block>& blocks_;
  const Style& style_;
  std::optional<AlignedTables> aligned_;
  std::optional<GridText> records_;
  std::size_t at_ = 0;
  bool headings_pending_ = false;  // of the aligned columns, once below a heading
  bool after_rows_ = false;
  std::string out_;
};

std::vector<const Table*> TextWriter::tables(Layout layout) const {
  std::vector<const Table*> result;
  for (const Block& block : blocks_) {
    const auto* table = std::get_if<Table>(&block);
    if (table != nullptr && table->layout == layout) result.push_back(table);
  }
  return result;
}

void TextWriter::add_paragraph(const Localized& text, std::size_t indent, Paint paint) {
  out_ += paragraph(words(text), indent, paint, style_);
}

void TextWriter::add(const Heading& heading) {
  if (heading.level == 4) {
    add_column_headings();
    const Localized aside = heading.aside.empty() ? Localized() : in_brackets_behind(heading.aside);
    out_ += paragraph(words(heading.text) + words(aside), column_gap, Paint::plain, style_);
    return;
  }
  if (heading.level > 1) keep_apart();
  add_paragraph(heading.text, 0, Paint::heading);
  headings_pending_ = true;
  after_rows_ = false;
}

void TextWriter::add(const Paragraph& block) {
  if (block.wrapping == Wrapping::never) {
    out_ += painted(words(block.text), block.paint, style_) + "\n";
  } else if (!block.text.empty()) {
    add_paragraph(block.text, block.indent, block.paint);
  }
  after_rows_ = false;
}

void TextWriter::add(const List& list) {
  if (!list.title.empty()) add_paragraph(list.title, column_gap, Paint::faint);
  for (const List::Item& item : list.items) {
    const bool titled = !list.title.empty();
    out_ += paragraph(words(item.text), titled ? 2 * column_gap : column_gap, item.paint, style_,
                      titled ? "" : "· ");
  }
}

void TextWriter::add(const Counts& counts) {
  for (const Counts::Line& line : counts.lines) {
    if (line.counts.empty() && !line.of.empty()) continue;
    std::string all;
    for (const Counts::Count& one : line.counts) {
      all += all.empty() ? "" : between_counts;
      all += words(text_of(one));
    }
    const std::string of = line.of.empty() ? "" : words(counts_of(line.of));
    out_ += paragraph(all, 0, Paint::plain, style_, of);
  }
  after_rows_ = true;
}

// Whether any aligned rows stand before the next heading of a section.
bool TextWriter::rows_follow() const {
  for (std::size_t i = at_; i < blocks_.size(); ++i) {
    const auto* heading = std::get_if<Heading>(&blocks_[i]);
    if (heading != nullptr && heading->level < 4) return false;
    const auto* table = std::get_if<Table>(&blocks_[i]);
    if (table != nullptr && table->layout == Layout::aligned) return true;
  }
  return false;
}

void TextWriter::add_column_headings() {
  if (headings_pending_ && rows_follow()) out_ += aligned_->headings();
  headings_pending_ = false;
}

// What of a record is too long for its line.
std::string TextWriter::below(const Grid& grid, const std::vector<Cell>& row) const {
  std::size_t label_width = 0;
  for (const Column& column : grid.columns) {
    if (column.place != Place::below) continue;
    label_width = std::max(label_width, text_width(words(column.heading)));
  }
  std::string lines;
  std::string remarks;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string& text = words(row[i].shown);
    if (text.empty()) continue;
    const Column& column = grid.columns[i];
    if (column.place == Place::remark) remarks += remark(text, below_record, style_);
    if (column.place != Place::below) continue;
    const std::string label =
        pad_right(words(column.heading), label_width) + std::string(column_gap, ' ');
    lines += paragraph(text, below_record, Paint::plain, style_, label);
  }
  return lines + remarks;
}

void TextWriter::add_rows(const Table& table) {
  if (table.layout == Layout::aligned) {
    add_column_headings();
    out_ += aligned_->rows(table.grid);
  } else if (table.layout == Layout::records) {
    out_ += records_->headings();
    for (const auto& row : table.grid.rows) out_ += records_->row(row) + below(table.grid, row);
  } else {
    const bool alone = table.layout == Layout::rows;
    const GridText lines({&table.grid}, alone ? column_gap : 0, style_);
    if (!alone) out_ += lines.headings();
    for (const auto& row : table.grid.rows) out_ += lines.row(row);
  }
}

void TextWriter::add(const Table& table) {
  const bool apart = !table.heading.empty() || (after_rows_ && table.layout == Layout::columns);
  if (!table.grid.rows.empty()) {
    if (apart) keep_apart();
    if (!table.heading.empty()) add_paragraph(table.heading, 0, Paint::heading);
    add_rows(table);
    if (!table.below.empty()) add_paragraph(table.below, below_record, Paint::plain);
  } else if (!table.none.empty()) {
    if (apart) keep_apart();
    add_paragraph(table.none, 0, Paint::plain);
  }
  after_rows_ = true;
}

void TextWriter::add(const Chart& chart) {
  const std::string lines = text_plot(chart, style_);
  if (lines.empty()) return;
  keep_apart();
  add_paragraph(title_of(chart), 0, Paint::heading);
  out_ += lines;
  after_rows_ = true;
}

}  // namespace

std::string write_text(const Document& document, const Style& style) {
  return TextWriter(document, style).text();
}

}  // namespace track::render
