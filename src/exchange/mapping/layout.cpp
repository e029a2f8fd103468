#include "layout.hpp"

#include <algorithm>

#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr Message<std::string> no_heading_row{"no row has a cell \"{}\"",
                                              "「{}」と書かれたセルのある行がありません"};
constexpr Message<> heading_row_rule{
    "header is a text of the heading row, or its number: header = 3",
    "header には見出しの行にある文字列か、行の番号を書きます：header = 3"};
constexpr Message<> no_rows{"the sheet has no cells there", "その位置にセルがありません"};
constexpr Message<std::string> no_column{"no column is headed \"{}\"",
                                         "「{}」という見出しの列がありません"};
constexpr Message<std::uint32_t> stands_in_row{"row {0} has it: header = {0}",
                                               "{0}行目にあります：header = {0}"};
constexpr Message<std::string> headings_are{"the headings are {}", "見出しは {} です"};
constexpr Message<std::string, std::string> ambiguous{"the heading \"{}\" stands above {}",
                                                      "「{}」という見出しが {} にあります"};
constexpr Message<std::string> by_letter_way{"name the column by its letter: {}",
                                             "列を記号で指定してください：{}"};
constexpr Message<std::string, std::string> reversed{"\"{}\" stands behind \"{}\"",
                                                     "「{}」が「{}」より後の列にあります"};

constexpr std::size_t rows_kept = 30;  // to tell where a heading stands after all
constexpr std::size_t most_listed = 15;
constexpr std::size_t widest = 16'384;  // columns of a spreadsheet

std::vector<std::string> folded_labels(const Row& row) {
  std::vector<std::string> labels;
  for (const Cell& cell : row.cells) labels.push_back(folded(label_of(cell)));
  return labels;
}

// Runs of spaces and line breaks are one space.
std::string in_one_line(const std::string& label) {
  std::string line;
  for (const char each : label) {
    const bool space = each == ' ' || each == '\n' || each == '\r' || each == '\t';
    if (!space) {
      line += each;
    } else if (!line.ends_with(' ')) {
      line += ' ';
    }
  }
  return line;
}

std::vector<const Template*> templates_of(const TableMapping& table) {
  std::vector<const Template*> all;
  for (const auto* one :
       {&table.period, &table.indicator, &table.value, &table.event, &table.place, &table.note}) {
    if (*one) all.push_back(&**one);
  }
  for (const auto& [breakdown, by] : table.by) all.push_back(&by);
  for (const ValueColumns& columns : table.values) {
    if (columns.indicator) all.push_back(&*columns.indicator);
  }
  return all;
}

// The heading of each column. A line above the last goes on to the right over blank cells, as far
// as the line above it does.
std::vector<Heading> headings_of(const std::vector<Row>& rows) {
  std::size_t width = 0;
  for (const Row& row : rows) width = std::max(width, row.cells.size());
  std::vector<Heading> headings(std::min(width, widest));
  for (std::size_t line = 0; line < rows.size(); ++line) {
    const bool goes_on = line + 1 < rows.size();
    Cell last;
    for (std::size_t column = 0; column < headings.size(); ++column) {
      const Cell& own = cell_at(rows[line], column);
      bool stops = false;
      for (std::size_t above = 0; above < line; ++above) {
        stops = stops || !is_blank(cell_at(rows[above], column));
      }
      if (!is_blank(own) || stops) last = own;
      const Cell& cell = goes_on ? last : own;
      Heading& heading = headings[column];
      heading.is_spread = heading.is_spread && is_blank(own);
      const std::string label = is_blank(cell) ? "" : in_one_line(label_of(cell));
      heading.lines.push_back(label);
      if (label.empty()) continue;
      heading.whole += (heading.whole.empty() ? "" : " ") + label;
      heading.own = label;
      heading.cell = cell;
    }
  }
  return headings;
}

