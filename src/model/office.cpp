#include "track/model/office.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

namespace track {

namespace {

constexpr std::string_view white_space = " \t\r\n";

// What stands before the root of an XML document: mark, declaration, comments, the document type.
std::string_view without_prolog(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
    std::string_view end;
    if (text.starts_with("<!--")) {
      end = "-->";
    } else if (text.starts_with("<?")) {
      end = "?>";
    } else if (text.starts_with("<!")) {
      end = ">";
    } else {
      return text;
    }
    const std::size_t at = text.find(end);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + end.size());
  }
}

// Relative luminance of sRGB as WCAG 2 defines it.
double linear(unsigned value) {
  const double share = value / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

}  // namespace

std::string_view media_type(std::string_view picture) {
  if (picture.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  const std::string_view root = without_prolog(picture);
  const bool is_svg = root.starts_with("<svg") && root.size() > 4 &&
                      (white_space.find(root[4]) != std::string_view::npos || root[4] == '>');
  return is_svg ? "image/svg+xml" : "";
}

std::optional<double> contrast_on_white(std::string_view colour) {
  if (colour.size() != 7 || colour[0] != '#') return std::nullopt;
  double luminance = 0;
  std::size_t at = 1;
  for (const double weight : {0.2126, 0.7152, 0.0722}) {
    unsigned value = 0;
    const char* const begin = colour.data() + at;
    const auto [end, problem] = std::from_chars(begin, begin + 2, value, 16);
    if (problem != std::errc() || end != begin + 2) return std::nullopt;
    luminance += weight * linear(value);
    at += 2;
  }
  return 1.05 / (luminance + 0.05);
}

}  // namespace track
