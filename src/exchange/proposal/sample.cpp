#include "sample.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "mapping/label.hpp"
#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr std::size_t most_rows = 400;
constexpr std::size_t most_columns = 500;
constexpr std::size_t most_heading_rows = 4;

bool ascii_digit(char each) {
  return each >= '0' && each <= '9';
}

std::string plain_label(const Cell& cell) {
  return trimmed(half_width(label_of(cell)));
}

struct Column {
  std::size_t filled = 0;
  std::size_t figures = 0;
  std::size_t signs = 0;
  std::size_t years = 0;
  std::set<std::string> different;
  bool counts_up = true;  // 1, 2, 3 …
};

Column column_of(const Sample& sample, std::size_t column, std::size_t from) {
  Column result;
  std::string last;
  for (std::size_t i = from; i < sample.rows.size(); ++i) {
    const Cell& cell = sample.cell(i, column);
    if (is_blank(cell)) continue;
    ++result.filled;
    if (is_sign(cell)) {
      ++result.signs;
      continue;
    }
    if (looks_like_year(cell)) ++result.years;
    if (!is_figure(cell)) continue;
    ++result.figures;
    const std::string text = plain_label(cell);
    const bool next = last.empty() || (text.size() < 9 && last.size() < 9 &&
                                       text.find_first_not_of("0123456789") == std::string::npos &&
                                       last.find_first_not_of("0123456789") == std::string::npos &&
                                       std::stol(text) == std::stol(last) + 1);
    result.counts_up = result.counts_up && next;
    last = text;
    if (result.different.size() < 3) result.different.insert(text);
  }
  return result;
}

bool is_mostly_figures(const Column& column) {
  if (column.signs >= 3 && column.figures == 0 && column.signs * 10 >= column.filled * 6)
    return true;
  const std::size_t said = column.filled - column.signs;
  return column.figures > 0 && column.figures * 10 >= said * 6;
}

bool is_code_heading(const std::string& heading) {
  const std::string plain = folded(heading);
  constexpr std::array words{"コード", "code", "番号", "no.", "nr.", "id", "通番", "uuid"};
  return std::ranges::any_of(words, [&](const char* word) {
    const std::string_view view(word);
    return plain == view || (view.size() > 3 && plain.find(view) != std::string::npos);
  });
}

// So many figures of the row that are no years.
std::size_t figures_in(const Sample& sample, std::size_t index, bool& years_alone) {
  std::size_t figures = 0;
  years_alone = true;
  for (std::size_t column = 0; column < sample.width; ++column) {
    const Cell& cell = sample.cell(index, column);
    if (!is_figure(cell)) continue;
    ++figures;
    years_alone = years_alone && looks_like_year(cell);
  }
  return figures;
}

bool has_sign_above(const Sample& sample, std::size_t index, std::size_t below) {
  bool found = false;
  for (std::size_t column = 0; column < sample.width; ++column) {
    const Cell& under = sample.cell(below, column);
    const Cell& cell = sample.cell(index, column);
    if (is_blank(cell) || !(is_figure(under) || is_sign(under))) continue;
    if (!is_sign(cell)) return false;
    found = true;
  }
  return found;
}

struct HeadingSigns {
  std::size_t filled = 0;
  bool above_figures = false;  // of the first row of values
  bool is_as_of = false;       // one day among texts: when the sheet was made
};

HeadingSigns heading_signs(const Sample& sample, std::size_t index, std::size_t first_row) {
  HeadingSigns signs;
  std::size_t days = 0;
  for (std::size_t column = 0; column < sample.width; ++column) {
    const Cell& cell = sample.cell(index, column);
    if (is_blank(cell)) continue;
    ++signs.filled;
    if (cell.kind == CellKind::day) ++days;
    const Cell& below = sample.cell(first_row, column);
    signs.above_figures = signs.above_figures || is_figure(below) || is_sign(below);
  }
  signs.is_as_of = days == 1;
  return signs;
}

struct FirstRow {
  std::size_t index = 0;
  std::size_t figures = 0;  // columns of them
};

std::size_t columns_going_on(const Sample& sample, std::size_t index) {
  std::size_t count = 0;
  for (std::size_t column = 0; column < sample.width; ++column) {
    const bool goes_on = is_figure(sample.cell(index, column)) &&
                         is_mostly_figures(column_of(sample, column, index));
    if (goes_on) ++count;
  }
  return count;
}

