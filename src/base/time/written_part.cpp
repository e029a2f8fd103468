#include "written_part.hpp"

#include <array>
#include <cctype>
#include <string_view>

#include "track/base/text.hpp"

namespace track {

namespace {

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
bool is_a_digit(char character) {
  return character >= '0' && character <= '9';
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
  if (is_part_letter(end[0]) && is_a_digit(end[1])) return lettered(end[0], end[1], before);
  if (is_a_digit(end[0]) && is_part_letter(end[1])) return lettered(end[1], end[0], before);
  const std::string_view behind = text.substr(2);
  constexpr std::size_t digits_of_year = 4;
  const bool is_year = behind.empty() || !is_a_digit(behind[0]) || behind.size() >= digits_of_year;
  if (!is_part_letter(text[0]) || !is_a_digit(text[1]) || !is_year) return std::nullopt;
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
  if (!text.empty() && is_a_digit(text.back())) {
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

std::optional<WrittenPart> written_part(const std::string& text) {
  const std::string word = folded(text);
  if (const auto part = part_by_word(word)) return part;
  return part_by_letter(word);
}

}  // namespace track
