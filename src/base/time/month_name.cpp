#include "month_name.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "track/base/text.hpp"

namespace track {

namespace {

constexpr std::array<std::string_view, 12> month_names{
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

constexpr std::size_t shortest_month = 3;  // letters: "Feb"

bool is_ascii_digit(char character) {
  return character >= '0' && character <= '9';
}
bool is_ascii_letter(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
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
    const auto alike = is_ascii_digit(text[at]) ? is_ascii_digit : is_ascii_letter;
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

std::optional<WrittenDate> date_with_month_name(std::string_view text) {
  if (std::none_of(text.begin(), text.end(), is_ascii_letter)) return std::nullopt;
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
