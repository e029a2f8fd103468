#include "track/base/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "track/base/text.hpp"

namespace track {

namespace {

constexpr Message<> result_too_large{"the result is too large to be represented exactly",
                                     "計算結果が大きすぎて正確に保持できません"};

// The absolute value; also of the smallest 64-bit number, whose negative does not exist.
std::uint64_t magnitude(std::int64_t units) {
  const auto bits = static_cast<std::uint64_t>(units);
  return units < 0 ? 0 - bits : bits;
}

constexpr Message<> number_forms{"write a number as 1234, 1,234.5 or -3.2",
                                 "数値は 1234、1,234.5、-3.2 のように書いてください"};
constexpr Message<> at_most_four_decimals{"at most four decimals are kept",
                                          "小数は第4位まで記録できます"};
constexpr Message<std::string> at_most{"a single value may be at most {}", "1件の値は {} までです"};

constexpr Message<> no_number{"no number is given", "数値がありません"};
constexpr Message<std::string> not_a_number{"\"{}\" is not a number", "「{}」は数値ではありません"};
constexpr Message<std::string> exponent{"\"{}\" has an exponent", "「{}」は指数表記です"};
constexpr Message<std::string, std::string> other_letters{
    "\"{}\" contains something other than a number: \"{}\"",
    "「{}」に数値以外の文字「{}」があります"};
constexpr Message<std::string> several_signs{"\"{}\" has more than one sign",
                                             "「{}」に符号が2つ以上あります"};
constexpr Message<std::string> several_points{"\"{}\" has more than one decimal point",
                                              "「{}」に小数点が2つ以上あります"};
constexpr Message<std::string> bare_point{"\"{}\" has no digit on one side of its decimal point",
                                          "「{}」は小数点の前か後に数字がありません"};
constexpr Message<std::string> misplaced_separator{"\"{}\" has a misplaced thousands separator",
                                                   "「{}」は桁区切りの位置が正しくありません"};
constexpr Message<std::string> too_many_decimals{"\"{}\" has more than four decimals",
                                                 "「{}」は小数が4桁を超えています"};
constexpr Message<std::string> number_too_large{"\"{}\" is too large", "「{}」は大きすぎます"};

bool is_digit(char character) {
  return character >= '0' && character <= '9';
}
bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_digit);
}

// The signs of a negative number but for "-": those of Japanese accounts, and what keyboards and
// word processors give for a minus, the mark of long vowels (ー) among them.
bool is_minus(std::string_view character) {
  constexpr std::string_view signs[] = {"△", "▲", "−", "‐",  "‑", "‒",
                                        "–", "—", "―", "ー", "ｰ", "﹣"};
  return std::find(std::begin(signs), std::end(signs), character) != std::end(signs);
}

// Full-width ASCII, and a minus of another shape at the front, in plain ASCII; other characters
// stay.
// Not NFKC as a whole: that would read "5²" as 52.
std::string plain_ascii(std::string_view text) {
  constexpr std::int32_t first_full_width = 0xFF01;
  constexpr std::int32_t last_full_width = 0xFF5E;
  constexpr std::int32_t to_ascii = first_full_width - '!';
  std::string result;
  while (!text.empty()) {
    const Utf8Character character = take_character(text);
    if (character.code_point >= first_full_width && character.code_point <= last_full_width) {
      result += static_cast<char>(character.code_point - to_ascii);
    } else if (result.empty() && is_minus(character.bytes)) {
      result += '-';
    } else {
      result += character.bytes;
    }
  }
  return result;
}

// Groups of three behind a first group of one to three that does not start with a zero: "0,123" is
// more likely a decimal comma than a number of 123.
bool separators_fit(std::string_view digits) {
  std::size_t comma = digits.find(',');
  if (comma == std::string_view::npos) return true;
  if (comma == 0 || comma > 3 || digits.front() == '0') return false;
  while (comma != std::string_view::npos) {
    digits.remove_prefix(comma + 1);
    comma = digits.find(',');
    if (std::min(comma, digits.size()) != 3) return false;
  }
  return true;
}

// What is wrong with a text that has other characters than digits, separators and points.
Localized letters_problem(const std::string& shown, std::string_view number) {
  const std::size_t position = number.find_first_not_of("0123456789,.");
  const bool follows_digits = position > 0 && all_digits(number.substr(position - 1, 1));
  if (follows_digits && (number[position] == 'e' || number[position] == 'E')) {
    const std::string_view power = number.substr(position + 1);
    const bool is_signed = power.starts_with('-') || power.starts_with('+');
    const std::string_view digits = power.substr(is_signed ? 1 : 0);
    if (!digits.empty() && all_digits(digits)) return exponent(shown);
  }
  if (number.find_first_of("0123456789") == std::string_view::npos) return not_a_number(shown);
  number.remove_prefix(position);
  return other_letters(shown, std::string(take_character(number).bytes));
}

