#include "html/html_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "charts/drawing.hpp"
#include "charts/svg.hpp"
#include "html/escaping.hpp"
#include "track/base/text.hpp"

namespace track::render {

namespace {

// In columns of a terminal, of which two are about as wide as one letter is high.
constexpr std::size_t widest_whole = 16;  // what is no wider stands on one line
constexpr std::size_t narrowest_heading = 28;
constexpr std::size_t narrowest_text = 14;
constexpr std::size_t width_of_chart = 16;
constexpr std::size_t fits_any_window = 76;  // beyond, the table scrolls within its own box

constexpr std::string_view scrolling_box =
    R"(<div class="scroll" role="group" tabindex="0" aria-labelledby="{}">)";

std::string attribute(std::string_view name, const std::string& value) {
  return value.empty() ? "" : fmt::format(" {}=\"{}\"", name, value);
}

void add_class(std::string_view name, std::string& classes) {
  if (!name.empty()) classes += (classes.empty() ? "" : " ") + std::string(name);
}

struct ChartWriter {
  Language language;
  TrendSize size;

  std::string operator()(const BulletChart& chart) const {
    return svg_of(drawing_of(chart), "bullet", chart.told.in(language));
  }
  std::string operator()(const StageChart& chart) const {
    return svg_of(drawing_of(chart), "bullet", chart.told.in(language));
  }
  std::string operator()(const StatusBar& chart) const {
    return svg_of(drawing_of(chart), "counted", chart.told.in(language));
  }
  std::string operator()(const TrendChart& chart) const {
    if (chart.series.size() == 1 || size == TrendSize::cell) {
      const bool is_cell = size == TrendSize::cell;
      return svg_of(drawing_of(chart, 0, size, language), is_cell ? "trend small" : "trend",
                    chart.told.in(language));
    }
    return parts(chart);
  }

 private:
  std::string parts(const TrendChart& chart) const {
    std::string all = "\n<ul class=\"parts\">\n";
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
      const TrendChart::Series& series = chart.series[i];
      all += fmt::format("<li>{}{}</li>\n", html_text(series.name.in(language)),
                         svg_of(drawing_of(chart, i, TrendSize::part, language), "trend part",
                                series.told.in(language)));
    }
    return all + "</ul>";
  }
};

}  // namespace

HtmlTable::HtmlTable(const std::vector<const Grid*>& grids, Layout layout, Language language)
    : columns_(grids.front()->columns), layout_(layout), language_(language) {
  measure(grids);
  choose_row_heading();
}

void HtmlTable::measure(const std::vector<const Grid*>& grids) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Column& column = columns_[i];
    const bool is_trend = column.place == Place::trend;
    const bool in_line = is_trend || column.place == Place::line || column.place == Place::name ||
                         column.place == Place::series || column.place == Place::chart;
    if (!in_line) continue;
    std::size_t widest = 0;
    for (const Grid* grid : grids) {
      for (const Cells& row : grid->rows) {
        if (!is_trend) widest = std::max(widest, text_width(words(row[i].shown)));
        if (row[i].on_page().chart) widest = std::max(widest, width_of_chart);
      }
    }
    if (widest == 0 && column.place != Place::series) continue;
    has_headings_ = has_headings_ || !column.heading.empty();
    shown_.push_back({i, widest, widest <= widest_whole, false});
  }
}

// The name of what a row is about, wherever it stands; else the first column.
void HtmlTable::choose_row_heading() {
  const auto chosen_by = [&](auto is_it) { return std::ranges::find_if(shown_, is_it); };
  auto found =
      chosen_by([&](const Shown& one) { return columns_[one.index].place == Place::name; });
  if (found == shown_.end()) {
    found =
        chosen_by([&](const Shown& one) { return columns_[one.index].wrapping == Wrapping::last; });
  }
  if (found == shown_.end()) {
    found = chosen_by([&](const Shown& one) { return columns_[one.index].key == "name"; });
  }
  if (found == shown_.end()) found = shown_.begin();
  if (found == shown_.end()) return;
  found->heads_rows = true;
  // A column that needs no heading says what the figures of its row are.
  for (Shown& one : shown_) {
    const bool is_label = has_headings_ && columns_[one.index].heading.empty();
    one.heads_rows = one.heads_rows || is_label;
  }
}

std::size_t HtmlTable::natural_width() const {
  std::size_t all = 0;
  for (const Shown& one : shown_) {
    const std::size_t narrowest = one.heads_rows ? narrowest_heading : narrowest_text;
    all += 2 + (one.whole ? one.widest : std::min(one.widest, narrowest));
  }
  return all;
}

std::string HtmlTable::begin(std::string_view labelled_by) const {
  const bool scrolls = natural_width() > fits_any_window;
  std::string result = scrolls ? fmt::format(scrolling_box, labelled_by) + "\n" : "";
  const bool has_series = std::ranges::any_of(
      shown_, [&](const Shown& one) { return columns_[one.index].place == Place::series; });
  result += fmt::format("<table{} aria-labelledby=\"{}\">\n", has_series ? " class=\"series\"" : "",
                        labelled_by);
  if (!has_headings_) return result;
  result += "<thead>\n<tr>";
  for (const Shown& one : shown_) {
    const Column& column = columns_[one.index];
    if (column.heading.empty()) {
      result += "<td></td>";
    } else {
      std::string classes;
      if (column.alignment == Alignment::right) add_class("n", classes);
      if (text_width(words(column.heading)) <= widest_whole) add_class("w", classes);
      result += fmt::format("<th scope=\"col\"{}>{}</th>", attribute("class", classes),
                            html_text(words(column.heading)));
    }
  }
  return result + "</tr>\n</thead>\n";
}

