#include <algorithm>
#include <span>

#include "grid_lines.hpp"
#include "register_forms.hpp"
#include "report_forms.hpp"
#include "report_outline.hpp"
#include "track/base/text_layout.hpp"

namespace track::render {

using report::Register;

namespace {

constexpr std::size_t indent = 2;
constexpr std::size_t below = 4;

constexpr std::string_view line_of_listing[] = {"id",     "no",       "name",
                                                "period", "schedule", "involvement"};
constexpr std::string_view line_of_year[] = {"id",   "no",        "name",    "schedule",
                                             "held", "last_held", "standing"};

std::size_t column_of(const Grid& grid, std::string_view key) {
  const auto found = std::ranges::find(grid.columns, key, &Column::key);
  return static_cast<std::size_t>(found - grid.columns.begin());
}

// An activity's line, and below it what is too long for one.
class RegisterText {
 public:
  RegisterText(const Register& partners, const Style& style)
      : partners_(partners), style_(style), all_(register_grid(partners)) {
    choose_columns();
  }

  std::string text() const;

 private:
  void choose_columns();
  Grid lines_grid() const;
  std::string text_below(const std::vector<Cell>& row) const;
  std::string words(const Localized& sentence) const { return sentence.in(style_.language); }

  const Register& partners_;
  const Style& style_;
  Grid all_;
  std::vector<std::size_t> on_line_;
  std::vector<std::size_t> below_;
  std::size_t remarks_ = 0;
  std::size_t label_width_ = 0;
};

void RegisterText::choose_columns() {
  const std::span<const std::string_view> keys =
      partners_.head ? std::span<const std::string_view>(line_of_year) : line_of_listing;
  for (const std::string_view key : keys) on_line_.push_back(column_of(all_, key));
  remarks_ = column_of(all_, "same_as");
  for (std::size_t i = 0; i < all_.columns.size(); ++i) {
    const Column& column = all_.columns[i];
    if (!column.shown || i == remarks_ || std::ranges::count(keys, column.key) > 0) continue;
    below_.push_back(i);
    label_width_ = std::max(label_width_, text_width(words(column.heading)));
  }
}

Grid RegisterText::lines_grid() const {
  Grid grid;
  for (const std::size_t i : on_line_) grid.columns.push_back(all_.columns[i]);
  for (const auto& row : all_.rows) {
    grid.rows.emplace_back();
    for (const std::size_t i : on_line_) grid.rows.back().push_back(row[i]);
  }
  return grid;
}

std::string RegisterText::text_below(const std::vector<Cell>& row) const {
  std::string result;
  for (const std::size_t i : below_) {
    const std::string text = words(row[i].shown);
    if (text.empty()) continue;
    const std::string label = pad_right(words(all_.columns[i].heading), label_width_) + "  ";
    result += paragraph(text, below, Paint::plain, style_, label);
  }
  const std::string remarks = words(row[remarks_].shown);
  if (!remarks.empty()) result += paragraph(remarks, below, Paint::faint, style_, "· ");
  return result;
}

std::string RegisterText::text() const {
  std::string result;
  if (partners_.head) {
    result = paragraph(words(register_title(partners_)), 0, Paint::heading, style_) +
             paragraph(words(head_text(*partners_.head, partners_.plan->calendar)), 0, Paint::plain,
                       style_);
  }
  result += paragraph(words(register_size(partners_)), 0, Paint::plain, style_);
  if (!partners_.counts.empty()) {
    result += paragraph(words(register_counts(partners_, "   ")), 0, Paint::plain, style_);
  }
  const GridLines lines = grid_lines(lines_grid(), style_, indent);
  std::size_t row = 0;
  for (const report::RegisterGroup& group : partners_.groups) {
    result += "\n" + paragraph(words(group_heading(partners_, group)), 0, Paint::heading, style_) +
              lines.heading;
    for (std::size_t i = 0; i < group.entries.size(); ++i, ++row) {
      result += lines.rows[row] + text_below(all_.rows[row]);
    }
  }
  return result;
}

}  // namespace

std::string register_text(const Register& partners, const Style& style) {
  return RegisterText(partners, style).text();
}

}  // namespace track::render