// Why the text behind the sign is no number; nothing where it is one.
std::optional<Localized> form_problem(const std::string& shown, std::string_view number) {
  if (number.empty()) return shown.empty() ? no_number() : not_a_number(shown);
  if (number.starts_with('-') || number.starts_with('+')) return several_signs(shown);
  if (number.find_first_not_of("0123456789,.") != std::string_view::npos) {
    return letters_problem(shown, number);
  }
  const std::size_t point = number.find('.');
  if (point != number.rfind('.')) return several_points(shown);
  if (number.find(',', std::min(point, number.size())) != std::string_view::npos) {
    return misplaced_separator(shown);
  }
  if (point == 0 || point == number.size() - 1) return bare_point(shown);
  if (!separators_fit(number.substr(0, point))) return misplaced_separator(shown);
  return std::nullopt;
}

// The ten-thousandths of digits, separators and a point; nothing beyond `largest_input`.
std::optional<std::int64_t> units_of(std::string_view whole, std::string_view decimals) {
  constexpr std::int64_t largest = Quantity::largest_input * Quantity::units_per_one;
  std::int64_t units = 0;
  const auto append = [&](char digit) { units = units * 10 + (digit - '0'); };
  for (const char digit : whole) {
    if (digit == ',') continue;
    append(digit);
    if (units > Quantity::largest_input) return std::nullopt;
  }
  for (int place = 0; place < Quantity::decimals; ++place) {
    const auto index = static_cast<std::size_t>(place);
    append(index < decimals.size() ? decimals[index] : '0');
  }
  return units <= largest ? std::optional(units) : std::nullopt;
}

}  // namespace

Quantity operator+(Quantity left, Quantity right) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(left.units(), right.units(), &sum)) {
    throw Error(ErrorKind::refused, result_too_large());
  }
  return Quantity::from_units(sum);
}

Quantity operator-(Quantity left, Quantity right) {
  std::int64_t difference = 0;
  if (__builtin_sub_overflow(left.units(), right.units(), &difference)) {
    throw Error(ErrorKind::refused, result_too_large());
  }
  return Quantity::from_units(difference);
}

std::string plain(Quantity quantity) {
  constexpr auto units_per_one = static_cast<std::uint64_t>(Quantity::units_per_one);
  const std::uint64_t units = magnitude(quantity.units());
  std::string text = fmt::format("{}{}", quantity.is_negative() ? "-" : "", units / units_per_one);
  if (!quantity.is_whole()) {
    text += fmt::format(".{:0{}}", units % units_per_one, Quantity::decimals);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text;
}

std::string grouped(Quantity quantity) {
  return with_separators(plain(quantity));
}

std::string grouped(std::int64_t whole) {
  return with_separators(std::to_string(whole));
}

std::string with_separators(std::string number) {
  const std::size_t first_digit = number.starts_with('-') ? 1 : 0;
  std::size_t position = std::min(number.find('.'), number.size());
  while (position > first_digit + 3) {
    position -= 3;
    number.insert(position, 1, ',');
  }
  return number;
}

Parsed<Quantity> read_quantity(std::string_view text) {
  const std::string shown = trimmed(text);
  const std::string ascii = plain_ascii(shown);
  std::string_view number = ascii;
  const bool has_sign = number.starts_with('-') || number.starts_with('+');
  const bool negative = number.starts_with('-');
  if (has_sign) number.remove_prefix(1);
  const std::string unsigned_text = trimmed(number);
  number = unsigned_text;

  if (const auto problem = form_problem(shown, number)) {
    return rejected<Quantity>(*problem, number_forms());
  }
  const std::size_t point = std::min(number.find('.'), number.size());
  const std::string_view decimals = number.substr(std::min(point + 1, number.size()));
  if (decimals.size() > Quantity::decimals) {
    return rejected<Quantity>(too_many_decimals(shown), at_most_four_decimals());
  }
  const auto units = units_of(number.substr(0, point), decimals);
  if (!units) {
    return rejected<Quantity>(number_too_large(shown), at_most(grouped(Quantity::largest_input)));
  }
  return parsed(Quantity::from_units(negative ? -*units : *units));
}

Localized number_text(const std::string& number) {
  return {number, number.starts_with('-') ? "△" + number.substr(1) : number};
}

}  // namespace track
