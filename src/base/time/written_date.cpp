#include "written_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>

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
std::optional<WrittenDate> month_and_day_by_unit(WrittenYear year, std::string_view rest) {
  WrittenDate date{year, {}, {}};
  if (rest.empty()) return date;
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

std::optional<WrittenDate> compact_date(std::string_view text) {
  std::string_view year = text.substr(0, 4);
  std::string_view month = text.substr(4, 2);
  std::string_view day = text.substr(6);
  return WrittenDate{{nullptr, *take_number<int>(year), 4},
                     take_number<unsigned>(month),
                     take_number<unsigned>(day)};
}

constexpr int earliest_year = 1868;
constexpr int latest_year = 2200;

constexpr Message<std::string> incomplete_year{"the year in \"{}\" is not written with four digits",
                                               "「{}」の年が西暦4桁で書かれていません"};
constexpr Message<std::string> no_year_zero{"\"{}\" has the year 0, which does not exist",
                                            "「{}」の0年という年はありません"};
constexpr Message<std::string, int, int> year_outside{"\"{}\" is outside the years {} to {}",
                                                      "「{}」は{}年から{}年までの範囲にありません"};
constexpr Message<std::string> no_such_month{"\"{}\" has a month that does not exist",
                                             "「{}」の月は存在しません"};
constexpr Message<std::string, std::string, unsigned> no_such_day{
    "there is no day \"{}\": {} has {} days", "「{}」という日はありません（{} は{}日までです）"};
constexpr Message<std::string, Localized, std::string> before_era{
    "\"{}\" is before era {} began on {}", "「{}」は{}の始まり（{}）より前です"};
constexpr Message<std::string> write_instead{"write {}", "{} と書いてください"};
constexpr Message<std::string, Localized, std::string, std::string> after_era{
    "\"{}\" is after the end of era {}; read as {} ({})",
    "「{}」は{}の終わりより後です。{}（{}）として扱います"};

Localized era_word(const Era& era) {
  return {era.letter, era.name};
}

const Era* successor(const Era& era) {
  const Era* next = &era + 1;
  const auto& eras = japanese_eras();
  return next == eras.data() + eras.size() ? nullptr : next;
}

std::optional<Localized> year_problem(const WrittenYear& year, const std::string& text) {
  if (!year.era && year.digits != 4) return incomplete_year(text);
  if (year.era && year.number == 0) return no_year_zero(text);
  if (year.number > latest_year || year.gregorian() < earliest_year ||
      year.gregorian() > latest_year) {
    return year_outside(text, earliest_year, latest_year);
  }
  return std::nullopt;
}

// The days of the written month; the problem where the year or month does not exist.
Parsed<Period> month_days(const WrittenDate& date, const std::string& text) {
  if (const auto problem = year_problem(date.year, text)) return rejected<Period>(*problem);
  if (*date.month < 1 || *date.month > 12) return rejected<Period>(no_such_month(text));
  const std::chrono::year_month month(std::chrono::year(date.year.gregorian()),
                                      std::chrono::month(*date.month));
  return parsed(Period{month / 1, month / std::chrono::last});
}

// Accepts what is written with an era only where the era had begun; warns where it had ended.
// `span` is what is written, `form` writes it with another era, `meaning` without any.
template <class T, class Form>
Parsed<T> within_era(T value, const Period& span, const WrittenYear& year, const std::string& text,
                     const Form& form, const std::string& meaning) {
  Parsed<T> reading = parsed(std::move(value));
  if (!year.era) return reading;
  if (span.last < year.era->first_day) {
    const Era* right = era_on(span.last);
    return rejected<T>(before_era(text, era_word(*year.era), iso(year.era->first_day)),
                       right ? write_instead(form(*right)) : Localized{});
  }
  const Era* next = successor(*year.era);
  if (next && span.first >= next->first_day) {
    const Era* right = era_on(span.first);
    reading.warnings.push_back(after_era(text, era_word(*year.era), form(*right), meaning));
  }
  return reading;
}

std::string year_form(const Era& era, int year) {
  return fmt::format("{}{}", era.letter, year - era.first_year + 1);
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
  std::string_view rest = text;
  const auto year = take_year(rest, eras);
  if (!year) return std::nullopt;
  if (rest.empty()) return WrittenDate{*year, {}, {}};
  if (take(rest, "年")) return month_and_day_by_unit(*year, rest);
  return month_and_day_by_separator(*year, rest);
}

std::optional<WrittenFiscalYear> written_fiscal_year(std::string_view text, EraCalendar eras) {
  std::string_view rest = text;
  if (folded(rest.substr(0, 2)) == "fy") {
    rest.remove_prefix(2);
    eras = EraCalendar::none;
  }
  const auto year = take_year(rest, eras);
  if (!year) return std::nullopt;
  if (rest.empty() || rest == "年度") return WrittenFiscalYear{*year, false};
  if (rest == "年") return WrittenFiscalYear{*year, true};
  return std::nullopt;
}

bool is_six_digits(std::string_view text) {
  return text.size() == 6 && leading_digits(text) == 6;
}

std::optional<WrittenRange> written_range(const std::string& text) {
  for (const std::string_view separator : {"..", "~", "〜"}) {
    const std::size_t position = text.find(separator);
    if (position != std::string::npos) {
      return WrittenRange{text.substr(0, position), text.substr(position + separator.size())};
    }
  }
  return std::nullopt;
}

Parsed<Day> existing_day(const WrittenDate& date, const std::string& text) {
  const auto month = month_days(date, text);
  if (!month) return rejected<Day>(month.problem);
  const auto length = static_cast<unsigned>((month->last - month->first).count() + 1);
  if (*date.day < 1 || *date.day > length) {
    return rejected<Day>(no_such_day(text, iso(*month), length));
  }
  const Day day = month->first + std::chrono::days(*date.day - 1);
  const auto form = [&](const Era& era) {
    return fmt::format("{}.{}.{}", year_form(era, date.year.gregorian()), *date.month, *date.day);
  };
  return within_era(day, {day, day}, date.year, text, form, iso(day));
}

Parsed<Period> existing_month(const WrittenDate& date, const std::string& text) {
  auto month = month_days(date, text);
  if (!month) return month;
  const auto form = [&](const Era& era) {
    return fmt::format("{}.{}", year_form(era, date.year.gregorian()), *date.month);
  };
  return within_era(*month, *month, date.year, text, form, iso(*month));
}

Parsed<FiscalYear> existing_fiscal_year(const WrittenYear& year, const std::string& text,
                                        const FiscalCalendar& calendar) {
  if (const auto problem = year_problem(year, text)) return rejected<FiscalYear>(*problem);
  const FiscalYear value{year.gregorian()};
  const auto form = [&](const Era&) { return calendar.short_label(value); };
  return within_era(value, calendar.period(value), year, text, form, iso(calendar.period(value)));
}

}  // namespace track
