#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "html/escaping.hpp"
#include "html/html_blocks.hpp"
#include "html/style_sheet.hpp"
#include "track/base/base64.hpp"
#include "writers.hpp"

namespace track::render {

namespace {

constexpr Message<> contents_title{"Contents", "目次"};
constexpr Message<std::size_t> folded_rows{"{} rows", "全{}行"};
constexpr Message<std::string> owners_aside{"({})", "（{}）"};
constexpr Message<> nameless_page{"track", "track"};

constexpr std::size_t fewest_for_contents = 4;
constexpr std::size_t most_open_contents = 40;
constexpr std::size_t most_open_rows = 60;
constexpr int deepest_in_contents = 3;

// The browser loads nothing and runs nothing, whatever stands in the texts.
constexpr std::string_view page_head = R"(<!doctype html>
<html lang="{}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'{}">
<title>{}</title>
<style>
{}</style>
</head>
<body>
{}<main>
)";
// In the dark, lighter.
constexpr std::string_view accent_rule = R"(:root {{ --accent: {0}; }}
@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: color-mix(in srgb, {0} 45%, white); }} }}
)";
constexpr std::string_view page_foot = "</main>\n</body>\n</html>\n";

std::string class_attribute(Paint paint) {
  const std::string_view name = class_of(paint);
  return name.empty() ? std::string() : fmt::format(" class=\"{}\"", name);
}

// The office and its logo, which says no more than the name beside it.
std::string letterhead(const Letterhead& head) {
  if (head.office.empty() && head.logo.empty()) return {};
  std::string result = "<header>";
  if (!head.logo.empty()) {
    result +=
        fmt::format("<img alt=\"\" src=\"data:{};base64,{}\">", head.logo_type, base64(head.logo));
  }
  return result + html_text(head.office) + "</header>\n";
}

class HtmlWriter {
 public:
  HtmlWriter(const Document& document, const Style& style)
      : document_(document), blocks_(document.blocks.get()), language_(style.language) {}

  std::string page();

 private:
  struct Entry {
    int level;
    std::string id;
    std::string text;
  };

  // Of blocks within the page of another.
  HtmlWriter(const Document& document, const HtmlWriter& around, std::string labelled_by)
      : document_(document),
        blocks_(document.blocks.get()),
        language_(around.language_),
        labelled_by_(std::move(labelled_by)),
        levels_(around.levels_),
        level_of_table_(around.levels_.back() + 1),
        ids_(around.ids_) {}

  void add(const Heading& heading);
  void add(const Paragraph& paragraph);
  void add(const List& list);
  void add(const Counts& counts);
  void add(const Table& table);
  void add(const Details& details);
  void add_blocks();
  std::string fragment(const Document& document, const std::string& labelled_by);
  std::string next_id() { return fmt::format("s{}", ++ids_); }
  std::string folded(const Cell& cell);
  void add(const Chart& chart);
  void add_title();
  void add_heading(int level, const std::string& text, const std::string& anchor = {});
  void add_rows(const Table& table);
  void add_aligned(const Table& table);
  void close_table();
  bool rows_follow() const;
  std::size_t number_of_tables() const;
  HtmlTable measured(const Table& table);
  std::string contents() const;
  const std::string& raw(const Localized& text) const { return text.in(language_); }
  std::string words(const Localized& text) const { return html_text(raw(text)); }

  const Document& document_;
  const std::vector<Block>& blocks_;
  Language language_;
  std::string title_;
  std::string out_;
  std::size_t at_ = 0;
  std::string labelled_by_;                 // the id of what heads the blocks that come next
  std::vector<int> levels_;                 // of the headings around, as the document has them
  int level_of_table_ = 2;                  // of a heading that a table brings with it
  std::vector<Entry> entries_;              // every heading, by its level on the page
  std::optional<std::size_t> contents_at_;  // in out_
  std::map<Layout, HtmlTable> measured_;    // together, of each layout whose tables are
  std::optional<HtmlTable> section_;        // the open table of a section's aligned rows
  std::vector<std::string> pending_;        // the headings of the rows that come next in it
  std::size_t ids_ = 0;                     // given so far, on the whole page
};

// A heading never stands more than one level below the one around it.
void HtmlWriter::add_heading(int level, const std::string& text, const std::string& anchor) {
  close_table();
  while (!levels_.empty() && levels_.back() >= level) levels_.pop_back();
  levels_.push_back(level);
  const int shown = static_cast<int>(std::min<std::size_t>(levels_.size(), 6));
  if (shown > 1 && !contents_at_) contents_at_ = out_.size();  // above the first section
  labelled_by_ = anchor.empty() ? next_id() : html_text(anchor);
  entries_.push_back({shown, labelled_by_, text});
  out_ += fmt::format("<h{0} id=\"{1}\">{2}</h{0}>\n", shown, labelled_by_, text);
}

