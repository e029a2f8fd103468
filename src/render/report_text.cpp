#include <algorithm>

#include "figures.hpp"
#include "report_forms.hpp"
#include "report_outline.hpp"
#include "track/base/text_layout.hpp"

namespace track::render {

using report::Row;

namespace {

constexpr std::size_t report_text_gap = 2;
constexpr std::size_t report_text_row_indent = 4;
constexpr std::size_t report_text_narrowest_name =
    24;  // below this, the name stands on a line of its own

// Columns that step below their row, in this order, where a line cannot hold all.
constexpr std::string_view stepping_below[] = {"last", "method", "baseline", "unit", "difference"};

constexpr Message<Localized, Localized> headed{"{} {}", "{} {}"};

// Columns are as wide as the widest figure of the whole report, so that sections align.
class TextReport {
 public:
  TextReport(const report::Report& report, const Style& style)
      : report_(report), style_(style), width_(report_width(style)) {
    measure();
  }

  std::string text();

 private:
  void measure();
  void step_below();
  std::size_t figures_width() const;
  std::string headings() const;
  std::string rows_text(const std::vector<Row>& rows);
  void add_row(const Row& row);
  void add_stepped_below(const std::vector<Cell>& cells);
  std::string figures(const std::vector<Cell>& cells, Status status) const;
  std::string words(const Localized& sentence) const { return sentence.in(style_.language); }

  const report::Report& report_;
  const Style& style_;
  std::size_t width_;
  Grid shape_ = figure_columns({});
  std::vector<std::size_t> widths_;  // of the figure columns; 0: left out
  std::vector<std::size_t> below_;   // columns that stand below their row
  std::size_t name_width_ = 0;       // 0: names stand on lines of their own
  std::string out_;
};

void TextReport::measure() {
  const Grid grid = figure_columns(report_.rows());
  for (std::size_t i = 0; i < grid.columns.size(); ++i) {
    std::size_t width = 0;
    for (const auto& row : grid.rows) width = std::max(width, text_width(words(row[i].shown)));
    if (width > 0) width = std::max(width, text_width(words(grid.columns[i].heading)));
    widths_.push_back(width);
  }
  step_below();
  std::size_t widest = 0;
  for (const Row* row : report_.rows())
    widest = std::max(widest, text_width(words(row_name(*row))));
  const std::size_t used = report_text_row_indent + figures_width();
  const std::size_t left = width_ > used ? width_ - used : 0;
  if (left >= report_text_narrowest_name || left >= widest) name_width_ = std::min(left, widest);
}

std::size_t TextReport::figures_width() const {
  std::size_t all = 0;
  for (const std::size_t width : widths_) all += width > 0 ? width + report_text_gap : 0;
  return all;
}

void TextReport::step_below() {
  for (const std::string_view key : stepping_below) {
    if (report_text_row_indent + figures_width() <= width_) return;
    const auto column = std::find_if(shape_.columns.begin(), shape_.columns.end(),
                                     [&](const Column& one) { return one.key == key; });
    const auto index = static_cast<std::size_t>(column - shape_.columns.begin());
    if (widths_[index] > 0) below_.push_back(index);
    widths_[index] = 0;
  }
}

std::string TextReport::figures(const std::vector<Cell>& cells, Status status) const {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (widths_[i] == 0) continue;
    const std::string text = words(cells[i].shown);
    const std::string padding(widths_[i] - text_width(text), ' ');
    const Paint colored = shape_.columns[i].key == "status" ? paint_of(status) : Paint::plain;
    const bool right = shape_.columns[i].alignment == Alignment::right;
    line += std::string(report_text_gap, ' ') + (right ? padding : "") +
            painted(text, colored, style_) + (right ? "" : padding);
  }
  const std::size_t end = line.find_last_not_of(' ');
  return end == std::string::npos ? std::string{} : line.substr(0, end + 1);
}

std::string TextReport::headings() const {
  std::string line;
  for (std::size_t i = 0; i < shape_.columns.size(); ++i) {
    if (widths_[i] == 0) continue;
    const std::string text = words(shape_.columns[i].heading);
    const bool right = shape_.columns[i].alignment == Alignment::right;
    line += std::string(report_text_gap, ' ') +
            (right ? pad_left(text, widths_[i]) : pad_right(text, widths_[i]));
  }
  line = line.substr(0, line.find_last_not_of(' ') + 1);
  return std::string(report_text_row_indent + name_width_, ' ') +
         painted(line, Paint::faint, style_) + "\n";
}

void TextReport::add_row(const Row& row) {
  const std::vector<Cell> cells = figure_columns({&row}).rows.front();
  const std::string values = figures(cells, row.assessment.status);
  const std::string indent(report_text_row_indent, ' ');
  if (name_width_ == 0) {
    out_ += paragraph(words(row_name(row)), report_text_row_indent, Paint::plain, style_);
    out_ += indent + values + "\n";
  } else {
    const std::vector<std::string> name = wrap(words(row_name(row)), name_width_);
    out_ += indent + pad_right(name.front(), name_width_) + values + "\n";
    for (std::size_t i = 1; i < name.size(); ++i) out_ += indent + name[i] + "\n";
  }
  add_stepped_below(cells);
  const std::string below = words(joined_notes(row, *report_.plan));
  if (!below.empty())
    out_ += paragraph(below, report_text_row_indent + report_text_gap, Paint::faint, style_, "· ");
}

void TextReport::add_stepped_below(const std::vector<Cell>& cells) {
  Localized all;
  for (const std::size_t i : below_) {
    if (cells[i].shown.empty()) continue;
    const Localized one = headed(shape_.columns[i].heading, cells[i].shown);
    all = all.empty() ? one : Localized{all.en + "; " + one.en, all.ja + "、" + one.ja};
  }
  if (!all.empty())
    out_ +=
        paragraph(words(all), report_text_row_indent + report_text_gap, Paint::faint, style_, "· ");
}

std::string TextReport::rows_text(const std::vector<Row>& rows) {
  out_.clear();
  for (const Row& row : rows) add_row(row);
  return out_;
}

std::string TextReport::text() {
  const TextColumns figures{[this] { return headings(); },
                            [this](const std::vector<Row>& rows) { return rows_text(rows); }};
  return paragraph(words(report_title(report_)), 0, Paint::heading, style_) +
         paragraph(words(report_span(report_)), 0, Paint::plain, style_) +
         paragraph(words(joined_counts(report_.counts, "   ")), 0, Paint::plain, style_) + "\n" +
         outline_text(report_, *report_.plan, figures, style_);
}

}  // namespace

std::string report_text(const report::Report& report, const Style& style) {
  return TextReport(report, style).text();
}

}  // namespace track::render
