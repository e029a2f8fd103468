#include "cell_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "track/base/date.hpp"

namespace track::exchange {

namespace {

constexpr std::size_t significant = 15;

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

// The number in `digits` times ten to the power `exponent`, written out.
std::string written_out(bool negative, std::string digits, int exponent) {
  while (digits.size() > 1 && digits.back() == '0') {
    digits.pop_back();
    ++exponent;
  }
  const std::size_t leading = std::min(digits.find_first_not_of('0'), digits.size());
  digits.erase(0, leading);
  if (digits.empty()) return "0";
  const int point = static_cast<int>(digits.size()) + exponent;
  std::string text = negative ? "-" : "";
  if (exponent >= 0) return text + digits + std::string(static_cast<std::size_t>(exponent), '0');
  if (point <= 0) return text + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  return text + digits.insert(static_cast<std::size_t>(point), ".");
}

// Most numbers are stored with few digits, which are taken as they are.
std::optional<std::string> few_digits(std::string_view stored) {
  const bool negative = stored.starts_with('-');
  if (negative) stored.remove_prefix(1);
  const std::size_t point = std::min(stored.find('.'), stored.size());
  std::string digits(stored.substr(0, point));
  if (point < stored.size()) digits += stored.substr(point + 1);
  if (digits.empty() || digits.size() > significant) return std::nullopt;
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  const std::size_t decimals = stored.size() - std::min(point + 1, stored.size());
  return written_out(negative, std::move(digits), -static_cast<int>(decimals));
}

// As Excel counts: day 61 is 1900-03-01.
std::optional<Day> day_of(std::string_view digits, bool from_1904) {
  constexpr int last_doubtful = 60;
  constexpr int first_of_1904 = 1462;
  constexpr int last = 2'958'465;  // 9999-12-31
  const std::string_view whole = digits.substr(0, digits.find('.'));
  int serial = 0;
  const auto [end, problem] = std::from_chars(whole.data(), whole.data() + whole.size(), serial);
  if (problem != std::errc() || end != whole.data() + whole.size()) return std::nullopt;
  if (whole.starts_with('-') || serial > last) return std::nullopt;
  if (from_1904) {
    if (serial == 0 && digits != "0") return std::nullopt;  // a time of day
    serial += first_of_1904;
  }
  if (serial <= last_doubtful || serial > last) return std::nullopt;
  return make_day(1899, 12, 30) + std::chrono::days(serial);
}

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool is_iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = number_in(text.substr(0, 4));
  const auto month = number_in(text.substr(5, 2));
  const auto day = number_in(text.substr(8, 2));
  if (!year || !month || !day || *year < 1 || *month < 1 || *day < 1) return false;
  return std::chrono::year_month_day(std::chrono::year(*year),
                                     std::chrono::month(static_cast<unsigned>(*month)),
                                     std::chrono::day(static_cast<unsigned>(*day)))
      .ok();
}

}  // namespace

std::optional<std::string> digits_of(std::string_view stored) {
  if (auto digits = few_digits(stored)) return digits;
  if (stored.starts_with('+')) stored.remove_prefix(1);
  double value = 0;
  const auto [end, problem] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (problem != std::errc() || end != stored.data() + stored.size()) return std::nullopt;
  if (!std::isfinite(value)) return std::nullopt;
  // "-6.86000000000000e-01"
  const std::string shown = fmt::format("{:.{}e}", std::fabs(value), significant - 1);
  const std::size_t mark = shown.find('e');
  std::string digits = shown.substr(0, 1) + shown.substr(2, mark - 2);
  const std::string_view exponent = std::string_view(shown).substr(mark + 1);
  const int power = number_in(exponent.substr(exponent.starts_with('+') ? 1 : 0)).value_or(0);
  return written_out(value < 0, std::move(digits), power - static_cast<int>(significant) + 1);
}

void set_number(std::string_view stored, const NumberFormat& format, bool from_1904, Cell& cell) {
  auto digits = digits_of(stored);
  if (!digits) return set_text(std::string(stored), cell);
  cell.format = format.code;
  if (format.shows == Shows::day) {
    if (const auto day = day_of(*digits, from_1904)) {
      cell.kind = CellKind::day;
      cell.text = iso(*day);
      return;
    }
  }
  cell.kind = CellKind::number;
  cell.text = std::move(*digits);
}

void set_day(std::string_view stored, const std::string& format, Cell& cell) {
  const std::string_view day = stored.substr(0, stored.find('T'));
  if (!is_iso_day(day)) return set_text(std::string(stored), cell);
  set_other(CellKind::day, std::string(day), cell);
  cell.format = format;
}

void set_text(std::string text, Cell& cell) {
  const CellKind kind = text.empty() ? CellKind::empty : CellKind::text;
  set_other(kind, std::move(text), cell);
}

void set_boolean(bool value, Cell& cell) {
  set_other(CellKind::boolean, value ? "TRUE" : "FALSE", cell);
}

void set_other(CellKind kind, std::string text, Cell& cell) {
  cell.kind = kind;
  cell.text = std::move(text);
  cell.format.clear();
}

}  // namespace track::exchange
