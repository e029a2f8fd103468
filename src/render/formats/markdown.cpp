#include "writers.hpp"

#include <algorithm>

#include "track/base/text.hpp"

namespace track::render {

namespace {

constexpr Message<Localized, std::string> named_counts{"{}: {}", "{}：{}"};
constexpr Message<> between_items{", ", "、"};
constexpr Message<Localized> list_title{"{}:", "{}："};
constexpr Message<std::string> aside_of_heading{" ({})", "（{}）"};

constexpr std::string_view digits = "0123456789";

// The place of a mark that would make a list or a rule of a text: "- a", "2. a", "---".
std::size_t block_mark(std::string_view text) {
  const std::size_t mark = std::min(text.find_first_not_of(digits), text.size());
  const std::string_view signs = mark == 0 ? "-+" : ".)";
  if (mark == text.size() || signs.find(text[mark]) == std::string_view::npos) {
    return std::string_view::npos;
  }
  const std::string_view rest = text.substr(mark + 1);
  return rest.empty() || rest.front() == ' ' || rest.starts_with("--") ? mark
                                                                       : std::string_view::npos;
}

// A place at which GitHub's Markdown would begin a link: it reads the escapes within one as text.
bool begins_link(std::string_view text, std::size_t place) {
  const std::string_view before = text.substr(0, place);
  return text.substr(place).starts_with("://") ||
         (text[place] == '.' && (before.ends_with("www") || before.ends_with("WWW")));
}

bool is_shown(const Column& column) {
  return column.place != Place::data && column.place != Place::trend &&
         column.place != Place::folded && column.place != Place::chart;
}

class MarkdownWriter {
 public:
  explicit MarkdownWriter(Language language, int level_of_table = 2)
      : language_(language), level_of_table_(level_of_table) {}

  std::string operator()(const Heading& heading) const {
    const std::string aside =
        heading.aside.empty() ? "" : aside_of_heading(words(heading.aside)).in(language_);
    return std::string(static_cast<std::size_t>(heading.level), '#') + " " + words(heading.text) +
           aside + "\n";
  }
  std::string operator()(const Paragraph& paragraph) const {
    return paragraph.text.empty() ? "" : lines(paragraph.text) + "\n";
  }
  std::string operator()(const List& list) const {
    std::string result = list.title.empty() ? "" : words(list_title(list.title)) + "\n\n";
    for (const List::Item& item : list.items) result += "- " + lines(item.text, "\\\n  ") + "\n";
    return result;
  }
  std::string operator()(const Counts& counts) const;
  std::string operator()(const Table& table) const;
  std::string operator()(const Details& details) const {
    const MarkdownWriter within(language_, details.heading.level + 1);
    return (*this)(details.heading) + "\n" + within.blocks(details.content->blocks.get());
  }
  std::string blocks(const std::vector<Block>& all) const;
  // The figures of a chart stand in a table as well.
  std::string operator()(const Chart&) const { return {}; }

 private:
  std::string words(const Localized& text) const { return markdown_text(text.in(language_)); }
  // Line breaks stay, and what is indented stays so.
  std::string lines(const Localized& text, std::string_view between = "\\\n") const {
    std::vector<std::string> all = split(text.in(language_), '\n');
    for (std::string& line : all) {
      line = (line.starts_with("  ") ? "&emsp;" : "") + markdown_text(line);
    }
    return joined(all, between);
  }
  std::string rows(const Grid& grid) const;

  Language language_;
  int level_of_table_;  // of a heading that a table brings with it
};

std::string MarkdownWriter::operator()(const Counts& counts) const {
  std::string result;
  for (const Counts::Line& line : counts.lines) {
    std::string all;
    for (const Counts::Count& one : line.counts) {
      const Localized text = text_of(one);
      if (line.of.empty()) result += "- " + words(text) + "\n";
      all += (all.empty() ? "" : between_items().in(language_)) + text.in(language_);
    }
    if (!line.of.empty()) result += "- " + words(named_counts(line.of, all)) + "\n";
  }
  return result;
}

std::string MarkdownWriter::operator()(const Table& table) const {
  const std::string heading =
      table.heading.empty() ? "" : (*this)(Heading{level_of_table_, table.heading}) + "\n";
  if (!table.grid.rows.empty()) {
    const std::string below = table.below.empty() ? "" : "\n" + lines(table.below) + "\n";
    return heading + rows(table.grid) + below;
  }
  return table.none.empty() ? "" : heading + words(table.none) + "\n";
}

std::string MarkdownWriter::rows(const Grid& grid) const {
  std::string heading = "|";
  std::string rule = "|";
  for (const Column& column : grid.columns) {
    if (!is_shown(column)) continue;
    heading += " " + words(column.heading) + " |";
    rule += column.alignment == Alignment::right ? " ---: |" : " --- |";
  }
  std::string result = heading + "\n" + rule + "\n";
  for (const auto& row : grid.rows) {
    result += "|";
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (is_shown(grid.columns[i])) result += " " + lines(row[i].shown, "<br>") + " |";
    }
    result += "\n";
  }
  return result;
}

std::string MarkdownWriter::blocks(const std::vector<Block>& all) const {
  std::string result;
  for (const Block& block : all) {
    const std::string text = std::visit(*this, block);
    if (text.empty() && !std::holds_alternative<Paragraph>(block)) continue;
    result += (result.empty() ? "" : "\n") + text;
  }
  return result;
}

}  // namespace

std::string markdown_text(std::string_view text) {
  const std::string clean = trimmed(printable(text));
  const std::size_t mark = block_mark(clean);
  std::string result;
  for (std::size_t i = 0; i < clean.size(); ++i) {
    const bool special =
        std::string_view("\\`*_{}[]<>|#~&$").find(clean[i]) != std::string_view::npos;
    if (special || i == mark || begins_link(clean, i)) result += '\\';
    result += clean[i];
  }
  return result;
}

std::string write_markdown(const Document& document, const Style& style) {
  return MarkdownWriter(style.language).blocks(document.blocks.get());
}

}  // namespace track::render
