#include "existing_date.hpp"

#include <fmt/format.h>

namespace track {

namespace {

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
  if (const auto problem = year_problem(*date.year, text)) return rejected<Period>(*problem);
  if (*date.month < 1 || *date.month > 12) return rejected<Period>(no_such_month(text));
  const std::chrono::year_month month(std::chrono::year(date.year->gregorian()),
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

Parsed<Day> existing_day(const WrittenDate& date, const std::string& text) {
  const auto month = month_days(date, text);
  if (!month) return rejected<Day>(month.problem);
  const auto length = static_cast<unsigned>((month->last - month->first).count() + 1);
  if (*date.day < 1 || *date.day > length) {
    return rejected<Day>(no_such_day(text, iso(*month), length));
  }
  const Day day = month->first + std::chrono::days(*date.day - 1);
  const auto form = [&](const Era& era) {
    return fmt::format("{}.{}.{}", year_form(era, date.year->gregorian()), *date.month, *date.day);
  };
  return within_era(day, {day, day}, *date.year, text, form, iso(day));
}

Parsed<Period> existing_month(const WrittenDate& date, const std::string& text) {
  auto month = month_days(date, text);
  if (!month) return month;
  const auto form = [&](const Era& era) {
    return fmt::format("{}.{}", year_form(era, date.year->gregorian()), *date.month);
  };
  return within_era(*month, *month, *date.year, text, form, iso(*month));
}

Parsed<FiscalYear> existing_fiscal_year(const WrittenYear& year, const std::string& text,
                                        const FiscalCalendar& calendar) {
  if (const auto problem = year_problem(year, text)) return rejected<FiscalYear>(*problem);
  const FiscalYear value = calendar.year_named(year.gregorian());
  const auto form = [&](const Era&) { return calendar.short_label(value); };
  return within_era(value, calendar.period(value), year, text, form, iso(calendar.period(value)));
}

}  // namespace track
