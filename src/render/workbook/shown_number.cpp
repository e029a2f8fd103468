#include "workbook/shown_number.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace track::render {

namespace {

constexpr std::string_view decimal_digits = "0123456789";
constexpr std::string_view signs[] = {"-", "−", "△", "▲", "+"};

// A printed number, taken apart: "約△1,234.5 人".
struct PrintedNumber {
  std::string_view before;
  std::string_view sign;
  std::string_view digits;
  std::string_view after;
};

std::optional<PrintedNumber> taken_apart(std::string_view text) {
  const std::size_t first = text.find_first_of(decimal_digits);
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t end = std::min(text.find_first_not_of("0123456789,.", first), text.size());
  PrintedNumber printed{
      text.substr(0, first), {}, text.substr(first, end - first), text.substr(end)};
  if (printed.after.find_first_of(decimal_digits) != std::string_view::npos) return std::nullopt;
  for (const std::string_view sign : signs) {
    if (!printed.before.ends_with(sign)) continue;
    printed.sign = sign;
    printed.before.remove_suffix(sign.size());
    break;
  }
  return printed;
}

std::size_t decimals_of(std::string_view digits) {
  const std::size_t point = digits.find('.');
  return point == std::string_view::npos ? 0 : digits.size() - point - 1;
}

double number_of(std::string_view digits) {
  std::string plain(digits);
  std::erase(plain, ',');
  return std::strtod(plain.c_str(), nullptr);
}

// A text of the format itself; %, of which a program multiplies by 100, stays bare.
std::string quoted(std::string_view text, bool percent) {
  std::string result;
  std::string open;
  const auto close = [&] {
    if (!open.empty()) result += '"' + open + '"';
    open.clear();
  };
  for (const char letter : text) {
    if (percent && letter == '%') {
      close();
      result += letter;
    } else {
      open += letter;
    }
  }
  close();
  return result;
}

bool rounds_to(double number, double printed, std::size_t decimals) {
  constexpr double tolerance = 1e-9;  // of a double that stands for a decimal number
  const double half = 0.5 * std::pow(10.0, -static_cast<double>(decimals));
  return std::abs(std::abs(number) - printed) <= half + tolerance * (1 + printed);
}

}  // namespace

std::optional<std::string> format_showing(double number, const std::string& shown) {
  const std::optional<PrintedNumber> printed = taken_apart(shown);
  if (!printed || shown.find('"') != std::string::npos) return std::nullopt;
  const std::size_t decimals = decimals_of(printed->digits);
  const double value = number_of(printed->digits);
  const bool signed_negative = !printed->sign.empty() && printed->sign != "+";
  if (value != 0 && signed_negative != (number < 0)) return std::nullopt;
  const bool has_percent = printed->after.find('%') != std::string_view::npos;
  const bool percent = has_percent && rounds_to(number * 100, value, decimals);
  if (!percent && (has_percent || !rounds_to(number, value, decimals))) return std::nullopt;

  // Figures below a thousand stand in columns with larger ones.
  const bool grouped = value < 1000 || printed->digits.find(',') != std::string_view::npos;
  std::string digits = grouped ? "#,##0" : "0";
  if (decimals > 0) digits += "." + std::string(decimals, '0');
  const std::string before = quoted(printed->before, percent);
  const std::string behind = digits + quoted(printed->after, percent);
  const std::string sign = quoted(printed->sign, false);
  if (!signed_negative) return before + sign + behind;
  return before + behind + ";" + before + sign + behind;
}

}  // namespace track::render