// Reads rows until the headings and all single cells are known.
class LayoutFinder {
 public:
  explicit LayoutFinder(const TableMapping& table) : table_(table), wanted_(folded(table.header)) {
    for (const Template* one : templates_of(table)) {
      for (const TemplatePiece& piece : one->pieces) {
        if (piece.from != TemplatePiece::From::cell) continue;
        layout_.cells[{piece.column, piece.row}];
        last_cell_ = std::max(last_cell_, piece.row);
      }
    }
    if (!table.header_rows.empty()) {
      begins_ = table.header_rows.front();
      ends_ = table.header_rows.size() > 1 ? table.header_rows.back()
                                           : begins_ + table.header_lines - 1;
    }
  }

  bool take(const Row& row) {
    if (layout_.first_rows.size() < rows_kept) {
      layout_.first_rows.emplace_back(row.number, folded_labels(row));
    }
    for (auto& [at, cell] : layout_.cells) {
      if (at.second == row.number) cell = cell_at(row, at.first);
    }
    take_heading(row);
    if (begins_ == 0 || row.number < begins_) take_title(row);
    const bool found = begins_ != 0 && row.number > ends_;
    return !found || row.number <= last_cell_ || layout_.first_rows.size() < rows_kept;
  }

  std::optional<Layout> found() {
    if (begins_ == 0 || rows_.empty()) return std::nullopt;
    for (const Row& row : rows_) layout_.heading_rows.push_back(row.number);
    layout_.heading_row = ends_;
    layout_.headings = headings_of(rows_);
    for (const Row& row : rows_) layout_.fields = std::max(layout_.fields, row.fields);
    return std::move(layout_);
  }

 private:
  void take_heading(const Row& row) {
    if (begins_ == 0) {
      const bool fits = std::ranges::any_of(row.cells, [this](const Cell& cell) {
        return table_.header.empty() ? !is_blank(cell) : folded(label_of(cell)) == wanted_;
      });
      if (!fits) return;
      begins_ = row.number;
      ends_ = begins_ + table_.header_lines - 1;
    }
    const bool listed =
        table_.header_rows.size() < 2 ||
        std::ranges::find(table_.header_rows, row.number) != table_.header_rows.end();
    if (row.number >= begins_ && row.number <= ends_ && listed) rows_.push_back(row);
  }

  void take_title(const Row& row) {
    constexpr std::size_t most_years = 10;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      const std::string title = label_of(row.cells[column]);
      std::string year = fiscal_year_in(title);
      const bool several = title.find("年度") != title.rfind("年度");
      if (year.empty() || several || layout_.years_above.size() >= most_years) continue;
      layout_.years_above.push_back({column, row.number, std::move(year)});
    }
  }

  const TableMapping& table_;
  std::string wanted_;
  std::uint32_t last_cell_ = 0;
  std::uint32_t begins_ = 0;
  std::uint32_t ends_ = 0;
  std::vector<Row> rows_;
  Layout layout_;
};

std::string letters_of(const std::vector<std::size_t>& columns) {
  std::vector<std::string> names;
  for (const std::size_t column : columns) names.push_back("$" + column_name(column));
  return joined(names);
}

}  // namespace

std::vector<std::string> Layout::parts(std::size_t column, const std::string& separator) const {
  if (column >= headings.size()) return {};
  if (separator.empty()) return headings[column].lines;
  std::vector<std::string> result;
  for (const std::string& line : headings[column].lines) {
    std::size_t from = 0;
    for (std::size_t at = 0; (at = line.find(separator, from)) != std::string::npos;) {
      result.push_back(trimmed(std::string_view(line).substr(from, at - from)));
      from = at + separator.size();
    }
    result.push_back(trimmed(std::string_view(line).substr(from)));
  }
  return result;
}

