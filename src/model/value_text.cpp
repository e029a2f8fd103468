#include "value_text.hpp"

#include <algorithm>
#include <array>

#include "track/base/text.hpp"

namespace track {

namespace {

// Which of the words the text starts with; empty for none.
template <std::size_t size>
std::string_view leading(std::string_view text, const std::array<std::string_view, size>& words) {
  const auto* found =
      std::ranges::find_if(words, [&](std::string_view word) { return text.starts_with(word); });
  return found == words.end() ? std::string_view{} : *found;
}

// The ASCII character whose full-width form the text starts with: U+FF01 … U+FF3F are
// EF BC 81 … EF BC BF, U+FF40 … U+FF5E are EF BD 80 … EF BD 9E.
std::optional<char> full_width_ascii(std::string_view text) {
  if (text.size() < 3) return std::nullopt;
  const int last_byte = static_cast<unsigned char>(text[2]);
  if (text.starts_with("\xEF\xBC") && last_byte >= 0x81 && last_byte <= 0xBF) {
    return static_cast<char>('!' + last_byte - 0x81);
  }
  if (text.starts_with("\xEF\xBD") && last_byte >= 0x80 && last_byte <= 0x9E) {
    return static_cast<char>('`' + last_byte - 0x80);
  }
  return std::nullopt;
}

// Spellings of one unit, the first of them for all.
struct UnitSpellings {
  std::array<std::string_view, 4> spellings;  // empty ones at the end
};
constexpr std::array same_units{
    UnitSpellings{{"人", "名", {}, {}}},
    UnitSpellings{{"%", "パーセント", "percent", "pct"}},
};

bool is_latin(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char each) {
    return (each >= 'a' && each <= 'z') || each == ' ';
  });
}

// か所 for カ所, ヶ所, 箇所, 人 for 名, "session" for "Sessions".
std::string canonical_unit(std::string_view unit) {
  constexpr std::array<std::string_view, 6> counters{"カ", "ヵ", "ヶ", "ケ", "箇", "個"};
  std::string text = trimmed(half_width(unit));
  std::string word = folded(unit);
  const std::string_view counter = leading(text, counters);
  const std::string rest = text.substr(counter.size());
  if (!counter.empty() && (rest == "所" || rest == "月")) return "か" + rest;
  for (const UnitSpellings& same : same_units) {
    const auto& spellings = same.spellings;
    if (std::ranges::find(spellings, word) != spellings.end()) return std::string(spellings[0]);
  }
  // A short one is a symbol, in which the case may matter.
  constexpr std::size_t shortest_word = 4;
  if (!is_latin(word) || word.size() < shortest_word) return text;
  if (word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
  return word;
}

}  // namespace

std::string plain_value_text(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::optional<char> ascii = full_width_ascii(text.substr(i));
    result += ascii.value_or(text[i]);
    if (ascii) i += 2;
  }
  return trimmed(result);
}

bool is_dash(std::string_view text) {
  constexpr std::array<std::string_view, 12> dashes{"-", "ｰ", "‐", "‑",  "‒", "–",
                                                    "—", "―", "−", "ー", "─", "﹣"};
  if (text.empty()) return false;
  while (!text.empty()) {
    const std::string_view dash = leading(text, dashes);
    if (dash.empty()) return false;
    text.remove_prefix(dash.size());
  }
  return true;
}

NumberAndRest cut_number(std::string_view text) {
  constexpr std::array<std::string_view, 27> characters{
      "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".",  ",", "-", "+",
      " ", "△", "▲", "−", "‐", "‑", "‒", "–", "—", "―", "ー", "ｰ", "﹣"};
  std::string_view rest = text;
  while (!leading(rest, characters).empty()) rest.remove_prefix(leading(rest, characters).size());
  return {trimmed(text.substr(0, text.size() - rest.size())), trimmed(rest)};
}

std::optional<ValueAndSampleSize> cut_sample_size(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  std::string value = trimmed(text.substr(0, equals));
  std::string size = trimmed(text.substr(equals + 1));
  if (!value.ends_with('n') && !value.ends_with('N')) return std::nullopt;
  value.pop_back();
  value = trimmed(value);
  if (value.ends_with('(') && size.ends_with(')')) {
    value.pop_back();
    size.pop_back();
  }
  return ValueAndSampleSize{trimmed(value), trimmed(size)};
}

bool same_unit(std::string_view left, std::string_view right) {
  return !left.empty() && canonical_unit(left) == canonical_unit(right);
}

}  // namespace track
