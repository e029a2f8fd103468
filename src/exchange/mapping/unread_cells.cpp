#include "unread_cells.hpp"

#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr Message<std::uint32_t, std::size_t, std::size_t> wide_row_of_cells{
    "row {} has {} cells, but there are {} headings",
    "{}行目にはセルが{}個ありますが、見出しは{}個です"};
constexpr Message<std::string> wide_row_rule{
    "a number with a comma needs quotes (\"1,234\"); if column {0} is not to be read: except = "
    "[\"${0}\"]",
    "コンマの入った数値は引用符で囲みます（\"1,234\"）。{0}列を読まないなら except = [\"${0}\"] "
    "と書いてください"};

constexpr Message<std::uint32_t, std::size_t, std::size_t> short_row{
    "row {} has {} cells, and there are {} headings: look whether a cell is missing, or a number "
    "with a comma lacks its quotes (\"1,234\")",
    "{}行目のセルは{}個で、見出しの{}個より少なくなっています。欠けたセルや、引用符のない桁区切り"
    "（\"1,234\"）がないか確かめてください"};

constexpr std::size_t most_cells_shown = 8;

std::string cells_in(const Row& row) {
  std::vector<std::string> texts;
  for (const Cell& cell : row.cells) {
    if (texts.size() == most_cells_shown) break;
    texts.push_back(label_of(cell));
  }
  return joined(texts, " | ");
}

}  // namespace

UnreadCells::UnreadCells(const Layout& layout, const Sheet& sheet,
                         const std::set<std::size_t>& read)
    : layout_(layout), sheet_(sheet), looked_at_(layout.headings.size()), read_(read) {
  for (std::size_t column = 0; column < looked_at_.size(); ++column) {
    const Heading& heading = layout.headings[column];
    looked_at_[column] = !read.contains(column) && (heading.whole.empty() || heading.is_spread);
  }
}

void UnreadCells::look_at(const Row& row, SheetFaults& faults) {
  const std::size_t width = looked_at_.size();
  for (std::size_t column = 0; column < row.cells.size() && column < width; ++column) {
    if (looked_at_[column] && !is_blank(row.cells[column])) found_.insert(column);
  }
  const bool is_text = sheet_.name.empty();
  const std::size_t last_heading = layout_.headings.size();
  for (std::size_t column = last_heading; column < row.cells.size(); ++column) {
    if (is_blank(row.cells[column]) || read_.contains(column)) continue;
    if (!is_text) {
      found_.insert(column);
      continue;
    }
    faults.add(cell_place(sheet_, column, row.number), cells_in(row),
               {wide_row_of_cells(row.number, row.cells.size(), last_heading),
                {wide_row_rule(column_name(column))}});
    return;
  }
  has_whole_ = has_whole_ || row.fields == layout_.fields;
  // A line of notes has one.
  if (narrow_ == 0 && row.fields > 1 && row.fields < layout_.fields) {
    narrow_ = row.number;
    narrow_cells_ = row.fields;
  }
  if (row.fields <= layout_.fields) {
    has_narrow_ = true;
  } else if (widest_.number == 0 && !read_.contains(layout_.fields)) {
    widest_ = row;
  }
}

void UnreadCells::finish(SheetFaults& faults) {
  if (!has_narrow_ || widest_.number == 0) return;
  faults.add(cell_place(sheet_, layout_.fields, widest_.number), cells_in(widest_),
             {wide_row_of_cells(widest_.number, widest_.fields, layout_.fields),
              {wide_row_rule(column_name(layout_.fields))}});
}

std::optional<Localized> UnreadCells::narrow_row() const {
  if (!has_whole_ || narrow_ == 0) return std::nullopt;
  return short_row(narrow_, narrow_cells_, layout_.fields);
}

std::vector<std::string> UnreadCells::columns() const {
  std::vector<std::string> names;
  for (const std::size_t column : found_) names.push_back("$" + column_name(column));
  return names;
}

}  // namespace track::exchange
