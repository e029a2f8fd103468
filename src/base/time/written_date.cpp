#include "written_date.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstring>
#include <string_view>

#include "calendar_names.hpp"
#include "track/base/text.hpp"

namespace track {

namespace {

constexpr std::string_view first_year = "元";

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

std::size_t leading_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) -
                                  text.begin());
}

bool take(std::string_view& rest, std::string_view word) {
  if (!rest.starts_with(word)) return false;
  rest.remove_prefix(word.size());
  return true;
}

// Takes digits off; nothing where there are none, or more than a number can hold.
template <class Number>
std::optional<Number> take_number(std::string_view& rest) {
  Number number = 0;
  const std::size_t digits = leading_digits(rest);
  const auto result = std::from_chars(rest.data(), rest.data() + digits, number);
  if (result.ec != std::errc()) return std::nullopt;
  rest.remove_prefix(digits);
  return number;
}

std::optional<WrittenYear> take_year(std::string_view& rest, EraCalendar eras) {
  WrittenYear year;
  if (eras == EraCalendar::japanese && leading_digits(rest) == 0) {
    const std::size_t digits =
        std::min({rest.find_first_of("0123456789"), rest.find(first_year), rest.size()});
    year.era = find_era(rest.substr(0, digits));
    if (!year.era) return std::nullopt;
    rest.remove_prefix(digits);
    if (take(rest, first_year)) {
      year.number = 1;
      return year;
    }
  }
  year.digits = leading_digits(rest);
  const auto number = take_number<int>(rest);
  if (!number) return std::nullopt;
  year.number = *number;
  return year;
}

// "6月" or "6月11日".
std::optional<WrittenDate> month_and_day_by_unit(std::optional<WrittenYear> year,
                                                 std::string_view rest) {
  WrittenDate date{year, {}, {}};
  if (rest.empty() && year) return date;
  date.month = take_number<unsigned>(rest);
  if (!date.month || !take(rest, "月")) return std::nullopt;
  if (rest.empty()) return date;
  date.day = take_number<unsigned>(rest);
  if (!date.day || rest != "日") return std::nullopt;
  return date;
}

// "-6" or "-6-11".
std::optional<WrittenDate> month_and_day_by_separator(WrittenYear year, std::string_view rest) {
  const std::string_view separator = rest.substr(0, 1);
  if (separator != "-" && separator != "/" && separator != ".") return std::nullopt;
  take(rest, separator);
  WrittenDate date{year, {}, {}};
  date.month = take_number<unsigned>(rest);
  if (!date.month) return std::nullopt;
  if (rest.empty()) return date;
  if (!take(rest, separator)) return std::nullopt;
  date.day = take_number<unsigned>(rest);
  if (!date.day || !rest.empty()) return std::nullopt;
  return date;
}

// "6/11" as offices in Japan write it.
std::optional<WrittenDate> month_before_day(std::string_view rest) {
  WrittenDate date;
  date.month = take_number<unsigned>(rest);
  if (!date.month || !take(rest, "/")) return std::nullopt;
  date.day = take_number<unsigned>(rest);
  const bool whole = date.day && rest.empty();
  return whole && *date.month <= 12 ? std::optional(date) : std::nullopt;
}

std::optional<WrittenDate> compact_date(std::string_view text) {
  std::string_view year = text.substr(0, 4);
  std::string_view month = text.substr(4, 2);
  std::string_view day = text.substr(6);
  return WrittenDate{WrittenYear{nullptr, *take_number<int>(year), 4}, take_number<unsigned>(month),
                     take_number<unsigned>(day)};
}

// "4..6月" is "4月..6月", "6月1日..11日" is "6月1日..6月11日".
void complete_ends(WrittenRange& range) {
  std::string before_number = range.first;
  while (!before_number.empty() && is_digit(before_number.back())) before_number.pop_back();
  const bool ends_in_number = before_number.size() < range.first.size();
  const bool bare_month = ends_in_number && range.last.ends_with("月") &&
                          (before_number.empty() || before_number.ends_with("年"));
  if (bare_month) range.first += "月";
  const std::size_t month = range.first.rfind("月");
  const bool bare_day = range.last.ends_with("日") &&
                        leading_digits(range.last) + std::strlen("日") == range.last.size();
  if (!bare_day || month == std::string::npos) return;
  std::size_t begin = month;
  while (begin > 0 && is_digit(range.first[begin - 1])) --begin;
  range.last.insert(0, range.first.substr(begin, month + std::strlen("月") - begin));
}

struct HalfWord {
  std::string_view word;
  int number;
};

constexpr std::array half_words{HalfWord{"上半期", 1}, HalfWord{"下半期", 2}, HalfWord{"上期", 1},
                                HalfWord{"下期", 2}};
constexpr std::string_view quarter_word = "四半期";
constexpr std::array<std::string_view, 4> kanji_numbers{"一", "二", "三", "四"};

bool is_part_letter(char letter) {
  return letter == 'q' || letter == 'h';
}

