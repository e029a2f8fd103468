#include "html/escaping.hpp"

#include "track/base/text.hpp"

namespace track::render {

std::string escaped_markup(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char letter : text) {
    switch (letter) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\'':
        result += "&#39;";
        break;
      default:
        result += letter;
    }
  }
  return result;
}

std::string html_text(std::string_view text) {
  return escaped_markup(printable(text));
}

std::string html_lines(std::string_view text) {
  return escaped_markup(printable_lines(text));
}

std::string_view class_of(Paint paint) {
  switch (paint) {
    case Paint::good:
      return "good";
    case Paint::fair:
      return "fair";
    case Paint::poor:
      return "poor";
    case Paint::doubtful:
      return "fair doubtful";
    case Paint::absent:
      return "poor absent";
    case Paint::faint:
      return "faint";
    case Paint::plain:
    case Paint::heading:
      break;
  }
  return {};
}

}  // namespace track::render
