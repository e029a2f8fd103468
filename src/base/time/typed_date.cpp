#include "typed_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "calendar_names.hpp"
#include "track/base/date.hpp"
#include "track/base/period.hpp"
#include "track/base/text.hpp"
#include "written_date.hpp"

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

constexpr Message<std::string, Localized> was_read_as{"\"{}\" was read as {}",
                                                      "「{}」は {} として扱いました"};
constexpr Message<std::string, Localized, Localized> wrong_weekday{
    "\"{}\" has the wrong weekday: {} is a {}", "「{}」の曜日が違います。{} は{}です"};
constexpr Message<> check_weekday{"correct the day, or leave the weekday out",
                                  "日付を確認するか、曜日を省いてください"};
constexpr Message<std::string> no_such_day_at_all{"there is no day \"{}\" in any year",
                                                  "「{}」という日はどの年にもありません"};
constexpr Message<std::string, std::string, std::string> either_way{
    "\"{}\" could be {} or {}", "「{}」は {} とも {} とも読めます"};
constexpr Message<std::string, std::string> write_one_of{"write {} or {}",
                                                         "{} または {} と書いてください"};
constexpr Message<std::string> year_is_not_first{"\"{}\" does not begin with its year",
                                                 "「{}」は年が先頭に書かれていません"};

struct RelativeWord {
  std::string_view word;
  int offset;  // in days or months
};

constexpr std::array relative_days{
    RelativeWord{"today", 0}, RelativeWord{"yesterday", -1}, RelativeWord{"今日", 0},
    RelativeWord{"本日", 0},  RelativeWord{"昨日", -1},      RelativeWord{"一昨日", -2},
};
constexpr std::array relative_months{
    RelativeWord{"thismonth", 0}, RelativeWord{"lastmonth", -1}, RelativeWord{"今月", 0},
    RelativeWord{"先月", -1},     RelativeWord{"前月", -1},
};

template <std::size_t size>
std::optional<int> offset_of(const std::string& word, const std::array<RelativeWord, size>& words) {
  for (const RelativeWord& one : words) {
    if (word == one.word) return one.offset;
  }
  return std::nullopt;
}

std::optional<Period> relative_date(const std::string& word, Day today) {
  if (const auto days = offset_of(word, relative_days)) {
    const Day day = today + std::chrono::days(*days);
    return Period{day, day};
  }
  const auto months = offset_of(word, relative_months);
  if (!months) return std::nullopt;
  const std::chrono::year_month_day date(month_of(today).first);
  return month_of(Day(date + std::chrono::months(*months)));
}

// The days of a written month and day in a year; nothing where it has no such day.
std::optional<Period> in_year(const WrittenDate& date, std::chrono::year year) {
  const std::chrono::year_month month = year / std::chrono::month(*date.month);
  if (!date.day) return Period{month / 1, month / std::chrono::last};
  const std::chrono::year_month_day day = month / std::chrono::day(*date.day);
  return day.ok() ? std::optional(Period{day, day}) : std::nullopt;
}

// 29 February comes at the latest after so many years.
constexpr int longest_wait = 8;

Parsed<Period> in_some_year(const WrittenDate& date, const std::string& shown,
                            const DateContext& context) {
  if (*date.month < 1 || *date.month > 12) return rejected<Period>(no_such_month(shown));
  const bool forward = context.not_before.has_value();
  const bool known = forward || context.not_after.has_value();
  const Day from = context.not_before.value_or(context.not_after.value_or(context.today));
  const std::chrono::year around = std::chrono::year_month_day(from).year();
  for (int distance = 0; distance <= longest_wait; ++distance) {
    const auto found = in_year(date, around + std::chrono::years(forward ? distance : -distance));
    if (!found || (forward ? found->last < from : found->first > from)) continue;
    Parsed<Period> reading = parsed(*found);
    if (!known) reading.notes.push_back(read_as(shown, period_text(*found, context.eras)));
    return reading;
  }
  return rejected<Period>(no_such_day_at_all(shown));
}

// Why a date that ends in its year, or has none, is not read, and how to write it.
Parsed<Period> order_problem(const UnclearOrder& order, const std::string& shown, Day today) {
  const std::chrono::year year =
      order.year ? std::chrono::year(*order.year) : std::chrono::year_month_day(today).year();
  std::vector<std::string> meanings;
  for (const auto& [month, day] :
       {std::pair(order.second, order.first), std::pair(order.first, order.second)}) {
    const WrittenDate date{{}, month, day};
    const auto found = month <= 12 ? in_year(date, year) : std::nullopt;
    if (found && (meanings.empty() || meanings.back() != iso(*found))) {
      meanings.push_back(iso(*found));
    }
  }
  if (meanings.empty()) return rejected<Period>(no_such_day_at_all(shown));
  if (meanings.size() == 1) {
    return rejected<Period>(year_is_not_first(shown), write_instead(meanings.front()));
  }
  return rejected<Period>(either_way(shown, meanings.front(), meanings.back()),
                          write_one_of(meanings.front(), meanings.back()));
}

std::optional<Parsed<Period>> written_days(const std::string& text, const std::string& shown,
                                           const DateContext& context) {
  const auto date = written_date(text, context.eras);
  if (!date || !date->month) return std::nullopt;
  if (!date->year) return in_some_year(*date, shown, context);
  if (const auto order = unclear_order(text)) return order_problem(*order, shown, context.today);
  if (!date->day) return existing_month(*date, shown);
  const auto day = existing_day(*date, shown);
  Parsed<Period> result{std::nullopt, day.problem, day.rule, day.warnings};
  if (day) result.value = Period{*day, *day};
  return result;
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

Localized read_as(const std::string& shown, const Localized& meaning) {
  return was_read_as(printable(shown), meaning);
}

std::optional<Parsed<Period>> typed_date(const std::string& text, const std::string& shown,
                                         const DateContext& context) {
  if (written_range(text)) return std::nullopt;
  const TextWithWeekday parts = part_weekday(text);
  std::optional<Parsed<Period>> reading;
  if (const auto relative = relative_date(folded(parts.text), context.today)) {
    reading = parsed(*relative);
  } else {
    reading = written_days(parts.text, shown, context);
  }
  if (!reading || !*reading || !parts.weekday) return reading;
  if (!(*reading)->is_day()) return std::nullopt;
  const std::chrono::weekday weekday((*reading)->first);
  if (weekday == *parts.weekday) return reading;
  const Localized day = day_text((*reading)->first, context.eras);
  return rejected<Period>(wrong_weekday(shown, day, weekday_name(weekday)), check_weekday());
}

}  // namespace track