std::vector<std::size_t> Layout::columns(const LabelPattern& pattern) const {
  std::vector<std::size_t> whole;
  std::vector<std::size_t> own;
  std::vector<std::size_t> any;
  for (std::size_t column = 0; column < headings.size(); ++column) {
    const Heading& heading = headings[column];
    if (heading.whole.empty()) continue;
    if (pattern.fits(folded(heading.whole))) whole.push_back(column);
    if (pattern.fits(folded(heading.own))) own.push_back(column);
    const bool one = std::ranges::any_of(heading.lines, [&](const std::string& line) {
      return !line.empty() && pattern.fits(folded(line));
    });
    if (one) any.push_back(column);
  }
  if (!whole.empty()) return whole;
  return own.empty() ? any : own;
}

std::optional<std::uint32_t> Layout::row_with(const std::string& label) const {
  const std::string wanted = folded(label);
  for (const auto& [row, labels] : first_rows) {
    const bool heads = std::ranges::find(heading_rows, row) != heading_rows.end();
    if (!heads && std::ranges::find(labels, wanted) != labels.end()) return row;
  }
  return std::nullopt;
}

std::optional<Layout> find_layout(const RowSource& rows, std::size_t sheet,
                                  const TableMapping& table, SheetFaults& faults) {
  LayoutFinder finder(table);
  rows.read(sheet, [&](const Row& row) { return finder.take(row); });
  std::optional<Layout> layout = finder.found();
  if (!layout) {
    const std::string& name = rows.sheets[sheet].name;
    const std::string place = name.empty() ? rows.name : name;
    faults.add(place, table.header,
               table.header.empty() ? no_rows() : no_heading_row(printable(table.header)),
               heading_row_rule());
  }
  return layout;
}

std::string Columns::place() const {
  return cell_place(sheet_, 0, layout_.heading_rows.front());
}

void Columns::tell_unknown(const std::string& heading) {
  std::vector<std::string> names;
  for (const Heading& one : layout_.headings) {
    if (!one.whole.empty()) names.push_back(printable(one.whole));
  }
  Fault fault{no_column(printable(heading)), {}};
  const auto row = layout_.row_with(heading);
  Localized near = did_you_mean(heading, names);
  if (row) {
    fault.hints.push_back(stands_in_row(*row));
  } else if (!near.empty()) {
    fault.hints.push_back(std::move(near));
  } else {
    const bool many = names.size() > most_listed;
    if (many) names.resize(most_listed);
    fault.hints.push_back(headings_are(joined(names) + (many ? ", …" : "")));
  }
  faults_.add_once("column:" + sheet_.name + ":" + heading, place(), heading, fault);
}

std::optional<std::size_t> Columns::one(const ColumnName& name) {
  if (name.letter) return name.letter;
  const std::vector<std::size_t> found = layout_.columns(LabelPattern(name.heading));
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    tell_unknown(name.heading);
  } else {
    const std::string letters = letters_of(found);
    faults_.add_once("column:" + sheet_.name + ":" + name.heading, place(), name.heading,
                     {ambiguous(printable(name.heading), letters), {by_letter_way(letters)}});
  }
  return std::nullopt;
}

std::vector<std::size_t> Columns::several(const ValueColumns& columns) {
  if (columns.last) {
    const auto first = one(columns.first);
    const auto last = one(*columns.last);
    if (!first || !last) return {};
    if (*last < *first) {
      faults_.add(place(), columns.written,
                  reversed(printable(columns.first.heading), printable(columns.last->heading)));
      return {};
    }
    std::vector<std::size_t> result;
    for (std::size_t column = *first; column <= *last; ++column) {
      const bool headed =
          column < layout_.headings.size() && !layout_.headings[column].whole.empty();
      if (headed || columns.first.letter) result.push_back(column);
    }
    return result;
  }
  if (columns.first.letter) return {*columns.first.letter};
  std::vector<std::size_t> found = layout_.columns(LabelPattern(columns.first.heading));
  if (found.empty()) tell_unknown(columns.first.heading);
  return found;
}

}  // namespace track::exchange