// A page has a title, also where its document begins with a table.
void HtmlWriter::add_title() {
  const bool has_title = !blocks_.empty() && std::holds_alternative<Heading>(blocks_.front()) &&
                         std::get<Heading>(blocks_.front()).level == 1;
  if (has_title) {
    title_ = words(std::get<Heading>(blocks_.front()).text);
    return;
  }
  title_ = words(document_.title.empty() ? nameless_page() : document_.title);
  add_heading(1, title_);
}

// The heading of a few rows is one within the table, so that the figures of a section stand below
// one another.
void HtmlWriter::add(const Heading& heading) {
  std::string text = words(heading.text);
  if (!heading.aside.empty()) {
    const std::string aside = owners_aside(raw(heading.aside)).in(language_);
    text += (language_ == Language::en ? " <span>" : "<span>") + html_text(aside) + "</span>";
  }
  if (heading.level < 4 || !rows_follow()) {
    add_heading(heading.level, text, heading.anchor);
    return;
  }
  pending_.push_back(text);
}

// Whether aligned rows stand before anything that is no heading of rows.
bool HtmlWriter::rows_follow() const {
  for (std::size_t i = at_; i < blocks_.size(); ++i) {
    const auto* heading = std::get_if<Heading>(&blocks_[i]);
    if (heading != nullptr && heading->level >= 4) continue;
    const auto* table = std::get_if<Table>(&blocks_[i]);
    return table != nullptr && table->layout == Layout::aligned;
  }
  return false;
}

void HtmlWriter::add(const Paragraph& paragraph) {
  if (paragraph.text.empty()) return;
  close_table();
  const std::string classes =
      paragraph.paint == Paint::heading ? " class=\"lead\"" : class_attribute(paragraph.paint);
  out_ += fmt::format("<p{}>{}</p>\n", classes, html_lines(raw(paragraph.text)));
}

void HtmlWriter::add(const List& list) {
  if (list.items.empty()) return;
  close_table();
  if (!list.title.empty()) out_ += "<p class=\"list\">" + words(list.title) + "</p>\n";
  out_ += "<ul>\n";
  for (const List::Item& item : list.items) {
    std::string text = html_lines(raw(item.text));
    if (!item.link.empty())
      text = fmt::format("<a href=\"#{}\">{}</a>", html_text(item.link), text);
    out_ += fmt::format("<li{}>{}</li>\n", class_attribute(item.paint), text);
  }
  out_ += "</ul>\n";
}

void HtmlWriter::add(const Counts& counts) {
  close_table();
  for (const Counts::Line& line : counts.lines) {
    if (line.counts.empty()) continue;
    if (!line.of.empty()) out_ += "<p class=\"list\">" + words(line.of) + "</p>\n";
    out_ += "<ul class=\"counts\">\n";
    for (const Counts::Count& one : line.counts) {
      out_ += fmt::format("<li{}><b>{}</b> {}</li>\n", class_attribute(one.paint), one.number,
                          words(one.word));
    }
    out_ += "</ul>\n";
  }
}

HtmlTable HtmlWriter::measured(const Table& table) {
  if (table.layout != Layout::aligned && table.layout != Layout::records) {
    return {{&table.grid}, table.layout, language_};
  }
  const auto found = measured_.find(table.layout);
  if (found != measured_.end()) return found->second;
  std::vector<const Grid*> alike;
  for (const Block& block : blocks_) {
    const auto* other = std::get_if<Table>(&block);
    if (other != nullptr && other->layout == table.layout) alike.push_back(&other->grid);
  }
  return measured_.emplace(table.layout, HtmlTable(alike, table.layout, language_)).first->second;
}

void HtmlWriter::add_aligned(const Table& table) {
  if (!section_) {
    section_.emplace(measured(table));
    out_ += section_->begin(labelled_by_);
  }
  const std::vector<std::string> headings = std::exchange(pending_, {});
  const FoldedFragment opened = [this](const Cell& cell) { return folded(cell); };
  for (std::size_t i = 0; i + 1 < headings.size(); ++i) {
    out_ += section_->body(headings[i], Grid(), opened);
  }
  out_ += section_->body(headings.empty() ? "" : headings.back(), table.grid, opened);
  if (!table.below.empty()) out_ += section_->closing_row(html_lines(raw(table.below)));
}

