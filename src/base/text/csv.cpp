#include "track/base/csv.hpp"

#include <algorithm>
#include <iterator>

#include "track/base/text.hpp"

namespace track {

namespace {

constexpr std::string_view formula_signs[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};

// Behind apostrophes and white space.
bool runs_as_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  if (text.empty()) return false;
  if (text.front() == '\t' || text.front() == '\r' || text.front() == '\n') return true;
  for (std::string_view rest = text; !rest.empty(); text = rest) {
    if (!is_blank(take_character(rest).bytes)) break;
  }
  return std::any_of(std::begin(formula_signs), std::end(formula_signs),
                     [&](std::string_view sign) { return text.starts_with(sign); });
}

}  // namespace

std::string defused(std::string_view text) {
  return runs_as_formula(text) ? "'" + std::string(text) : std::string(text);
}

std::string_view undefused(std::string_view text) {
  if (text.starts_with('\'') && runs_as_formula(text)) text.remove_prefix(1);
  return text;
}

std::string csv_quoted(std::string_view text, std::string_view delimiters) {
  constexpr std::string_view mark = "\uFEFF";
  if (text.find_first_of("\"\r\n") == std::string_view::npos &&
      text.find_first_of(delimiters) == std::string_view::npos && !text.starts_with(mark)) {
    return std::string(text);
  }
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"') result += '"';
    result += letter;
  }
  return result + '"';
}

}  // namespace track
