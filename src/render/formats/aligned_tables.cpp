#include "aligned_tables.hpp"

#include <algorithm>

#include "text_layout.hpp"
#include "track/base/text.hpp"

namespace track::render {

namespace {

constexpr std::size_t row_indent = 4;

constexpr Message<Localized, Localized> headed{"{} {}", "{} {}"};
constexpr Message<Localized, Localized> after_another{"{}; {}", "{}、{}"};

}  // namespace

AlignedTables::AlignedTables(const std::vector<const Table*>& tables, const Style& style)
    : columns_(tables.front()->grid.columns),
      style_(style),
      width_(usable_width(style)),
      name_(columns_at(Place::name).front()),
      widths_(columns_.size()) {
  measure(tables);
  std::size_t widest = 0;
  for (const Table* table : tables) {
    for (const Cells& row : table->grid.rows) {
      widest = std::max(widest, text_width(words(row[name_].shown)));
    }
  }
  const std::size_t narrowest = tables.front()->narrowest_name;
  make_room_for_name(std::min(widest, narrowest));
  step_below();
  place_name(widest, narrowest);
  split_series();
}

AlignedTables::Columns AlignedTables::columns_at(Place place) const {
  Columns result;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].place == place) result.push_back(i);
  }
  return result;
}

void AlignedTables::measure(const std::vector<const Table*>& tables) {
  for (const Place place : {Place::line, Place::series, Place::trend}) {
    for (const std::size_t i : columns_at(place)) {
      for (const Table* table : tables) {
        for (const Cells& row : table->grid.rows) {
          widths_[i] = std::max(widths_[i], text_width(words(row[i].shown)));
        }
      }
      if (widths_[i] > 0 || place == Place::series) {
        widths_[i] = std::max(widths_[i], text_width(words(columns_[i].heading)));
      }
    }
  }
  const Columns series = columns_at(Place::series);
  std::size_t widest = 0;
  for (const std::size_t i : series) widest = std::max(widest, widths_[i]);
  for (const std::size_t i : series) widths_[i] = widest;
}

std::size_t AlignedTables::used_width() const {
  std::size_t all = row_indent;
  for (const std::size_t width : widths_) all += width > 0 ? width + column_gap : 0;
  return all;
}

