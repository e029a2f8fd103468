#include "number_format.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <vector>

#include "track/base/text.hpp"

namespace track::exchange {

namespace {

struct BuiltIn {
  std::uint32_t id;
  std::string_view code;
};
constexpr BuiltIn built_ins[] = {
    {1, "0"},
    {2, "0.00"},
    {3, "#,##0"},
    {4, "#,##0.00"},
    {5, R"("¥"#,##0;"¥"\-#,##0)"},
    {6, R"("¥"#,##0;[Red]"¥"\-#,##0)"},
    {7, R"("¥"#,##0.00;"¥"\-#,##0.00)"},
    {8, R"("¥"#,##0.00;[Red]"¥"\-#,##0.00)"},
    {9, "0%"},
    {10, "0.00%"},
    {11, "0.00E+00"},
    {12, "# ?/?"},
    {13,
     "# ?"
     "?/?"
     "?"},
    {14, "yyyy/m/d"},
    {15, "d-mmm-yy"},
    {16, "d-mmm"},
    {17, "mmm-yy"},
    {18, "h:mm AM/PM"},
    {19, "h:mm:ss AM/PM"},
    {20, "h:mm"},
    {21, "h:mm:ss"},
    {22, "yyyy/m/d h:mm"},
    {27, R"([$-411]ge.m.d)"},
    {28, R"([$-411]ggge"年"m"月"d"日")"},
    {29, R"([$-411]ggge"年"m"月"d"日")"},
    {30, "m/d/yy"},
    {31, R"(yyyy"年"m"月"d"日")"},
    {32, R"(h"時"mm"分")"},
    {33, R"(h"時"mm"分"ss"秒")"},
    {34, R"(yyyy"年"m"月")"},
    {35, R"(m"月"d"日")"},
    {36, R"([$-411]ge.m.d)"},
    {37, "#,##0;-#,##0"},
    {38, "#,##0;[Red]-#,##0"},
    {39, "#,##0.00;-#,##0.00"},
    {40, "#,##0.00;[Red]-#,##0.00"},
    {45, "mm:ss"},
    {46, "[h]:mm:ss"},
    {47, "mm:ss.0"},
    {48, "##0.0E+0"},
    {49, "@"},
    {50, R"([$-411]ge.m.d)"},
    {51, R"([$-411]ggge"年"m"月"d"日")"},
    {52, R"(yyyy"年"m"月")"},
    {53, R"(m"月"d"日")"},
    {54, R"([$-411]ggge"年"m"月"d"日")"},
    {55, R"(yyyy"年"m"月")"},
    {56, R"(m"月"d"日")"},
    {57, R"([$-411]ge.m.d)"},
    {58, R"([$-411]ggge"年"m"月"d"日")"},
};

char small(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool begins(std::string_view code, std::string_view word) {
  return code.size() >= word.size() &&
         std::equal(word.begin(), word.end(), code.begin(),
                    [](char left, char right) { return left == small(right); });
}

// The letters of a code that stand for something, those of its first section.
struct Letters {
  bool year_or_day = false;
  bool month_or_minute = false;
  bool hour_or_second = false;
};

std::size_t length_of_quoted(std::string_view code) {
  const std::size_t end = code.find('"', 1);
  return end == std::string_view::npos ? code.size() : end + 1;
}

// "[h]" is elapsed time; colours, conditions and languages say nothing here.
std::size_t take_bracket(std::string_view code, Letters& letters) {
  const std::size_t end = std::min(code.find(']'), code.size() - 1);
  const std::string_view inner = code.substr(1, end - std::min<std::size_t>(end, 1));
  if (!inner.empty() && std::all_of(inner.begin(), inner.end(), [](char letter) {
        return small(letter) == 'h' || small(letter) == 'm' || small(letter) == 's';
      })) {
    letters.hour_or_second = true;
  }
  return end + 1;
}

std::size_t take_word(std::string_view code, Letters& letters) {
  if (begins(code, "general")) return 7;
  if (begins(code, "am/pm")) {
    letters.hour_or_second = true;
    return 5;
  }
  if (begins(code, "aaa") || begins(code, "ge") || begins(code, "gg")) letters.year_or_day = true;
  const char letter = small(code.front());
  if (letter == 'e' && code.size() > 1 && (code[1] == '+' || code[1] == '-')) return 2;
  if (letter == 'y' || letter == 'd' || letter == 'e') letters.year_or_day = true;
  if (letter == 'm') letters.month_or_minute = true;
  if (letter == 'h' || letter == 's') letters.hour_or_second = true;
  return 1;
}

std::size_t take_part(std::string_view code, Letters& letters) {
  switch (code.front()) {
    case '"':
      return length_of_quoted(code);
    case '\\':
    case '_':
    case '*':
      return std::min<std::size_t>(2, code.size());
    case '[':
      return take_bracket(code, letters);
    default:
      return take_word(code, letters);
  }
}

// Of one letter, or of what belongs to it: a quoted text, a bracket, what is behind "\\".
std::size_t length_of_part(std::string_view code) {
  Letters ignored;
  const char letter = code.front();
  if (letter == '"') return length_of_quoted(code);
  if (letter == '[') return take_bracket(code, ignored);
  const bool marks_next = letter == '\\' || letter == '_' || letter == '*';
  std::string_view rest = code.substr(marks_next ? 1 : 0);
  if (rest.empty()) return 1;
  return (marks_next ? 1 : 0) + take_character(rest).bytes.size();
}

// "m\\月" and "m\"月\"" are the same: with quotes, as Excel writes it.
std::string with_quotes(std::string_view code) {
  std::string result;
  while (!code.empty()) {
    if (code.front() == '"') {
      const std::size_t length = length_of_quoted(code);
      result += code.substr(0, length);
      code.remove_prefix(length);
    } else if (code.front() == '\\' && code.size() > 1) {
      code.remove_prefix(1);
      const std::string_view letter = take_character(code).bytes;
      result += letter == "\"" ? "\\\"" : "\"" + std::string(letter) + "\"";
    } else {
      result += take_character(code).bytes;
    }
  }
  return result;
}

}  // namespace

std::string_view built_in_format(std::uint32_t id) {
  const auto* found = std::ranges::find(built_ins, id, &BuiltIn::id);
  return found == std::end(built_ins) ? std::string_view() : found->code;
}

Shows shown_by(std::string_view code) {
  Letters letters;
  while (!code.empty() && code.front() != ';') code.remove_prefix(take_part(code, letters));
  if (letters.year_or_day) return Shows::day;
  if (letters.hour_or_second) return Shows::time;
  return letters.month_or_minute ? Shows::day : Shows::number;
}

DigitsShown digits_shown_by(std::string_view code) {
  DigitsShown shown;
  char last = ' ';
  while (!code.empty() && code.front() != ';') {
    const char letter = code.front();
    const std::size_t length = length_of_part(code);
    std::string_view part = code.substr(0, length);
    code.remove_prefix(length);
    const bool is_text =
        letter == '"' || letter == '\\' || static_cast<unsigned char>(letter) >= 0x80;
    if (letter == '"' || letter == '\\') part.remove_prefix(1);
    if (letter == '"' && part.ends_with('"')) part.remove_suffix(1);
    if (is_text) shown.literals += part;
    const bool is_digit = letter == '0' || letter == '#' || letter == '?' || letter == ',';
    // "General" has one too.
    shown.digits = shown.digits || (is_digit && letter != ',') || letter == '@' || letter == 'G' ||
                   letter == 'g';
    shown.as_percent = shown.as_percent || letter == '%';
    shown.in_thousands = shown.in_thousands || (last == ',' && !is_digit);
    last = letter;
  }
  shown.in_thousands = shown.in_thousands || last == ',';
  return shown;
}

namespace {

std::vector<std::string_view> sections_of(std::string_view code) {
  std::vector<std::string_view> sections;
  std::string_view rest = code;
  std::size_t length = 0;
  while (!rest.empty()) {
    if (rest.front() == ';') {
      sections.push_back(code.substr(0, length));
      rest.remove_prefix(1);
      code = rest;
      length = 0;
      continue;
    }
    const std::size_t part = length_of_part(rest);
    rest.remove_prefix(part);
    length += part;
  }
  sections.push_back(code);
  return sections;
}

// Whether a number fits "[<10]"; nothing where the section has no condition.
std::optional<bool> fits_condition(std::string_view section, double number) {
  while (section.starts_with('[')) {
    const std::size_t end = section.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view inside = section.substr(1, end - 1);
    section.remove_prefix(end + 1);
    const std::size_t signs = std::min(inside.find_first_not_of("<>="), inside.size());
    if (signs == 0) continue;  // a colour, a locale
    const std::string_view sign = inside.substr(0, signs);
    const double limit = std::strtod(std::string(inside.substr(signs)).c_str(), nullptr);
    if (sign == "<") return number < limit;
    if (sign == "<=") return number <= limit;
    if (sign == ">") return number > limit;
    if (sign == ">=") return number >= limit;
    return (number == limit) == (sign == "=");
  }
  return std::nullopt;
}

}  // namespace

std::string_view section_for(std::string_view code, double number) {
  if (code.find(';') == std::string_view::npos) return code;
  const std::vector<std::string_view> sections = sections_of(code);
  const bool conditional = std::ranges::any_of(
      sections, [&](std::string_view one) { return fits_condition(one, number).has_value(); });
  if (conditional) {
    for (const std::string_view one : sections) {
      if (fits_condition(one, number).value_or(true)) return one;
    }
    return sections.back();
  }
  if (sections.size() > 2 && number == 0) return sections[2];
  return sections.size() > 1 && number < 0 ? sections[1] : sections.front();
}

NumberFormat number_format(std::string_view code) {
  if (begins(code, "general") && code.size() == 7) return {};
  return {with_quotes(code), shown_by(code)};
}

}  // namespace track::exchange
