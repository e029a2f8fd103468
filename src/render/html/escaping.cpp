#include "html/escaping.hpp"

#include "track/base/text.hpp"

namespace track::render {

std::string html_text(std::string_view text) {
  const std::string clean = printable(text);
  std::string result;
  result.reserve(clean.size());
  for (const char letter : clean) {
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

}  // namespace track::render