// The first row of values: one with figures that are not all years, in columns that go on so.
std::optional<FirstRow> first_row_of(const Sample& sample) {
  constexpr std::size_t looked_at = 60;
  std::optional<FirstRow> first;
  for (std::size_t i = 0; i < std::min(sample.rows.size(), looked_at); ++i) {
    bool years = false;
    if (figures_in(sample, i, years) == 0 || years) continue;
    const std::size_t columns = columns_going_on(sample, i);
    // A row of notes or of dates above has fewer.
    if (columns > 2 * (first ? first->figures : 0)) first = FirstRow{i, columns};
  }
  // Rows of signs alone are values as well.
  while (first && first->index > 0 && has_sign_above(sample, first->index - 1, first->index)) {
    --first->index;
  }
  return first;
}

// In order; none where the values begin with the sheet.
std::vector<std::size_t> headings_above(const Sample& sample, const FirstRow& first) {
  constexpr std::uint32_t farthest = 5;  // rows between headings and values
  std::vector<std::size_t> above;
  for (std::size_t i = first.index; i-- > 0 && above.size() < most_heading_rows;) {
    const std::uint32_t below = sample.rows[above.empty() ? first.index : above.back()].number;
    if (sample.rows[i].number + 1 + (above.empty() ? farthest : 0) < below) break;
    const HeadingSigns signs = heading_signs(sample, i, first.index);
    // A row that says nothing above the figures is a title, or a heading inside of the table.
    const bool says_little = !signs.above_figures || (signs.filled < 2 && first.figures > 1);
    if (says_little && above.empty()) continue;
    if (says_little || (signs.is_as_of && !above.empty())) break;
    above.push_back(i);
  }
  if (above.empty() && first.index > 0) above.push_back(first.index - 1);
  return {above.rbegin(), above.rend()};
}

void sort_column(const Sample& sample, std::size_t column, Shape& shape) {
  const Column looks = column_of(sample, column, shape.first_row);
  if (looks.filled == 0) return;
  std::string heading;
  for (const std::size_t row : shape.headings) heading += label_of(sample.cell(row, column));
  const bool constant = looks.figures >= 3 && looks.different.size() == 1;
  const bool years = looks.years == looks.figures && looks.figures > 0;
  const bool running = looks.figures >= 3 && looks.counts_up;
  if (!is_mostly_figures(looks) || years) {
    shape.labels.push_back(column);
  } else if (constant || running || is_code_heading(heading)) {
    shape.codes.push_back(column);
  } else {
    shape.figures.push_back(column);
  }
}

}  // namespace

const Cell& Sample::cell(std::size_t index, std::size_t column) const {
  return cell_at(rows[index], column);
}

Sample sample_of(const RowSource& rows, std::size_t sheet) {
  Sample sample;
  rows.read(sheet, [&](const Row& row) {
    const bool says =
        std::ranges::any_of(row.cells, [](const Cell& cell) { return !is_blank(cell); });
    if (says) {
      sample.rows.push_back(row);
      sample.width = std::max(sample.width, std::min(row.cells.size(), most_columns));
    }
    return sample.rows.size() < most_rows;
  });
  return sample;
}

bool is_figure(const Cell& cell) {
  if (cell.kind == CellKind::number) return true;
  if (cell.kind != CellKind::text) return false;
  std::string text = plain_label(cell);
  for (const std::string_view sign : {"-", "△", "▲", "−", "+"}) {
    if (text.starts_with(sign)) {
      text.erase(0, sign.size());
      break;
    }
  }
  text = trimmed(text);
  std::size_t end = 0;
  while (end < text.size() && (ascii_digit(text[end]) || text[end] == ',' || text[end] == '.' ||
                               (text[end] == ' ' && end > 0))) {
    ++end;
  }
  const std::string rest = trimmed(std::string_view(text).substr(end));
  constexpr std::array units{"", "%", "人", "件", "回", "名", "組", "所", "円"};
  return end > 0 && ascii_digit(text.front()) && std::ranges::find(units, rest) != units.end();
}

bool looks_like_year(const Cell& cell) {
  const std::string text = plain_label(cell);
  if (text.size() != 4 || !std::ranges::all_of(text, ascii_digit)) return false;
  return text >= "1800" && text <= "2100";
}

bool is_sign(const Cell& cell) {
  if (cell.kind != CellKind::text) return false;
  const std::string text = folded(label_of(cell));
  constexpr std::array signs{"-",    "…", "...", "*", "x", "na", "n/a",
                             "n.a.", ".", "..",  "―", "—", "–",  "ー"};
  return std::ranges::find(signs, text) != signs.end();
}

std::optional<Shape> shape_of(const Sample& sample) {
  const auto first = first_row_of(sample);
  if (!first) return std::nullopt;
  Shape shape;
  shape.first_row = first->index;
  shape.headings = headings_above(sample, *first);
  if (shape.headings.empty()) return std::nullopt;
  for (std::size_t column = 0; column < sample.width; ++column) sort_column(sample, column, shape);
  if (shape.figures.empty()) return std::nullopt;
  return shape;
}

}  // namespace track::exchange
