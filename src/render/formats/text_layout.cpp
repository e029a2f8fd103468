#include "text_layout.hpp"

#include <algorithm>

#include "track/base/text.hpp"

namespace track::render {

namespace {

const char* code(Paint colored) {
  switch (colored) {
    case Paint::heading:
      return "\x1b[1m";
    case Paint::faint:
      return "\x1b[2m";
    case Paint::good:
      return "\x1b[32m";
    case Paint::fair:
    case Paint::doubtful:
      return "\x1b[33m";
    case Paint::poor:
    case Paint::absent:
      return "\x1b[31m";
    case Paint::plain:
      break;
  }
  return "";
}

// A text column is not wrapped below the first as long as another can be, nor ever below the last.
struct Step {
  Wrapping most;  // of the columns that are wrapped
  std::size_t floor;
};
constexpr Message<Localized, Localized> below{"{} {}", "{} {}"};

constexpr Step steps[] = {{Wrapping::allowed, 12}, {Wrapping::last, 12}, {Wrapping::last, 4}};

}  // namespace

std::string painted(const std::string& text, Paint colored, const Style& style) {
  if (!style.color || colored == Paint::plain || text.empty()) return text;
  return code(colored) + text + "\x1b[0m";
}

std::size_t usable_width(const Style& style) {
  return static_cast<std::size_t>(std::max(style.width, 40));
}

std::string paragraph(const std::string& text, std::size_t indent, Paint colored,
                      const Style& style, const std::string& mark) {
  constexpr std::size_t most_within = 8;
  const std::size_t inner = indent + text_width(mark);
  std::string start = std::string(indent, ' ') + mark;
  std::string result;
  std::vector<std::string> all = split(text, '\n');
  if (all.size() > 1 && all.back().empty()) all.pop_back();
  for (const std::string& one : all) {
    // What is wrapped of a line stands as far in as its beginning.
    const std::size_t within = std::min({one.find_first_not_of(' '), one.size(), most_within});
    const std::string spaces(within, ' ');
    for (const std::string& line :
         wrap(std::string_view(one).substr(within), usable_width(style) - inner - within)) {
      const bool blank = line.empty() && !result.empty();
      result += (blank ? "" : start + spaces + painted(line, colored, style)) + "\n";
      start = std::string(inner, ' ');
    }
  }
  return result;
}

std::string remark(const std::string& text, std::size_t indent, const Style& style) {
  return text.empty() ? "" : paragraph(text, indent, Paint::faint, style, "· ");
}

void LineOfColumns::add(const std::string& text, Alignment alignment, std::size_t width,
                        Paint colored) {
  const std::string padding(width - text_width(text), ' ');
  const bool right = alignment == Alignment::right;
  if (right || text.empty()) pending_ += padding;
  if (!text.empty()) {
    line_ += pending_ + painted(text, colored, style_);
    pending_ = right ? "" : padding;
  }
  pending_ += std::string(column_gap, ' ');
}

GridText::GridText(const std::vector<const Grid*>& grids, std::size_t indent, const Style& style)
    : indent_(indent), style_(style) {
  measure(grids);
  const std::size_t width = static_cast<std::size_t>(std::max(style.width, 20)) - indent;
  step_below(width);
  fit(width);
}

// The columns with any content, as wide as their widest cell.
void GridText::measure(const std::vector<const Grid*>& grids) {
  const std::vector<Column>& columns = grids.front()->columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].place != Place::line) continue;
    std::size_t content = 0;
    for (const Grid* grid : grids) {
      for (const auto& row : grid->rows) {
        content = std::max(content, text_width(row[i].shown.in(style_.language)));
      }
    }
    if (content == 0) continue;
    const std::size_t heading = text_width(columns[i].heading.in(style_.language));
    shown_.push_back({&columns[i], i, std::max(content, heading)});
  }
}

std::size_t GridText::total_width() const {
  std::size_t all = 0;
  for (const Shown& one : shown_) all += one.width + column_gap;
  return all - (shown_.empty() ? 0 : column_gap);
}

// The widest text column above `floor`; nullptr where there is none.
GridText::Shown* GridText::widest_text(Wrapping most, std::size_t floor) {
  Shown* widest = nullptr;
  for (Shown& one : shown_) {
    const bool fixed = one.column->wrapping > most || one.column->alignment == Alignment::right;
    if (fixed || one.width <= floor) continue;
    if (widest == nullptr || one.width > widest->width) widest = &one;
  }
  return widest;
}

// Takes columns from the widest text column, again and again, until the table fits.
void GridText::fit(std::size_t width) {
  for (const Step& step : steps) {
    while (total_width() > width) {
      Shown* widest = widest_text(step.most, step.floor);
      if (widest == nullptr) break;
      --widest->width;
    }
  }
}

// A column steps below the row where it would leave too little to the text that is wrapped last.
void GridText::step_below(std::size_t width) {
  constexpr std::size_t too_narrow = 16;
  const auto yielding =
      std::ranges::find(shown_, 1, [](const Shown& one) { return one.column->yields; });
  if (yielding == shown_.end()) return;
  const std::vector<Shown> before = shown_;
  const Shown stepping = *yielding;
  fit(width);
  const bool narrow = std::ranges::any_of(shown_, [&](const Shown& one) {
    const Shown& full = before[static_cast<std::size_t>(&one - shown_.data())];
    return one.column->wrapping == Wrapping::last && one.width < std::min(full.width, too_narrow);
  });
  shown_ = before;
  if (!narrow) return;
  std::erase_if(shown_, [&](const Shown& one) { return one.index == stepping.index; });
  below_ = stepping;
}

std::string GridText::lines(const std::vector<std::vector<std::string>>& cells,
                            Paint colored) const {
  std::size_t height = 0;
  for (const auto& cell : cells) height = std::max(height, cell.size());
  std::string result;
  for (std::size_t number = 0; number < height; ++number) {
    std::string line;
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      const std::string text = number < cells[i].size() ? cells[i][number] : std::string();
      const bool right = shown_[i].column->alignment == Alignment::right;
      line += (i == 0 ? "" : std::string(column_gap, ' ')) +
              (right ? pad_left(text, shown_[i].width) : pad_right(text, shown_[i].width));
    }
    line.resize(line.find_last_not_of(' ') + 1);
    if (!line.empty()) result += std::string(indent_, ' ') + painted(line, colored, style_);
    result += "\n";
  }
  return result;
}

std::string GridText::headings() const {
  std::vector<std::vector<std::string>> cells;
  for (const Shown& one : shown_) {
    cells.push_back(wrap(one.column->heading.in(style_.language), one.width));
  }
  return lines(cells, Paint::heading);
}

std::string GridText::row(const std::vector<Cell>& cells) const {
  std::vector<std::vector<std::string>> texts;
  for (const Shown& one : shown_) {
    texts.push_back(wrap(cells[one.index].shown.in(style_.language), one.width));
  }
  std::string result = lines(texts, Paint::plain);
  if (below_) {
    result += remark(below(below_->column->heading, cells[below_->index].shown).in(style_.language),
                     indent_ + column_gap, style_);
  }
  return result;
}

}  // namespace track::render
