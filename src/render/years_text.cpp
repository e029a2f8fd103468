#include <algorithm>

#include "figures.hpp"
#include "report_forms.hpp"
#include "report_outline.hpp"
#include "sparkline.hpp"
#include "track/base/text_layout.hpp"
#include "years_forms.hpp"

namespace track::render {

using report::Line;
using report::Row;
using What = YearFigures::What;

namespace {

constexpr std::size_t years_text_gap = 2;
constexpr std::size_t years_text_row_indent = 4;
constexpr std::size_t years_text_narrowest_name =
    16;  // below this, the name stands on a line of its own

constexpr Message<> trend_heading{"trend", "推移"};
constexpr Message<Localized> years_text_counts_of{"{}: ", "{}："};

// A trend does not run across a break of the series: what lies before the last one is left out.
std::string trend_of(const Line& line) {
  std::vector<std::optional<Rational>> figures(line.years.size());
  const Row* later = nullptr;
  for (std::size_t i = line.years.size(); i-- > 0;) {
    const Row* row = line.years[i];
    if (row == nullptr || !row->comparable) continue;
    if (later == nullptr) later = row;
    const Indicator* indicator = row->indicator;
    if (indicator != nullptr && break_between(*indicator, row->year, later->year)) break;
    figures[i] = row->actual.number;
  }
  return sparkline(figures);
}

// One line of print, column by column; blank columns at its end take no space.
class Columns {
 public:
  Columns(std::size_t indent, const Style& style) : style_(style), pending_(indent, ' ') {}

  Columns& left(const std::string& text, std::size_t width, Paint colored) {
    const std::string padding(width - text_width(text), ' ');
    return text.empty() ? skip(width) : add(text, colored, padding);
  }
  Columns& right(const std::string& text, std::size_t width, Paint colored) {
    pending_ += std::string(width - text_width(text), ' ');
    return text.empty() ? skip(0) : add(text, colored, "");
  }
  std::string line() const { return line_ + "\n"; }

 private:
  Columns& skip(std::size_t width) {
    pending_ += std::string(width + years_text_gap, ' ');
    return *this;
  }
  Columns& add(const std::string& text, Paint colored, const std::string& padding) {
    line_ += pending_ + painted(text, colored, style_);
    pending_ = padding + std::string(years_text_gap, ' ');
    return *this;
  }

  const Style& style_;
  std::string line_;
  std::string pending_;
};

// A part of the years that one line of print can hold.
struct Block {
  std::size_t first = 0;
  std::size_t last = 0;  // one past its end
};

bool says_something(const YearFigures& figures, const Block& block) {
  return std::any_of(figures.cells.begin() + static_cast<std::ptrdiff_t>(block.first),
                     figures.cells.begin() + static_cast<std::ptrdiff_t>(block.last),
                     [](const Localized& cell) { return !cell.empty(); });
}

// Columns are as wide as the widest text of the whole report, so that sections align.
class YearsText {
 public:
  YearsText(const report::YearsReport& report, const Style& style)
      : report_(report), style_(style), width_(report_width(style)) {
    measure();
    place();
  }

  std::string text();

 private:
  void measure();
  void measure(const Line& line);
  void place();
  std::string headings(const Block& block) const;
  std::string rows_text(const std::vector<Row>& rows) const;
  std::string line_text(const Line& line) const;
  std::string figures_text(const YearFigures& figures, const Line& line, const Block& block,
                           const std::string& name) const;
  std::string words(const Localized& sentence) const { return sentence.in(style_.language); }

