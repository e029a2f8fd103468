#include "calendar_names.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "track/base/text.hpp"

namespace track {

namespace {

struct WeekdayName {
  std::string_view en;
  std::string_view ja;
};

// As std::chrono counts them: from Sunday.
constexpr std::array<WeekdayName, 7> weekday_names{{{"Sunday", "日"},
                                                    {"Monday", "月"},
                                                    {"Tuesday", "火"},
                                                    {"Wednesday", "水"},
                                                    {"Thursday", "木"},
                                                    {"Friday", "金"},
                                                    {"Saturday", "土"}}};

constexpr std::size_t shortest_weekday = 3;  // letters: "Sat"
constexpr std::size_t longest_weekday = 9;   // "Wednesday"

bool drop_end(std::string& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text.resize(text.size() - end.size());
  return true;
}

// "sat", "saturday" and what lies between ("tues", "thurs").
std::optional<std::chrono::weekday> english_weekday(const std::string& folded_word) {
  if (folded_word.size() < shortest_weekday) return std::nullopt;
  for (unsigned i = 0; i < weekday_names.size(); ++i) {
    if (folded(weekday_names[i].en).starts_with(folded_word)) return std::chrono::weekday(i);
  }
  return std::nullopt;
}

// Takes 土, 土曜 or 土曜日 off the end.
std::optional<std::chrono::weekday> drop_japanese_weekday(std::string& text) {
  std::string rest = text;
  const bool with_unit = drop_end(rest, "曜日") || drop_end(rest, "曜");
  for (unsigned i = 0; i < weekday_names.size(); ++i) {
    if (!drop_end(rest, weekday_names[i].ja)) continue;
    // 6月11日 ends in no weekday.
    if (!with_unit && !rest.empty()) return std::nullopt;
    text = rest;
    return std::chrono::weekday(i);
  }
  return std::nullopt;
}

// What stands in brackets: "土", "土曜日", "土・祝", "sat.".
std::optional<std::chrono::weekday> bracketed_weekday(std::string word) {
  for (const std::string_view holiday : {"祝日", "祝", "振休", "休日", "休"}) {
    if (drop_end(word, holiday)) break;
  }
  if (!drop_end(word, "・") && !drop_end(word, ",")) drop_end(word, ".");
  if (const auto english = english_weekday(word)) return english;
  const auto japanese = drop_japanese_weekday(word);
  return word.empty() ? japanese : std::nullopt;
}

bool is_letter(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

// "2022-06-11,Sat" as the day and its weekday.
std::optional<TextWithWeekday> name_behind(const std::string& text) {
  std::string rest = text;
  drop_end(rest, ".");
  const auto begin = std::find_if_not(rest.rbegin(), rest.rend(), is_letter).base();
  const std::string name(begin, rest.end());
  rest.erase(begin, rest.end());
  if (name.size() > longest_weekday) return std::nullopt;
  const auto weekday = english_weekday(folded(name));
  if (!weekday || rest.empty()) return std::nullopt;
  drop_end(rest, ",");
  return TextWithWeekday{rest, weekday};
}

// The longest name that the text starts with: "SatJune11" has "Sat".
std::optional<TextWithWeekday> name_before(const std::string& text) {
  const auto letters = static_cast<std::size_t>(
      std::find_if_not(text.begin(), text.end(), is_letter) - text.begin());
  for (std::size_t size = std::min(letters, longest_weekday); size >= shortest_weekday; --size) {
    const auto weekday = english_weekday(folded(text.substr(0, size)));
    if (!weekday) continue;
    const std::size_t begin = text.find_first_not_of(".,", size);
    if (begin == std::string::npos) return std::nullopt;
    return TextWithWeekday{text.substr(begin), weekday};
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 12> month_names{
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

constexpr std::size_t shortest_month = 3;  // letters: "Feb"

bool is_ascii_digit(char character) {
  return character >= '0' && character <= '9';
}

// 1 to 12; nothing for what is no name or begin of one. "Sept" is customary beside "Sep".
std::optional<unsigned> month_of_name(const std::string& word) {
  if (word.size() < shortest_month) return std::nullopt;
  for (std::size_t i = 0; i < month_names.size(); ++i) {
    if (month_names[i].starts_with(word)) return static_cast<unsigned>(i + 1);
  }
  return std::nullopt;
}

bool is_ordinal_ending(const std::string& word) {
  return word == "st" || word == "nd" || word == "rd" || word == "th";
}

// "11th June, 2022" as "11", "june", "2022"; nothing where something else stands between.
std::optional<std::vector<std::string>> tokens_of(std::string_view text) {
  constexpr std::string_view separators = " ,.-/";
  std::vector<std::string> tokens;
  for (std::size_t at = 0; at < text.size();) {
    if (separators.find(text[at]) != std::string_view::npos) {
      ++at;
      continue;
    }
    const auto alike = is_ascii_digit(text[at]) ? is_ascii_digit : is_letter;
    std::size_t end = at;
    while (end < text.size() && alike(text[end])) ++end;
    if (end == at) return std::nullopt;
    tokens.push_back(folded(text.substr(at, end - at)));
    at = end;
  }
  return tokens;
}

// Takes the ending of "11th" off: joined to the month's name, as blanks are gone from "11th June".
void drop_ordinal(std::string& word, bool behind_number) {
  if (!behind_number || word.size() < 2 || !is_ordinal_ending(word.substr(0, 2))) return;
  word.erase(0, 2);
}

struct Token {
  std::string digits;  // empty for a name
  unsigned month = 0;

  bool is_year() const { return digits.size() > 2; }
  bool is_month() const { return month > 0; }
  unsigned number() const {
    unsigned value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }
};

// Numbers and exactly one month; nothing for anything else.
std::optional<std::vector<Token>> dated_tokens(std::string_view text) {
  const auto words = tokens_of(text);
  if (!words) return std::nullopt;
  constexpr std::size_t most_digits = 4;
  std::vector<Token> result;
  int months = 0;
  for (std::string word : *words) {
    if (is_ascii_digit(word.front())) {
      if (word.size() > most_digits) return std::nullopt;
      result.push_back({word});
      continue;
    }
    drop_ordinal(word, !result.empty() && !result.back().is_month());
    if (word.empty()) continue;
    const auto month = month_of_name(word);
    if (!month || ++months > 1) return std::nullopt;
    result.push_back({{}, *month});
  }
  return months == 1 ? std::optional(result) : std::nullopt;
}

}  // namespace

Localized weekday_name(std::chrono::weekday weekday) {
  const WeekdayName& name = weekday_names.at(weekday.c_encoding());
  return {std::string(name.en), std::string(name.ja) + "曜日"};
}

TextWithWeekday part_weekday(const std::string& text) {
  if (text.ends_with(')')) {
    const std::size_t bracket = text.rfind('(');
    if (bracket == std::string::npos) return {text, {}};
    const std::string word = text.substr(bracket + 1, text.size() - bracket - 2);
    const auto weekday = bracketed_weekday(folded(word));
    return weekday ? TextWithWeekday{text.substr(0, bracket), weekday} : TextWithWeekday{text, {}};
  }
  if (const auto behind = name_behind(text)) return *behind;
  if (const auto before = name_before(text)) return *before;
  std::string rest = text;
  const auto weekday =
      text.ends_with("曜") || text.ends_with("曜日") ? drop_japanese_weekday(rest) : std::nullopt;
  return rest.empty() ? TextWithWeekday{text, {}} : TextWithWeekday{rest, weekday};
}

std::optional<WrittenDate> date_with_month_name(std::string_view text) {
  if (std::none_of(text.begin(), text.end(), is_letter)) return std::nullopt;
  const auto tokens = dated_tokens(text);
  if (!tokens || tokens->size() > 3) return std::nullopt;
  WrittenDate date;
  for (const Token& token : *tokens) {
    if (token.is_month()) {
      date.month = token.month;
    } else if (!token.is_year() && !date.day) {
      date.day = token.number();
    } else if (!date.year) {
      date.year = WrittenYear{nullptr, static_cast<int>(token.number()), token.digits.size()};
    } else {
      return std::nullopt;
    }
  }
  return date;
}

}  // namespace track