std::string HtmlTable::end() const {
  return natural_width() > fits_any_window ? "</table>\n</div>\n" : "</table>\n";
}

std::string HtmlTable::body_heading(const std::string& text) const {
  return fmt::format("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>\n",
                     shown_.size(), text);
}

std::string HtmlTable::closing_row(const std::string& text) const {
  return fmt::format(
      "<tbody>\n<tr class=\"below said\"><td colspan=\"{}\">{}</td></tr>\n</tbody>\n",
      shown_.size(), text);
}

// Below its name a cell says of which column it is: narrow windows show it beside the figure. A
// trend is a chart here, not the signs of a terminal.
std::string HtmlTable::cell(const Cell& cell, const Shown& shown, std::size_t rows) const {
  const Column& column = columns_[shown.index];
  std::string text = column.place == Place::trend ? "" : html_text(words(cell.shown));
  const OnPage& page = cell.on_page();
  if (!page.link.empty()) {
    text = fmt::format("<a href=\"#{}\">{}</a>", html_text(page.link), text);
  }
  if (page.chart) text.insert(0, html_chart(*page.chart, language_));
  const bool is_name = shown.heads_rows && !column.heading.empty();
  std::string classes;
  if (column.alignment == Alignment::right) add_class("n", classes);
  if (shown.whole && !is_name) add_class("w", classes);
  if (!text.empty()) add_class(class_of(cell.paint), classes);
  if (page.chart) add_class("c", classes);
  std::string attributes = attribute("id", html_text(page.anchor)) + attribute("class", classes);
  if (rows > 1) attributes += attribute("rowspan", std::to_string(rows));
  if (shown.heads_rows && !text.empty()) {
    return fmt::format("<th scope=\"row\"{}>{}</th>", attributes, text);
  }
  if (!text.empty()) attributes += attribute("data-h", html_text(words(column.heading)));
  return fmt::format("<td{}>{}</td>", attributes, text);
}

// What a row has besides its line: facts, then remarks.
std::string HtmlTable::below(const Cells& row, const FoldedFragment& folded) const {
  std::string facts;
  std::string remarks;
  std::string opened;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string text = html_lines(words(row[i].shown));
    if (text.empty()) continue;
    if (row[i].on_page().folded) opened += folded(row[i]);
    if (columns_[i].place == Place::remark) remarks += "<p>" + text + "</p>";
    if (columns_[i].place != Place::below) continue;
    facts += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>", html_text(words(columns_[i].heading)),
                         text);
  }
  if (facts.empty() && remarks.empty() && opened.empty()) return {};
  if (!facts.empty()) facts = "<dl>" + facts + "</dl>";
  return fmt::format("<tr class=\"below\"><td colspan=\"{}\">{}{}{}</td></tr>\n", shown_.size(),
                     facts, remarks, opened);
}

bool HtmlTable::says_name(const Cells& row) const {
  const auto name = std::ranges::find(columns_, Place::name, &Column::place);
  return name == columns_.end() ||
         !words(row[static_cast<std::size_t>(name - columns_.begin())].shown).empty();
}

std::string HtmlTable::body(const std::string& heading, const Grid& grid,
                            const FoldedFragment& folded) const {
  std::string result = "<tbody>\n";
  if (!heading.empty()) result += body_heading(heading);
  for (std::size_t first = 0; first < grid.rows.size();) {
    std::size_t end = first + 1;  // of the rows of one name
    while (layout_ == Layout::aligned && end < grid.rows.size() && !says_name(grid.rows[end])) {
      ++end;
    }
    for (std::size_t i = first; i < end; ++i) {
      result += i == first ? "<tr>" : "<tr class=\"more\">";
      for (const Shown& one : shown_) {
        const Place place = columns_[one.index].place;
        const bool reaches_down = place == Place::name || place == Place::trend;
        if (reaches_down && i > first) continue;  // from the row above to here
        result += cell(grid.rows[i][one.index], one, reaches_down ? end - first : 1);
      }
      result += "</tr>\n";
    }
    result += below(grid.rows[first], folded);
    first = end;
  }
  return result + "</tbody>\n";
}

std::string html_facts(const Grid& grid, Language language) {
  std::string result = "<dl class=\"facts\">\n";
  for (const std::vector<Cell>& row : grid.rows) {
    result += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n",
                          html_text(row.front().shown.in(language)),
                          html_text(row.back().shown.in(language)));
  }
  return result + "</dl>\n";
}

std::string html_chart(const Chart& chart, Language language) {
  return std::visit(ChartWriter{language, TrendSize::cell}, chart);
}

std::string html_figure(const Chart& chart, Language language) {
  const std::string legend = html_text(legend_of(chart).in(language));
  return fmt::format("<figure>\n<figcaption>{}{}</figcaption>\n{}\n</figure>\n",
                     html_text(title_of(chart).in(language)),
                     legend.empty() ? "" : "<span>" + legend + "</span>",
                     std::visit(ChartWriter{language, TrendSize::whole}, chart));
}

}  // namespace track::render