  const report::YearsReport& report_;
  const Style& style_;
  std::size_t width_;
  std::size_t widest_name_ = 0;
  std::size_t name_width_ = 0;  // 0: names stand on lines of their own
  std::size_t label_width_ = 0;
  std::size_t year_width_ = 0;
  std::size_t trend_width_ = 0;  // 0: no line has a trend
  std::vector<Block> blocks_;
};

void YearsText::measure() {
  for (const report::ReportYear& year : report_.years) {
    const Localized heading = year_heading(year, report_.plan->calendar);
    year_width_ = std::max(year_width_, text_width(words(heading)));
  }
  for (const std::vector<Row>* rows : report_.tables()) {
    for (const Line& line : report_.lines(*rows)) measure(line);
  }
  if (trend_width_ > 0) {
    trend_width_ = std::max(trend_width_, text_width(words(trend_heading())));
  }
}

void YearsText::measure(const Line& line) {
  widest_name_ = std::max(widest_name_, text_width(words(row_name(line.latest()))));
  trend_width_ = std::max(trend_width_, text_width(trend_of(line)));
  for (const YearFigures& figures : year_figures(line)) {
    label_width_ = std::max(label_width_, text_width(words(figures.label)));
    for (const Localized& cell : figures.cells) {
      year_width_ = std::max(year_width_, text_width(words(cell)));
    }
  }
}

// Names stand beside the figures where they can; years that do not fit stand below one another.
void YearsText::place() {
  const std::size_t years = report_.years.size();
  const std::size_t around = years_text_row_indent + years_text_gap + label_width_ +
                             (trend_width_ > 0 ? years_text_gap + trend_width_ : 0);
  const std::size_t room = width_ > around ? width_ - around : 0;
  const std::size_t fitting = std::max<std::size_t>(room / (year_width_ + years_text_gap), 1);
  const std::size_t blocks = (years + fitting - 1) / fitting;
  for (std::size_t i = 0; i < blocks; ++i) {
    blocks_.push_back({years * i / blocks, years * (i + 1) / blocks});
  }
  const std::size_t used = years * (year_width_ + years_text_gap);
  const std::size_t left = room > used ? room - used : 0;
  if (left >= years_text_narrowest_name || left >= widest_name_)
    name_width_ = std::min(left, widest_name_);
}

std::string YearsText::headings(const Block& block) const {
  Columns columns(years_text_row_indent + name_width_ + years_text_gap, style_);
  columns.left("", label_width_, Paint::plain);
  for (std::size_t i = block.first; i < block.last; ++i) {
    const Localized heading = year_heading(report_.years[i], report_.plan->calendar);
    columns.right(words(heading), year_width_, Paint::faint);
  }
  if (trend_width_ > 0 && block.first == 0) {
    columns.left(words(trend_heading()), trend_width_, Paint::faint);
  }
  return columns.line();
}

std::string YearsText::figures_text(const YearFigures& figures, const Line& line,
                                    const Block& block, const std::string& name) const {
  const bool main = figures.what == What::actual;
  const Paint colored = main ? Paint::plain : Paint::faint;
  Columns columns(years_text_row_indent, style_);
  columns.left(name, name_width_, Paint::plain);
  columns.left(words(figures.label), label_width_, colored);
  for (std::size_t i = block.first; i < block.last; ++i) {
    const bool judged = figures.what == What::status && line.years[i] != nullptr;
    columns.right(words(figures.cells[i]), year_width_,
                  judged ? paint_of(line.years[i]->assessment.status) : colored);
  }
  if (main && block.first == 0) columns.left(trend_of(line), trend_width_, Paint::plain);
  return columns.line();
}

std::string YearsText::line_text(const Line& line) const {
  const std::string name = words(row_name(line.latest()));
  const std::vector<YearFigures> all = year_figures(line);
  std::string result;
  std::vector<std::string> beside;
  if (name_width_ == 0) {
    result = paragraph(name, years_text_row_indent, Paint::plain, style_);
  } else {
    beside = wrap(name, name_width_);
  }
  std::size_t number = 0;
  for (const Block& block : blocks_) {
    if (blocks_.size() > 1) result += headings(block);
    for (const YearFigures& figures : all) {
      if (!says_something(figures, block)) continue;
      result += figures_text(figures, line, block, number < beside.size() ? beside[number] : "");
      ++number;
    }
  }
  for (; number < beside.size(); ++number) {
    result += std::string(years_text_row_indent, ' ') + beside[number] + "\n";
  }
  const std::string notes = words(line_notes(line, *report_.plan));
  if (!notes.empty())
    result += paragraph(notes, years_text_row_indent + years_text_gap, Paint::faint, style_, "· ");
  return result;
}

std::string YearsText::rows_text(const std::vector<Row>& rows) const {
  std::string result;
  for (const Line& line : report_.lines(rows)) result += line_text(line);
  return result;
}

std::string YearsText::text() {
  std::string result = paragraph(words(years_title(report_)), 0, Paint::heading, style_) +
                       paragraph(words(years_span(report_)), 0, Paint::plain, style_);
  for (const report::ReportYear& year : report_.years) {
    const Localized counts = joined_counts(year.counts, "   ");
    if (counts.empty()) continue;
    const Localized heading = year_heading(year, report_.plan->calendar);
    result +=
        paragraph(words(counts), 0, Paint::plain, style_, words(years_text_counts_of(heading)));
  }
  const TextColumns figures{
      [this] { return blocks_.size() > 1 ? std::string{} : headings(blocks_.front()); },
      [this](const std::vector<Row>& rows) { return rows_text(rows); }};
  return result + "\n" + outline_text(report_, *report_.plan, figures, style_);
}

}  // namespace

std::string years_text(const report::YearsReport& report, const Style& style) {
  return YearsText(report, style).text();
}

}  // namespace track::render
