#include "outline_scan.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace track::definition {
namespace {

// The offset behind the string that opens at `begin`, or npos where it does not end.
std::size_t behind_string(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  const std::string triple(3, quote);
  const bool many_lines = text.substr(begin).starts_with(triple);
  std::size_t offset = begin + (many_lines ? 3 : 1);
  for (; offset < text.size(); ++offset) {
    if (quote == '"' && text[offset] == '\\') {
      ++offset;
    } else if (!many_lines && text[offset] == '\n') {
      return std::string_view::npos;
    } else if (!many_lines && text[offset] == quote) {
      return offset + 1;
    } else if (many_lines && text.substr(offset).starts_with(triple)) {
      offset += 3;
      // up to two quotes may stand right before the closing three
      for (int more = 0; more < 2 && offset < text.size() && text[offset] == quote; ++more) {
        ++offset;
      }
      return offset;
    }
  }
  return std::string_view::npos;
}

}  // namespace

OutlineScan scan_outline(const SourceText& source) {
  constexpr std::string_view ends_a_key = "=[]{},\n";
  const std::string_view text = source.content();
  OutlineScan found;
  int parts = 1;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char letter = text[offset];
    if (letter == '"' || letter == '\'') {
      const std::size_t end = behind_string(text, offset);
      if (end == std::string_view::npos) {
        found.unclosed_string = source.between(offset, text.size());
        return found;
      }
      offset = end;
      continue;
    }
    if (letter == '#') {
      offset = std::min(text.find('\n', offset), text.size());
      continue;
    }
    if (ends_a_key.find(letter) != std::string_view::npos) parts = 1;
    if (letter == '.' && ++parts > most_key_parts && !found.deep_key) {
      found.deep_key = source.between(offset, offset + 1);
    }
    ++offset;
  }
  return found;
}

}  // namespace track::definition