// The year without what parts it from the part: "r4-" is "r4".
std::string bare_year(std::string_view text) {
  constexpr std::string_view separators = "-./ ";
  while (!text.empty() && separators.find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
  while (!text.empty() && separators.find(text.front()) != std::string_view::npos) {
    text.remove_prefix(1);
  }
  return std::string(text);
}

WrittenPart lettered(char letter, char digit, std::string_view year) {
  const char shown = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  return {bare_year(year), std::string{shown, digit}, digit - '0', letter == 'q' ? 4 : 2};
}

// "r4-q1", "r4q1", "q1", "q1fy2022", "r4-1q".
std::optional<WrittenPart> part_by_letter(std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  const std::string_view end = text.substr(text.size() - 2);
  const std::string_view before = text.substr(0, text.size() - 2);
  if (is_part_letter(end[0]) && is_digit(end[1])) return lettered(end[0], end[1], before);
  if (is_digit(end[0]) && is_part_letter(end[1])) return lettered(end[1], end[0], before);
  const std::string_view behind = text.substr(2);
  constexpr std::size_t digits_of_year = 4;
  const bool is_year = behind.empty() || !is_digit(behind[0]) || behind.size() >= digits_of_year;
  if (!is_part_letter(text[0]) || !is_digit(text[1]) || !is_year) return std::nullopt;
  return lettered(text[0], text[1], behind);
}

// "令和4年度第1四半期", "第一四半期", "令和4年度上半期".
std::optional<WrittenPart> part_by_word(std::string_view text) {
  for (const HalfWord& half : half_words) {
    if (!text.ends_with(half.word)) continue;
    text.remove_suffix(half.word.size());
    return WrittenPart{bare_year(text), std::string(half.word), half.number, 2};
  }
  if (!text.ends_with(quarter_word)) return std::nullopt;
  const std::string name(text);
  text.remove_suffix(quarter_word.size());
  int number = 0;
  if (!text.empty() && is_digit(text.back())) {
    number = text.back() - '0';
    text.remove_suffix(1);
  }
  for (std::size_t i = 0; number == 0 && i < kanji_numbers.size(); ++i) {
    if (!text.ends_with(kanji_numbers.at(i))) continue;
    number = static_cast<int>(i + 1);
    text.remove_suffix(kanji_numbers.at(i).size());
  }
  if (text.ends_with("第")) text.remove_suffix(std::string_view("第").size());
  return WrittenPart{bare_year(text), name, number, 4};
}

}  // namespace

std::string calendar_text(std::string_view text) {
  std::string result;
  bool space_before = false;
  const std::string half = trimmed(half_width(text));
  for (const char character : half) {
    if (character == ' ') {
      space_before = true;
      continue;
    }
    if (space_before && is_digit(character) && is_digit(result.back())) result += ' ';
    space_before = false;
    result += character;
  }
  return result;
}

std::optional<WrittenDate> written_date(std::string_view text, EraCalendar eras) {
  if (text.size() == 8 && leading_digits(text) == 8) return compact_date(text);
  if (const auto named = date_with_month_name(text)) return named;
  if (const auto date = month_and_day_by_unit(std::nullopt, text)) return date;
  if (eras == EraCalendar::japanese) {
    if (const auto date = month_before_day(text)) return date;
  }
  std::string_view rest = text;
  const auto year = take_year(rest, eras);
  if (!year) return std::nullopt;
  if (rest.empty()) return WrittenDate{*year, {}, {}};
  if (take(rest, "年")) return month_and_day_by_unit(*year, rest);
  return month_and_day_by_separator(*year, rest);
}

std::optional<UnclearOrder> unclear_order(std::string_view text) {
  if (text.find_first_not_of("0123456789-/.") != std::string_view::npos) return std::nullopt;
  const std::size_t digits = leading_digits(text);
  const auto date =
      digits == 1 || digits == 2 ? written_date(text, EraCalendar::none) : std::nullopt;
  if (!date || !date->year || !date->month) return std::nullopt;
  const auto first = static_cast<unsigned>(date->year->number);
  if (!date->day) return UnclearOrder{first, *date->month, {}};
  const std::size_t year_digits = text.size() - text.find_last_not_of("0123456789") - 1;
  if (year_digits != 4) return std::nullopt;
  return UnclearOrder{first, *date->month, static_cast<int>(*date->day)};
}

std::optional<WrittenFiscalYear> written_fiscal_year(std::string_view text, EraCalendar eras) {
  using Said = WrittenFiscalYear::Said;
  std::string_view rest = text;
  const bool prefixed = folded(rest.substr(0, 2)) == "fy";
  if (prefixed) {
    rest.remove_prefix(2);
    eras = EraCalendar::none;
  }
  const auto year = take_year(rest, eras);
  if (!year) return std::nullopt;
  if (rest == "年") return WrittenFiscalYear{*year, Said::calendar};
  if (!rest.empty() && rest != "年度") return std::nullopt;
  return WrittenFiscalYear{*year, prefixed || !rest.empty() ? Said::fiscal : Said::neither};
}

bool is_six_digits(std::string_view text) {
  return text.size() == 6 && leading_digits(text) == 6;
}

std::optional<WrittenRange> written_range(const std::string& text) {
  for (const std::string_view separator : {"..", "~", "〜", "から"}) {
    const std::size_t position = text.find(separator);
    if (position == std::string::npos) continue;
    WrittenRange range{text.substr(0, position), text.substr(position + separator.size())};
    if (range.last.ends_with("まで")) range.last.resize(range.last.size() - std::strlen("まで"));
    complete_ends(range);
    return range;
  }
  return std::nullopt;
}

std::optional<WrittenPart> written_part(const std::string& text) {
  const std::string word = folded(text);
  if (auto part = part_by_word(word)) return part;
  return part_by_letter(word);
}

}  // namespace track
