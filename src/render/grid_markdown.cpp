#include <algorithm>

#include "track/base/text.hpp"
#include "track/render/grid.hpp"

namespace track::render {

namespace {

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

std::string grid_markdown(const Grid& grid, const Style& style) {
  std::string heading = "|";
  std::string rule = "|";
  for (const Column& column : grid.columns) {
    if (!column.shown) continue;
    heading += " " + markdown_text(column.heading.in(style.language)) + " |";
    rule += column.alignment == Alignment::right ? " ---: |" : " --- |";
  }
  std::string result = heading + "\n" + rule + "\n";
  for (const auto& row : grid.rows) {
    result += "|";
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (!grid.columns[i].shown) continue;
      result += " " + markdown_text(row[i].shown.in(style.language)) + " |";
    }
    result += "\n";
  }
  return result;
}

}  // namespace track::render