std::optional<std::size_t> AlignedTables::yielding(int rank) const {
  const auto found = std::ranges::find(columns_, rank, &Column::yields);
  if (found == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

void AlignedTables::take_out(std::size_t column, Columns& taken) {
  if (widths_[column] > 0) taken.push_back(column);
  widths_[column] = 0;
}

// The columns that yield to the name step aside if that is enough.
void AlignedTables::make_room_for_name(std::size_t wanted) {
  const std::vector<std::size_t> before = widths_;
  for (int rank = 1; used_width() + wanted > width_; ++rank) {
    const auto next = yielding(rank);
    if (!next || !columns_[*next].yields_to_name) {
      widths_ = before;
      aside_.clear();
      return;
    }
    take_out(*next, aside_);
  }
}

void AlignedTables::step_below() {
  for (int rank = 1; used_width() > width_; ++rank) {
    const auto next = yielding(rank);
    if (!next) return;
    take_out(*next, below_);
  }
}

void AlignedTables::place_name(std::size_t widest, std::size_t narrowest) {
  const std::size_t used = used_width();
  const std::size_t left = width_ > used ? width_ - used : 0;
  if (left >= narrowest || left >= widest) name_width_ = std::min(left, widest);
}

// What of a series does not fit stands below the rest of it.
void AlignedTables::split_series() {
  const std::size_t used = used_width();
  const Columns series = columns_at(Place::series);
  const std::size_t each = series.empty() ? column_gap : widths_[series.front()] + column_gap;
  const std::size_t others = used - series.size() * each;
  const std::size_t room = width_ > others ? width_ - others : 0;
  const std::size_t fitting = std::max<std::size_t>(room / each, 1);
  const std::size_t count = std::max<std::size_t>((series.size() + fitting - 1) / fitting, 1);
  for (std::size_t number = 0; number < count; ++number) {
    lines_.emplace_back();
    std::size_t place = 0;  // within the series
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const bool is_series = columns_[i].place == Place::series;
      const bool here = is_series ? series.size() * number / count <= place &&
                                        place < series.size() * (number + 1) / count
                                  : columns_[i].place != Place::trend || number == 0;
      place += is_series ? 1 : 0;
      if (here && widths_[i] > 0) lines_.back().push_back(i);
    }
  }
}

// In colour, those of a series each by itself.
std::string AlignedTables::headings(const Columns& columns) const {
  const bool of_series = !columns_at(Place::series).empty();
  const std::size_t indent = row_indent + name_width_;
  LineOfColumns line((of_series ? indent : 0) + column_gap, style_);
  for (const std::size_t i : columns) {
    line.add(words(columns_[i].heading), columns_[i].alignment, widths_[i],
             of_series ? Paint::faint : Paint::plain);
  }
  if (of_series) return line.text() + "\n";
  return std::string(indent, ' ') + painted(line.text(), Paint::faint, style_) + "\n";
}

std::string AlignedTables::headings() const {
  return lines_.size() > 1 ? std::string() : headings(lines_.front());
}

std::string AlignedTables::line(const Cells& row, const Columns& columns,
                                const std::string& name) const {
  LineOfColumns line(row_indent, style_);
  line.add(name, Alignment::left, name_width_, Paint::plain);
  for (const std::size_t i : columns) {
    line.add(words(row[i].shown), columns_[i].alignment, widths_[i], row[i].paint);
  }
  return line.text() + "\n";
}

// A row without any of the series in a line of print is left out there.
bool AlignedTables::says_something(const Cells& row, const Columns& columns) const {
  bool has_series = false;
  for (const std::size_t i : columns) {
    if (columns_[i].place != Place::series) continue;
    if (!row[i].shown.empty()) return true;
    has_series = true;
  }
  return !has_series;
}

std::string AlignedTables::stepped_below(const Cells& row) const {
  Localized all;
  const auto add = [&](std::size_t i) {
    if (row[i].shown.empty()) return;
    const Localized one = headed(columns_[i].heading, row[i].shown);
    all = all.empty() ? one : after_another(all, one);
  };
  for (const std::size_t i : aside_) {
    if (std::ranges::count(columns_[i].told_below, row[i].shown) > 0) add(i);
  }
  for (const std::size_t i : below_) add(i);
  return words(all);
}

// The rows of one name.
std::string AlignedTables::group(const std::vector<const Cells*>& rows) const {
  const Cells& first = *rows.front();
  const std::string& name = words(first[name_].shown);
  std::string result;
  std::vector<std::string> beside;
  if (name_width_ == 0) {
    result = paragraph(name, row_indent, Paint::plain, style_);
  } else {
    beside = wrap(name, name_width_);
  }
  std::size_t number = 0;
  for (const Columns& columns : lines_) {
    if (lines_.size() > 1) result += headings(columns);
    for (const Cells* row : rows) {
      if (!says_something(*row, columns)) continue;
      result += line(*row, columns, number < beside.size() ? beside[number] : "");
      ++number;
    }
  }
  for (; number < beside.size(); ++number) {
    result += std::string(row_indent, ' ') + beside[number] + "\n";
  }
  result += remark(stepped_below(first), row_indent + column_gap, style_);
  for (const std::size_t i : columns_at(Place::remark)) {
    result += remark(words(first[i].shown), row_indent + column_gap, style_);
  }
  return result;
}

std::string AlignedTables::rows(const Grid& grid) const {
  std::string result;
  for (std::size_t i = 0; i < grid.rows.size();) {
    std::vector<const Cells*> rows;
    do {
      rows.push_back(&grid.rows[i++]);
    } while (i < grid.rows.size() && words(grid.rows[i][name_].shown).empty());
    result += group(rows);
  }
  return result;
}

}  // namespace track::render