void HtmlWriter::close_table() {
  if (!section_) return;
  out_ += section_->end();
  section_.reset();
}

std::size_t HtmlWriter::number_of_tables() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      blocks_, [](const Block& block) { return std::holds_alternative<Table>(block); }));
}

void HtmlWriter::add_rows(const Table& table) {
  if (table.layout == Layout::aligned) {
    add_aligned(table);
    return;
  }
  close_table();
  if (table.layout == Layout::facts) {
    out_ += html_facts(table.grid, language_);
    return;
  }
  const std::size_t rows = table.grid.rows.size();
  const bool is_folded = rows > most_open_rows && number_of_tables() > 1;
  const HtmlTable shown = measured(table);
  if (is_folded) {
    out_ += "<details>\n<summary>" + words(folded_rows(rows)) + "</summary>\n";
  }
  out_ += shown.begin(labelled_by_) + shown.body({}, table.grid, [this](const Cell& cell) {
    return folded(cell);
  }) + shown.end();
  if (!table.below.empty()) out_ += "<p>" + html_lines(raw(table.below)) + "</p>\n";
  if (is_folded) out_ += "</details>\n";
}

void HtmlWriter::add(const Table& table) {
  if (table.grid.rows.empty() && table.none.empty()) return;
  if (!table.heading.empty()) add_heading(level_of_table_, words(table.heading));
  if (!table.grid.rows.empty()) {
    add_rows(table);
  } else {
    close_table();
    out_ += "<p>" + words(table.none) + "</p>\n";
  }
}

std::string HtmlWriter::fragment(const Document& document, const std::string& labelled_by) {
  HtmlWriter within(document, *this, labelled_by);
  within.add_blocks();
  ids_ = within.ids_;
  return std::move(within.out_);
}

void HtmlWriter::add(const Details& details) {
  close_table();
  if (!contents_at_) contents_at_ = out_.size();
  out_ += "<details class=\"section\">\n<summary>";
  add(details.heading);
  out_ += "</summary>\n" + fragment(*details.content, labelled_by_) + "</details>\n";
}

std::string HtmlWriter::folded(const Cell& cell) {
  const std::string id = next_id();
  return fmt::format("<details>\n<summary id=\"{}\">{}</summary>\n{}</details>\n", id,
                     words(cell.shown), fragment(cell.on_page().folded(), id));
}

void HtmlWriter::add(const Chart& chart) {
  close_table();
  out_ += html_figure(chart, language_);
}

// Sections and what stands directly in them, as links.
std::string HtmlWriter::contents() const {
  std::string links;
  int depth = 1;
  std::size_t count = 0;
  for (const Entry& entry : entries_) {
    if (entry.level < 2 || entry.level > deepest_in_contents) continue;
    ++count;
    if (entry.level <= depth) links += "</li>\n";
    for (; depth > entry.level; --depth) links += "</ul>\n</li>\n";
    for (; depth < entry.level; ++depth) links += depth == 1 ? "<ul>\n" : "\n<ul>\n";
    links += fmt::format("<li><a href=\"#{}\">{}</a>", entry.id, entry.text);
  }
  for (; depth > 1; --depth) links += "</li>\n</ul>\n";
  if (count < fewest_for_contents) return {};
  const std::string title = words(contents_title());
  return fmt::format(
      "<nav aria-label=\"{}\">\n<details{}>\n<summary>{}</summary>\n{}</details>\n"
      "</nav>\n",
      title, count > most_open_contents ? "" : " open", title, links);
}

void HtmlWriter::add_blocks() {
  for (at_ = 0; at_ < blocks_.size(); ++at_) {
    std::visit([this](const auto& block) { add(block); }, blocks_[at_]);
  }
  close_table();
}

std::string HtmlWriter::page() {
  add_title();
  add_blocks();
  if (contents_at_) out_.insert(*contents_at_, contents());
  const std::string_view language = language_ == Language::ja ? "ja" : "en";
  std::string style;
  for (const EmbeddedText& sheet : embedded_texts()) style += sheet.content;
  const Letterhead& head = document_.letterhead;
  if (!head.accent.empty()) style += fmt::format(accent_rule, head.accent);
  out_.insert(0, fmt::format(page_head, language, head.logo.empty() ? "" : "; img-src data:",
                             title_, style, letterhead(head)));
  out_ += page_foot;
  return std::move(out_);
}

}  // namespace

std::string write_html(const Document& document, const Style& style) {
  return HtmlWriter(document, style).page();
}

}  // namespace track::render
