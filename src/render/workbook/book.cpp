#include "workbook/book.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "track/base/error.hpp"
#include "track/base/text.hpp"

namespace track::render {

namespace {

constexpr Message<std::size_t, std::string> too_long_for_cell{
    "a text has {} characters, but a cell of a spreadsheet holds 32,767 at most: {} …",
    "{} 文字の文があります。表計算ソフトの1つのセルに入るのは32,767文字までです：{} …"};
constexpr Message<> other_formats_hold_it{
    "write it as CSV or JSON instead, or shorten the text with: track amend",
    "CSVまたはJSONで書き出すか、track amend で短くしてください"};
constexpr std::string_view name_of_nameless_sheet = "Sheet";
constexpr std::size_t longest_sheet_name = 31;  // in UTF-16

struct Replacement {
  char letter;
  std::string_view by;
};
constexpr Replacement not_in_sheet_names[] = {{'[', "［"}, {']', "］"}, {':', "："}, {'*', "＊"},
                                              {'?', "？"}, {'/', "／"}, {'\\', "＼"}};

std::size_t utf16_length(std::string_view text) {
  std::size_t length = 0;
  while (!text.empty()) length += take_character(text).code_point > 0xFFFF ? 2 : 1;
  return length;
}

// The longest beginning of at most so many units of UTF-16.
std::string beginning_of(std::string_view text, std::size_t units) {
  std::string result;
  for (std::size_t length = 0; !text.empty();) {
    const Utf8Character next = take_character(text);
    length += next.code_point > 0xFFFF ? 2 : 1;
    if (length > units) break;
    result += next.bytes;
  }
  return result;
}

bool is_taken(const std::string& name, const std::vector<BookSheet>& others) {
  return std::ranges::any_of(
      others, [&](const BookSheet& one) { return folded(one.name) == folded(name); });
}

std::string without_quotes_at_ends(std::string text) {
  while (text.starts_with('\'')) text.erase(0, 1);
  while (text.ends_with('\'')) text.pop_back();
  return trimmed(text);
}

// Control characters are written by their numbers; these have none in XML.
bool fits_xml(std::int32_t code_point) {
  return code_point >= 0 && code_point != 0xFFFE && code_point != 0xFFFF;
}

}  // namespace

StyleNumber Book::style(const CellStyle& wanted) {
  const auto found = std::ranges::find(styles, wanted);
  const auto place = found - styles.begin();
  if (found == styles.end()) styles.push_back(wanted);
  return static_cast<StyleNumber>(place);
}

std::optional<std::uint32_t> ground_of(Paint paint) {
  switch (paint) {
    case Paint::heading:
      return 0xD9E2EC;
    case Paint::faint:
      return 0xF2F2F2;
    case Paint::good:
      return 0xD5EBD3;
    case Paint::fair:
    case Paint::doubtful:
      return 0xFFF0C2;
    case Paint::poor:
    case Paint::absent:
      return 0xF8D3CE;
    case Paint::plain:
      break;
  }
  return std::nullopt;
}

std::string usable_sheet_name(const std::string& wanted, const std::vector<BookSheet>& others) {
  std::string clean;
  for (const char letter : printable(wanted)) {
    const auto* found = std::ranges::find(not_in_sheet_names, letter, &Replacement::letter);
    if (found == std::end(not_in_sheet_names)) {
      clean += letter;
    } else {
      clean += found->by;
    }
  }
  clean = without_quotes_at_ends(beginning_of(trimmed(clean), longest_sheet_name));
  if (is_blank(clean)) clean = name_of_nameless_sheet;
  std::string name = clean;
  for (int number = 2; is_taken(name, others); ++number) {
    const std::string ending = " (" + std::to_string(number) + ")";
    name = beginning_of(clean, longest_sheet_name - ending.size()) + ending;
  }
  return name;
}

double height_of_text(const std::string& text, double width, int points) {
  constexpr double usual = 10;
  constexpr double leading = 1.45;  // of a line, to the size of its letters
  const double digits = std::max(width * usual / points - 1, 4.0);
  const std::size_t lines = wrap(text, static_cast<std::size_t>(digits)).size();
  return std::ceil(static_cast<double>(lines) * points * leading) + 3;
}

std::string cell_text(const std::string& text) {
  std::string result;
  for (std::string_view rest = text; !rest.empty();) {
    const Utf8Character next = take_character(rest);
    if (fits_xml(next.code_point)) {
      result += next.bytes;
    } else {
      result +=
          next.code_point < 0 ? printable(next.bytes) : fmt::format("<U+{:X}>", next.code_point);
    }
  }
  const std::size_t length = utf16_length(result);
  if (length > longest_cell_text) {
    throw Error(ErrorKind::refused, too_long_for_cell(length, printable(beginning_of(result, 40))),
                {other_formats_hold_it()});
  }
  return result;
}

}  // namespace track::render
